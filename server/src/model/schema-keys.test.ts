import { describe, expect, test } from 'vitest';
import { listOf } from './long-list';
import { schemaFindings } from './schema-findings';
import { decimalKeys, describeKey, type KeyDescription, KINDS, type Kind } from './schema-keys';
import type { Node, ScalarNode } from './syntax';

type Path = readonly (string | number)[];

/** Every place that a kind's schema knows, items of lists included. */
function places(kind: Kind, path: Path = []): { path: Path; described: KeyDescription }[] {
  const described = describeKey(kind, path);
  if (described === undefined) return [];
  return [
    { path, described },
    ...described.keys.flatMap(key => places(kind, [...path, key])),
    ...places(kind, [...path, 0]),
  ];
}

/** The nodes that reading a JSON value would give. */
function nodeOf(value: unknown): Node {
  const at = { start: 0, end: 1 };
  if (Array.isArray(value)) return { ...at, kind: 'sequence', flow: true, items: listOf<Node>(value.map(nodeOf)) };
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, part]) => ({ key: scalar(key), value: nodeOf(part) }));
    return { ...at, kind: 'mapping', flow: true, entries };
  }
  return scalar(value);
}

const scalar = (value: unknown): ScalarNode => ({
  kind: 'scalar',
  start: 0,
  end: 1,
  value: typeof value === 'number' ? value : String(value),
  text: String(value),
  quoted: false,
});

/** A document of the kind with nothing but what its schema requires and one more key. */
function documentWith(kind: Kind, path: Path, example: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return example;
  const inner = documentWith(kind, rest, example);
  return typeof step === 'number' ? [inner] : { [step]: inner };
}

describe.each(KINDS)('the schema of %s', kind => {
  const keys = places(kind).filter(({ path }) => typeof path.at(-1) === 'string');

  test.each(keys.map(({ path, described }) => [path.join('.'), described] as const))(
    'gives %s a title, a sentence and an example',
    (_, { title, description, examples }) => {
      expect(title).toMatch(/^[A-Z]/);
      expect(description).toMatch(/^[A-Z].*\.$/);
      expect(examples.length).toBeGreaterThan(0);
    },
  );

  test.each(keys.map(({ path, described }) => [path.join('.'), path, described.examples] as const))(
    'accepts its own examples of %s',
    (_, path, examples) => {
      for (const example of examples) {
        const root = nodeOf(documentWith(kind, path, example));
        const values = [...schemaFindings(kind, root, 'file:///example').findings].map(({ message }) => message.name);
        expect(values.filter(name => name !== 'schemaMissingKey')).toEqual([]);
      }
    },
  );
});

test('a place that no schema knows has no description', () => {
  expect(describeKey('usage', ['licenses'])).toBeUndefined();
  expect(describeKey('usage', ['days', 'date'])).toBeUndefined();
  expect(describeKey('usage', ['constructor'])).toBeUndefined();
});

test('what is shared between keys is described where it is used', () => {
  expect(describeKey('subscription', ['licenses', 'standard', 'overage', 'unitPrice'])).toMatchObject({
    title: 'Overage price',
    wanted: { is: 'money', example: '100.00' },
  });
});

test('what must be there is told of each block', () => {
  expect(describeKey('usage', ['agentSessions', 0])?.required).toEqual(['agent', 'license', 'login']);
  expect(describeKey('subscription', ['licenses'])?.required).toEqual([]);
});

test('prices, percentages, amounts and totals are decimals', () => {
  expect([...decimalKeys()].sort()).toEqual(
    ['amount', 'discount', 'other', 'recurring', 'surgeProtection', 'taxes', 'total', 'unitPrice', 'usage'].sort(),
  );
});
