/** entitlements/explain: where a number comes from, as `entitlements explain` tells it, ready to be drawn by a preview. */
import { parseDay } from '../engine/day';
import type { Rule, Source } from '../engine/domain';
import type { Explanation } from '../engine/explain';
import type { Pieces } from '../engine/pieces';
import type { Messages } from '../messages/message';
import { fileName } from '../model/source-file';
import type { ExplainParams, ExplanationView, ExplanationViewRow, FigureName } from '../protocol';
import {
  type ExplanationRow,
  explanationRow,
  explanationRows,
  explanationTitle,
  inOrder,
  rulesOf,
} from '../reports/explanation';
import { explainNamed } from '../reports/figure';
import type { Workspace } from '../workspace/workspace';
import { locationOf } from './positions';
import { explainCompared } from './preview/actual-invoice';
import { type Shown, shownFor } from './preview/shown';
import type { Trial } from './preview/trial';
import { explainTried } from './preview/what-if';

/** So many log-ins and connections of one count are listed: a preview has the room that a hover has not. */
const MOST_RECORDS = 200;

/** The steps to the figure that is asked for; null where the daily detail that is shown has none of this name. */
export function* explain(
  workspace: Workspace,
  messages: Messages,
  params: ExplainParams,
): Pieces<ExplanationView | null> {
  return explainShown(workspace, messages, yield* shownFor(workspace, params), params);
}

/** The same for one of many figures of what is shown. */
export function explainShown(
  workspace: Workspace,
  messages: Messages,
  shown: Shown,
  name: FigureName,
): ExplanationView | null {
  const explanation = explanationOf(workspace, messages, name, shown);
  if (explanation === undefined) return null;
  return {
    heading: messages.why(),
    title: explanationTitle(messages, explanation),
    columns: messages.explanationColumns(),
    rows: rowsOf(messages, explanation).map(part => viewOf(workspace, messages, shown, part)),
    rules: inOrder(rulesOf(explanation)).map((rule: Rule) => messages.ruleIs(rule)),
  };
}

/** A number that is itself written comes from nothing else: its one row leads to its line. */
const rowsOf = (messages: Messages, explanation: Explanation): ExplanationRow[] =>
  explanation.formula === undefined && explanation.source !== undefined
    ? [explanationRow(messages, explanation)]
    : explanationRows(messages, explanation, MOST_RECORDS);

function explanationOf(
  workspace: Workspace,
  messages: Messages,
  { figure, date }: FigureName,
  { results, trial, reconciliation: written }: Shown,
): Explanation | undefined {
  const day = date === undefined ? undefined : parseDay(date);
  if (results === undefined || (date !== undefined && day === undefined)) return undefined;
  const { state, reconciliation } = results;
  const named = explainNamed(reconciliation, figure, day);
  if (named !== undefined || day !== undefined) return named;
  const tried = trial?.results && written && explainTried(figure, written, reconciliation);
  if (tried !== undefined) return tried;
  return explainCompared(workspace, messages, state, reconciliation, figure);
}

function viewOf(
  workspace: Workspace,
  messages: Messages,
  { trial }: Shown,
  { label, formula, value, source }: ExplanationRow,
): ExplanationViewRow {
  const location = source === undefined ? undefined : locationOf(workspace, source);
  if (location === undefined) return { label, formula, value };
  const line = location.range.start.line + 1;
  const place = messages.sourceIs(fileName(location.uri), line);
  const sourceLabel = trial && isTriedAt(messages, trial, source, value) ? messages.triedInPlaceOf(place) : place;
  return { label, formula, value, source: location, sourceLabel };
}

/** Whether another value stands at the place, for which this one is tried. */
const isTriedAt = (messages: Messages, { file, terms }: Trial, source: Source | undefined, text: string): boolean =>
  source !== undefined &&
  source.uri === file?.uri &&
  terms.some(
    ({ at, value }) =>
      value !== undefined &&
      at?.start === source.start &&
      text === (typeof value === 'number' ? messages.number(value) : value.toFixed()),
  );
