/** An explanation as the rows of a small table: inputs first, the number itself last. */
import type { Big } from '../engine/decimal';
import type { Day, Rule, Source } from '../engine/domain';
import type { Explanation } from '../engine/explain';
import type { Messages } from '../messages/message';

export interface ExplanationRow {
  readonly label: string;
  /** With the numbers in it; empty where the number is an input of the user's. */
  readonly formula: string;
  readonly value: string;
  readonly source: Source | undefined;
}

/** Each number once, however often the formulas use it. */
export function explanationRows(messages: Messages, explanation: Explanation): ExplanationRow[] {
  const rows = new Map<string, ExplanationRow>();
  const add = (part: Explanation): void => {
    for (const input of part.inputs) add(input);
    const key = `${JSON.stringify(part.term)} ${part.source?.uri} ${part.source?.start}`;
    if (!rows.has(key)) rows.set(key, rowOf(messages, part));
  };
  add(explanation);
  return [...rows.values()];
}

/** The rules that an explanation rests on, each once, its own first. */
export function rulesOf(explanation: Explanation): Rule[] {
  const rules = [explanation.rule, ...explanation.inputs.flatMap(rulesOf)];
  return [...new Set(rules.flatMap(rule => rule ?? []))];
}

function rowOf(messages: Messages, { term, value, formula, inputs, source }: Explanation): ExplanationRow {
  const numbers = inputs.map(input => numberText(messages, input.value));
  // A formula of one number alone would only repeat the row above.
  const isRepeat = formula === '{0}';
  const text = formula?.replace(/\{(\d+)\}/g, (_, index) => numbers[Number(index)] ?? '') ?? '';
  return { label: messages.term(term), formula: isRepeat ? '' : text, value: numberText(messages, value), source };
}

const numberText = (messages: Messages, value: number | Big): string =>
  typeof value === 'number' ? messages.number(value) : value.toFixed();

export const explainedDay = ({ term }: Explanation): Day | undefined => ('day' in term ? term.day : undefined);
