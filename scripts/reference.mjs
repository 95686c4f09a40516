// Writes docs/reference.md: every key of every kind of file, as the JSON Schemas describe it.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const KINDS = ['subscription', 'usage', 'invoice'];

/** What the schemas' shared definitions of values are called in docs/files.md. */
const VALUES = {
  text: 'text',
  quantity: 'quantity',
  money: 'money',
  percent: 'percentage',
  currency: 'currency',
  date: 'date',
  instant: 'instant',
};

const HEAD = `# Reference of keys

Every key of every kind of file. This page is made from the [JSON Schemas](../schemas) by \`npm run reference\`; the editor
shows the same sentences. [files.md](files.md) tells how the files belong together and
[how values are written](files.md#values). \`TYPE\` stands for \`premium\`, \`standard\`, \`ivrPorts\` and
\`workforceOptimization\`, which have the same keys.
`;

/** The page, from the schemas in the order of its chapters. */
export const referenceOf = schemas => [HEAD, ...schemas.map(chapterOf)].join('\n');

function chapterOf(schema) {
  const blocks = blocksOf(schema, schema, []);
  const sections = [...blocks].map(([block, path]) => sectionOf(schema, block, path, blocks));
  return `## ${schema.title}\n\n${schema.description}\n\n${sections.join('\n')}`;
}

/** Every block of keys below a schema with the path that leads to it. */
function blocksOf(schema, block, path, blocks = new Map()) {
  if (blocks.has(block)) return blocks;
  blocks.set(block, path);
  for (const [key, value] of Object.entries(block.properties)) {
    const inner = innerBlock(schema, value);
    const isShared = Object.values(block.properties).filter(other => innerBlock(schema, other) === inner).length > 1;
    // The four licences have the same keys, which stand once.
    if (inner !== undefined) blocksOf(schema, inner, [...path, isShared ? 'TYPE' : key], blocks);
  }
  return blocks;
}

/** The block of keys that a value is, or that each item of it is. */
function innerBlock(schema, value) {
  const resolved = definitionOf(schema, value) ?? value;
  if (resolved.type === 'array') return innerBlock(schema, resolved.items);
  return resolved.properties === undefined ? undefined : resolved;
}

const nameOfDefinition = ({ $ref }) => $ref?.slice('#/$defs/'.length);
const definitionOf = (schema, value) => schema.$defs?.[nameOfDefinition(value)];

function sectionOf(schema, block, path, blocks) {
  const head = path.length === 0 ? '' : `### ${headingOf(schema, path)}\n\n`;
  const rows = Object.entries(block.properties).map(([key, value]) => {
    const need = block.required?.includes(key) ? '**required**' : '';
    const cells = [`\`${key}\``, formOf(schema, value, blocks), need, value.description, exampleOf(value)];
    return `|${cells.map(cell => (cell === '' ? ' ' : ` ${cell.replaceAll('|', '\\|')} `)).join('|')}|`;
  });
  return `${head}| key | value | | meaning | for example |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
}

const headingOf = ({ title }, path) => `${title}: \`${path.join('.')}\``;

/** As a page's readers find headings: what is no letter or digit is left out, blanks become hyphens. */
const anchorOf = heading =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

function formOf(schema, value, blocks) {
  if (value.const !== undefined) return `\`${value.const}\``;
  if (value.enum !== undefined) return value.enum.map(choice => `\`${choice}\``).join(' or ');
  if (value.minimum !== undefined) return `${value.minimum} to ${value.maximum}`;
  const inner = innerBlock(schema, value);
  if (inner === undefined) return VALUES[nameOfDefinition(value)];
  const kind = (definitionOf(schema, value) ?? value).type === 'array' ? 'list' : 'block';
  return `[${kind}](#${anchorOf(headingOf(schema, blocks.get(inner)))})`;
}

/** The first example as it is written in a file, on one line; a block's stands with its keys. */
function exampleOf({ examples: [example], properties, type }) {
  const isBlock = properties !== undefined || type === 'array' || typeof example === 'object';
  return isBlock ? '' : `\`${example}\``;
}

export const schemasInOrder = () =>
  Promise.all(KINDS.map(async kind => JSON.parse(await readFile(`${root}/schemas/${kind}.schema.json`, 'utf8'))));

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await writeFile(`${root}/docs/reference.md`, referenceOf(await schemasInOrder()));
}
