// Turns the JSON Schemas into validators, so that nothing is compiled at start and no web worker needs `Function`.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const generated = `${root}/server/src/model/generated`;

const validators = {
  validateSubscription: 'urn:entitlement-specs:subscription',
  validateUsage: 'urn:entitlement-specs:usage',
  validateInvoice: 'urn:entitlement-specs:invoice',
  // The records of long lists are checked one by one, so that one that is changed is checked alone.
  validateDay: 'urn:entitlement-specs:usage#/properties/days/items',
  validateAgentSession: 'urn:entitlement-specs:usage#/properties/agentSessions/items',
  validateIvrConnection: 'urn:entitlement-specs:usage#/properties/ivrConnections/items',
  validateDigitalUnits: 'urn:entitlement-specs:usage#/properties/digitalChannels/items',
  validateSource: 'urn:entitlement-specs:usage#/properties/sources/items',
  validateAmendment: 'urn:entitlement-specs:subscription#/properties/amendments/items',
  validateInvoiceLine: 'urn:entitlement-specs:invoice#/properties/lines/items',
};

const declarations = `/** What a schema has against a value, and where: \`instancePath\` is a JSON pointer. */
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: { readonly missingProperty?: string; readonly additionalProperty?: string };
}

/** Says whether the value fits; the errors of the last call stand on the function. */
export interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

${Object.keys(validators)
  .map(name => `export declare const ${name}: Validator;`)
  .join('\n')}
`;

const ANNOTATIONS = new Set(['title', 'description', 'examples', 'default']);

/** The schema as far as it decides anything: what is written for people stays out of the code. */
function withoutAnnotations(schema) {
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword]) => !ANNOTATIONS.has(keyword))
      .map(([keyword, value]) => {
        if (keyword === 'properties' || keyword === '$defs') {
          return [
            keyword,
            Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutAnnotations(part)])),
          ];
        }
        return [keyword, keyword === 'items' ? withoutAnnotations(value) : value];
      }),
  );
}

async function writeChanged(path, text) {
  const before = await readFile(path, 'utf8').catch(() => undefined);
  if (before !== text) await writeFile(path, text);
}

/** Writes the validators beside the model that uses them. Writes nothing when nothing has changed. */
export async function compileSchemas() {
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    messages: false,
    inlineRefs: false,
    code: { source: true, esm: true },
  });
  for (const kind of ['subscription', 'usage', 'invoice']) {
    const schema = JSON.parse(await readFile(`${root}/schemas/${kind}.schema.json`, 'utf8'));
    ajv.addSchema(withoutAnnotations(schema));
  }
  const code = standaloneCode(ajv, validators);
  if (code.includes('require(')) {
    throw new Error(
      'The validators need one of ajv’s run-time parts, which a web worker cannot load: use another keyword.',
    );
  }
  await mkdir(generated, { recursive: true });
  await writeChanged(`${generated}/validators.mjs`, `${code}\n`);
  await writeChanged(`${generated}/validators.d.mts`, declarations);
}

/** By this name the test runner calls it before any test. */
export { compileSchemas as setup };

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await compileSchemas();
