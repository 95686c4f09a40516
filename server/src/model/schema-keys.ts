/** What the schemas say about a place in a document: the one source for messages, hover and completion. */
import invoice from '../../../schemas/invoice.schema.json';
import subscription from '../../../schemas/subscription.schema.json';
import usage from '../../../schemas/usage.schema.json';
import { FORMS, type Form, type Wanted } from '../messages/schema-en';

export const KINDS = ['subscription', 'usage', 'invoice'] as const;
export type Kind = (typeof KINDS)[number];

interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const SCHEMAS: Readonly<Record<Kind, Schema>> = { subscription, usage, invoice };

/** A key, an item of a list, or a whole document, as its schema describes it. */
export interface KeyDescription {
  /** Where in the schemas it is described: `subscription#/$defs/license/properties/committed`. */
  readonly pointer: string;
  readonly title: string;
  readonly description: string;
  readonly examples: readonly unknown[];
  readonly wanted: Wanted;
  /** What text must match to stand here. */
  readonly pattern: RegExp | undefined;
  readonly keys: readonly string[];
  /** Those of the keys that must be there. */
  readonly required: readonly string[];
}

/**
 * What the schema of the kind says about a place; undefined where it knows none.
 * @param path keys and list indexes from the document's root on, `['licenses', 'standard', 'committed']`
 */
export function describeKey(kind: Kind, path: readonly (string | number)[]): KeyDescription | undefined {
  const root = SCHEMAS[kind];
  let schema = resolved(root, root);
  let pointer = '';
  for (const step of path) {
    const next = typeof step === 'number' ? schema.items : ownProperty(schema.properties, step);
    if (next === undefined) return undefined;
    // What a block that is used several times says of its keys is said once, at the block.
    const block = schema.$ref === undefined ? pointer : schema.$ref.slice(1);
    pointer = `${block}${typeof step === 'number' ? '/items' : `/properties/${step}`}`;
    schema = resolved(next, root);
  }
  const wanted = wantedOf(schema);
  if (wanted === undefined) return undefined;
  return {
    pointer: `${kind}#${pointer}`,
    title: schema.title ?? '',
    description: schema.description ?? '',
    examples: schema.examples ?? [],
    wanted,
    pattern: schema.pattern === undefined ? undefined : new RegExp(schema.pattern, 'u'),
    keys: Object.keys(schema.properties ?? {}),
    required: schema.required ?? [],
  };
}

/** The keys of the block at a path, in the order of its schema. */
export const orderIn =
  (kind: Kind) =>
  (path: readonly (string | number)[]): readonly string[] =>
    describeKey(kind, path)?.keys ?? [];

const isDecimal = (schema: Schema): boolean => schema.$ref === '#/$defs/money' || schema.$ref === '#/$defs/percent';

/** Keys whose values are exact decimals and therefore judged as they are written, never as a binary float. */
export function decimalKeys(): ReadonlySet<string> {
  // Not when the server starts: it answers before it reads anything.
  knownDecimals ??= new Set(KINDS.flatMap(kind => decimalsIn(SCHEMAS[kind])));
  return knownDecimals;
}

let knownDecimals: ReadonlySet<string> | undefined;

function decimalsIn(schema: Schema): string[] {
  const properties = Object.entries(schema.properties ?? {});
  const below = [...properties.map(([, part]) => part), ...Object.values(schema.$defs ?? {})];
  if (schema.items !== undefined) below.push(schema.items);
  return [...properties.filter(([, part]) => isDecimal(part)).map(([key]) => key), ...below.flatMap(decimalsIn)];
}

type ResolvedSchema = Schema & { readonly form?: Form | undefined };

function resolved(schema: Schema, root: Schema): ResolvedSchema {
  const name = schema.$ref?.slice('#/$defs/'.length);
  if (name === undefined) return schema;
  return { ...ownProperty(root.$defs, name), ...schema, form: FORMS.find(form => form === name) };
}

const ownProperty = (properties: Readonly<Record<string, Schema>> | undefined, key: string): Schema | undefined =>
  properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : undefined;

function wantedOf(schema: ResolvedSchema): Wanted | undefined {
  const { minimum, maximum, form } = schema;
  if (schema.const !== undefined) return { is: 'choice', choices: [schema.const] };
  if (schema.enum !== undefined) return { is: 'choice', choices: schema.enum };
  if (schema.type === 'array') return { is: 'list' };
  if (schema.type === 'object') return { is: 'block', keys: Object.keys(schema.properties ?? {}) };
  if (form !== undefined) return { is: form, example: String(schema.examples?.[0] ?? '') };
  if (minimum === undefined || maximum === undefined) return undefined;
  return { is: 'wholeNumber', minimum, maximum };
}
