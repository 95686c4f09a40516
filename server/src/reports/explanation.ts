/** An explanation as the rows of a small table: each number, and below it what it comes from. */
import type { Big } from '../engine/decimal';
import type { Day, Rule, Source } from '../engine/domain';
import type { Display, Explanation } from '../engine/explain';
import { formatAmount, formatUnitPrice } from '../engine/money';
import type { Messages } from '../messages/message';

export interface ExplanationRow {
  readonly label: string;
  /** With the numbers in it; empty where the number is an input of the user's. */
  readonly formula: string;
  readonly value: string;
  readonly source: Source | undefined;
}

/**
 * What the explained number comes from, each number once, however often the formulas use it. The day is told where it
 * changes. Of long lists of log-ins only so many are shown.
 */
export function explanationRows(messages: Messages, explanation: Explanation, mostRecords = 10): ExplanationRow[] {
  const rows = new Map<string, ExplanationRow>();
  const addInputs = ({ formula, inputs }: Explanation, dayAbove: Day | undefined): void => {
    const shown = formula === COUNT ? inputs.slice(0, mostRecords) : inputs;
    for (const input of shown) {
      const day = explainedDay(input) ?? dayAbove;
      const key = keyOf(input);
      if (rows.has(key)) continue;
      if (input.formula !== SAME) rows.set(key, explanationRow(messages, input, day === dayAbove ? undefined : day));
      addInputs(input, input.formula === SAME ? dayAbove : day);
    }
    const hidden = inputs.length - shown.length;
    if (hidden > 0)
      rows.set(`more ${rows.size}`, { label: messages.moreRecords(hidden), formula: '', value: '', source: undefined });
  };
  addInputs(explanation, explainedDay(explanation));
  return [...rows.values()];
}

/** What is written in one place is one number, whichever day it is used for; what is tried in its place is another. */
function keyOf({ term, source, value }: Explanation): string {
  const number = typeof value === 'object' ? value.toFixed() : String(value);
  return source === undefined
    ? `${JSON.stringify(term)} ${number}`
    : `${term.name} ${source.uri} ${source.start} ${number}`;
}

/** The explained number with its formula and result. */
export function explanationTitle(messages: Messages, explanation: Explanation): string {
  const label = messages.explained(messages.term(explanation.term), explainedDay(explanation));
  const result = [formulaText(messages, explanation), valueText(messages, explanation)];
  return `${label}: ${result.filter(text => text !== '').join(' = ')}`;
}

/** The rules that an explanation rests on, each once, its own first. */
export function rulesOf(explanation: Explanation): Rule[] {
  const rules = [explanation.rule, ...explanation.inputs.flatMap(rulesOf)];
  return [...new Set(rules.flatMap(rule => rule ?? []))];
}

/** The same rules in the order of the rule book. */
export const inOrder = (rules: readonly Rule[]): Rule[] =>
  [...new Set(rules)].sort((one, other) => Number(one.slice(1)) - Number(other.slice(1)));

/** One number with what it comes from; its day is told where one is handed in. */
export function explanationRow(messages: Messages, part: Explanation, day?: Day): ExplanationRow {
  return {
    label: messages.explained(messages.term(part.term), day),
    formula: formulaText(messages, part),
    value: valueText(messages, part),
    source: part.source,
  };
}

const COUNT = 'count';
/** Nothing but its one input. */
const SAME = '{0}';

/** The formula with the numbers in it; empty for what the user wrote, and where it would only repeat its one input. */
export function formulaText(messages: Messages, { formula, inputs }: Explanation): string {
  if (formula === undefined || formula === SAME) return '';
  if (formula === COUNT) return messages.countOfRecords(inputs.length);
  const numbers = inputs.map(input => valueText(messages, input));
  return formula.replace(/\{(\d+)\}/g, (_, index) => numbers[Number(index)] ?? '');
}

/** The number as people read it. */
export function valueText(
  messages: Messages,
  { value, display, isChange }: Pick<Explanation, 'value' | 'display' | 'isChange'>,
  withCurrency = true,
): string {
  if (value === undefined)
    return display?.as === 'unitPrice' && !isChange ? messages.priceMissing() : messages.unknown();
  if (isChange) return changeText(messages, value, display, withCurrency);
  if (typeof value === 'number') return messages.number(value);
  if (display?.as !== 'amount' && display?.as !== 'unitPrice') return value.toFixed();
  const { as, currency } = display;
  const digits = as === 'amount' ? formatAmount(value, currency) : formatUnitPrice(value, currency);
  return messages.money(digits, withCurrency ? currency : undefined);
}

function changeText(
  messages: Messages,
  value: number | Big,
  display: Display | undefined,
  withCurrency: boolean,
): string {
  if (typeof value === 'number') return messages.quantityChange(value);
  const sign = value.eq('0') ? '' : value.gt('0') ? '+' : '−';
  return `${sign}${valueText(messages, { value: value.abs(), display }, withCurrency)}`;
}

export const explainedDay = ({ term }: Explanation): Day | undefined => ('day' in term ? term.day : undefined);
