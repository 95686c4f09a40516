/** An explanation as a tree: in text for people, and as the public JSON. */

import type { Cycle } from '../engine/cycle';
import { formatDay } from '../engine/day';
import type { Explanation } from '../engine/explain';
import { formatAmount, formatUnitPrice } from '../engine/money';
import type { Messages } from '../messages/message';
import { explainedDay, formulaText, rulesOf, valueText } from './explanation';
import { type Files, placeOf } from './findings';
import { oneLine } from './one-line';

/** What was asked for, with its answer. */
export interface ExplainedFigure {
  readonly organization: string;
  readonly cycle: Cycle;
  readonly figure: string;
  readonly explanation: Explanation;
}

/** The document that `explain --format json` prints. */
export const explanationJson = (
  files: Files,
  messages: Messages,
  folder: string,
  { organization, cycle, figure, explanation }: ExplainedFigure,
) => ({
  schemaVersion: 1,
  organization,
  cycle: { start: formatDay(cycle.start), end: formatDay(cycle.end) },
  figure,
  explanation: partJson(files, messages, folder, explanation),
});

interface PartJson {
  readonly label: string;
  readonly value: number | string | null;
  readonly rule: string | null;
  readonly formula: string | null;
  readonly source: ReturnType<typeof placeOf> | null;
  readonly inputs: readonly PartJson[];
}

function partJson(files: Files, messages: Messages, folder: string, part: Explanation): PartJson {
  return {
    label: labelOf(messages, part),
    value: valueJson(part),
    rule: part.rule ?? null,
    formula: formulaText(messages, part) || null,
    source: part.source === undefined ? null : placeOf(files, folder, part.source),
    inputs: part.inputs.map(input => partJson(files, messages, folder, input)),
  };
}

/** Quantities are numbers, money and percentages exact decimals in text, as in every public JSON. */
export function valueJson({ value, display }: Explanation): number | string | null {
  if (value === undefined) return null;
  if (typeof value === 'number') return display?.as === 'percentage' ? String(value) : value;
  if (display?.as === 'amount') return formatAmount(value, display.currency);
  return display?.as === 'unitPrice' ? formatUnitPrice(value, display.currency) : value.toFixed();
}

/** The number first, then what it is made of, each part with its formula and rule or the line where it is written. */
export function explanationText(
  files: Files,
  messages: Messages,
  folder: string,
  { explanation }: ExplainedFigure,
): string {
  const lines: string[] = [];
  const add = (part: Explanation, first: string, rest: string): void => {
    lines.push(`${first}${oneLine(partText(files, messages, folder, part))}`);
    for (const input of part.inputs) {
      const isLast = input === part.inputs.at(-1);
      add(input, `${rest}${isLast ? '└─ ' : '├─ '}`, `${rest}${isLast ? '   ' : '│  '}`);
    }
  };
  add(explanation, '', '');
  const rules = rulesOf(explanation).map(rule => `${rule.padEnd(3)}  ${messages.rule(rule)}`);
  return `${[...lines, ...(rules.length === 0 ? [] : ['', ...rules])].join('\n')}\n`;
}

function partText(files: Files, messages: Messages, folder: string, part: Explanation): string {
  const formula = formulaText(messages, part);
  const number = formula === '' ? valueText(messages, part) : `${valueText(messages, part)} = ${formula}`;
  const rule = part.rule === undefined ? '' : ` (${part.rule})`;
  const place = part.source === undefined ? undefined : placeOf(files, folder, part.source);
  const written = place === undefined ? '' : `  ${messages.atLine(place.file, place.range.start.line + 1)}`;
  return `${labelOf(messages, part)}: ${number}${rule}${written}`;
}

const labelOf = (messages: Messages, part: Explanation): string =>
  messages.explained(messages.term(part.term), explainedDay(part));
