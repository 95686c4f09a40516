/** A term as somebody types it outside of a file, by the rules of files and with their sentences. */
import type { Big } from '../engine/decimal';
import type { Message } from '../messages/message';
import { percentageAt, quantityAt, type Reading } from './reading';
import { schemaFindings } from './schema-findings';
import { type Entry, type MappingNode, type Node, type ScalarNode, valueAt } from './syntax';
import { type TermName, termPath } from './terms';

export type TypedTerm = { readonly value: number | Big } | { readonly problem: Message };

export function readTypedTerm(name: TermName, text: string): TypedTerm {
  const path = termPath(name);
  const root = path.reduceRight<Node>((value, key) => mapping([{ key: scalar(key), value }]), scalar(text));
  const checked = schemaFindings('subscription', root, '');
  const reading: Reading = { uri: '', marked: new Set(checked.marked), findings: [...checked.findings] };
  const holder = path.slice(0, -1).reduce<Node | undefined>((node, key) => valueAt(node, key), root);
  const key = path.at(-1) ?? '';
  const read = name === 'surgeProtection' ? percentageAt(reading, holder, key) : quantityAt(reading, holder, key);
  // All that it lacks around the term does not matter.
  const problem = reading.findings.find(
    ({ code, message }) => code === 'schema' && message.name !== 'schemaMissingKey',
  );
  if (read !== undefined) return { value: read.value };
  return { problem: problem?.message ?? { name: 'unknown', args: [] } };
}

const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;

function scalar(text: string): ScalarNode {
  const value = text === '' ? null : NUMBER.test(text) ? Number(text) : text;
  return { kind: 'scalar', start: 0, end: text.length, value, text, quoted: false };
}

const mapping = (entries: readonly Entry[]): MappingNode => ({
  kind: 'mapping',
  start: 0,
  end: 0,
  flow: true,
  entries,
});
