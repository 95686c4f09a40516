/** entitlements/explain: how the overage of one row of the daily detail comes about, ready to be drawn by a preview. */
import { formatDay } from '../engine/day';
import type { Rule } from '../engine/domain';
import { explainOverage } from '../engine/explain';
import type { Messages } from '../messages/message';
import { fileName } from '../model/source-file';
import type { ExplainParams, ExplanationView, ExplanationViewRow } from '../protocol';
import { type ExplanationRow, explanationRows, explanationTitle, inOrder, rulesOf } from '../reports/explanation';
import type { Workspace } from '../workspace/workspace';
import { shownFor } from './daily-detail';
import { locationOf } from './positions';

/** The hover's explanation of the row's overage; null where the daily detail has no such row. */
export function explain(workspace: Workspace, messages: Messages, params: ExplainParams): ExplanationView | null {
  const rows = shownFor(workspace, params).reconciliation?.dailyDetail;
  const row = rows?.find(({ use, type }) => type === params.type && formatDay(use.day) === params.date);
  if (row === undefined) return null;
  const explanation = explainOverage(row.use, row.type);
  return {
    heading: messages.why(),
    title: explanationTitle(messages, explanation),
    columns: messages.explanationColumns(),
    rows: explanationRows(messages, explanation).map(part => viewOf(workspace, messages, part)),
    rules: inOrder(rulesOf(explanation)).map((rule: Rule) => messages.ruleIs(rule)),
  };
}

function viewOf(
  workspace: Workspace,
  messages: Messages,
  { label, formula, value, source }: ExplanationRow,
): ExplanationViewRow {
  const location = source === undefined ? undefined : locationOf(workspace, source);
  if (location === undefined) return { label, formula, value };
  const line = location.range.start.line + 1;
  return { label, formula, value, source: location, sourceLabel: messages.sourceIs(fileName(location.uri), line) };
}
