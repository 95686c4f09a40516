/**
 * Measures what the editor and the command line do against their peers, both in one run, and prints the table. Never
 * fails for what it finds: times belong to a machine. Group names as arguments run only these; `--profile` shows where the
 * time of those goes that reach their targets last.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Group, Line } from './line';
import { answers } from './lines/answers';
import { hints } from './lines/hints';
import { keystroke } from './lines/keystroke';
import { logIns } from './lines/log-ins';
import { memory } from './lines/memory';
import { open } from './lines/open';
import { packaged } from './lines/package';
import { start } from './lines/start';
import { structure } from './lines/structure';
import { workspace } from './lines/workspace';
import { BENCH, ROOT } from './places';
import { profileTable } from './profiles';
import { type Run, runOf } from './run';
import { comparedWith, markdownOf, placeOf, tableOf } from './table';

const GROUPS: readonly Group[] = [
  keystroke,
  structure,
  open,
  answers,
  hints,
  start,
  memory,
  workspace,
  logIns,
  packaged,
];

const BASELINE = join(BENCH, 'baseline.json');
const README = join(ROOT, 'README.md');
const PLACE_IN_README = /(<!-- bench -->\n).*?(<!-- \/bench -->)/s;
const SPEED = join(ROOT, 'docs', 'speed.md');
const PLACE_IN_SPEED = /(<!-- profile -->\n).*?(<!-- \/profile -->)/s;

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string', default: join(BENCH, 'results', 'latest.json') },
    keep: { type: 'boolean' },
    profile: { type: 'boolean' },
  },
});

const unknown = names.filter(name => !GROUPS.some(group => group.name === name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')} to measure; there is ${GROUPS.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

if (options.keep === true && names.length > 0) {
  console.error('Only a whole run can be kept: leave the names out.');
  process.exit(2);
}

if (options.profile === true) {
  const table = await profileTable();
  console.log(table);
  if (options.keep === true) await put(SPEED, PLACE_IN_SPEED, `${placeOf(runOf([]))}\n\n${table}`);
  process.exit();
}

const lines: Line[] = [];
for (const { name, measure } of GROUPS) {
  if (names.length > 0 && !names.includes(name)) continue;
  console.log(`Measuring ${name} …`);
  lines.push(...(await measure().catch(tellFailure)));
}
console.log(`\n${tableOf(lines)}\n`);

const run = runOf(lines);
await writeJson(options.json, run);
const baseline = await readRun(BASELINE);
if (baseline !== undefined) for (const sentence of comparedWith(baseline, lines)) console.log(sentence);
if (options.keep === true && process.exitCode === undefined) await keep(run);

/** The other groups are measured all the same. */
function tellFailure(error: unknown): [] {
  console.error(error);
  process.exitCode = 1;
  return [];
}

/** As what later runs are compared with, and as what the README shows. */
async function keep(kept: Run): Promise<void> {
  await writeJson(BASELINE, kept);
  await put(README, PLACE_IN_README, markdownOf(kept));
}

/** Between two marks of a document. */
async function put(file: string, place: RegExp, text: string): Promise<void> {
  const before = await readFile(file, 'utf8');
  await writeFile(
    file,
    before.replace(place, (_, start, end) => `${start}${text}\n${end}`),
  );
}

async function readRun(file: string): Promise<Run | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}

async function writeJson(file: string, value: unknown): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(value, undefined, 2)}\n`);
}
