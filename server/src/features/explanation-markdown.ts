/** The arithmetic of numbers as Markdown: small tables with links to the lines of the inputs, and the rules. */
import type { Cycle } from '../engine/cycle';
import type { Source } from '../engine/domain';
import type { Explanation } from '../engine/explain';
import type { Messages } from '../messages/message';
import { fileName } from '../model/source-file';
import { escapeMarkdown } from '../reports/escape-markdown';
import { explanationRows, explanationTitle, inOrder, rulesOf } from '../reports/explanation';
import type { Workspace } from '../workspace/workspace';
import { locationOf } from './positions';

/** Each number with its table, then the cycle that they are of and the rules that they rest on. */
export function explanationsMarkdown(
  workspace: Workspace,
  messages: Messages,
  explanations: readonly Explanation[],
  cycle: Cycle | undefined,
): string {
  const footer = [
    ...(cycle === undefined ? [] : [messages.billingCycleIs(cycle.start, cycle.end)]),
    ...inOrder(explanations.flatMap(rulesOf)).map(rule => `*${rule}* ${escapeMarkdown(messages.rule(rule))}`),
  ];
  const tables = explanations.flatMap(explanation => tableOf(workspace, messages, explanation));
  return [...tables, footer.join('  \n')].join('\n\n');
}

/** The result with its formula, and below it the numbers that it is made of. */
function tableOf(workspace: Workspace, messages: Messages, explanation: Explanation): string[] {
  const rows = explanationRows(messages, explanation).map(row => [
    escapeMarkdown(row.label),
    linkToLine(workspace, messages, row.source) ?? escapeMarkdown(row.formula),
    escapeMarkdown(row.value),
  ]);
  const title = escapeMarkdown(explanationTitle(messages, explanation));
  return [`**${title}**`, ...(rows.length === 0 ? [] : [arithmeticTable(messages, rows)])];
}

/** A table of numbers and how they come about; its cells are Markdown. */
export const arithmeticTable = (messages: Messages, rows: readonly (readonly string[])[]): string => {
  const [what, how, number] = messages.explanationColumns();
  return markdownTable([what, how, number], [2], rows);
};

/** A table whose cells are Markdown. `numeric` are the indexes of the columns that are set to the right. */
export function markdownTable(
  header: readonly string[],
  numeric: readonly number[],
  rows: readonly (readonly string[])[],
): string {
  const alignment = header.map((_, column) => (numeric.includes(column) ? '--:' : ':--'));
  const lines = [header, ...rows].map(cells => `| ${cells.join(' | ')} |`);
  return [lines[0], `|${alignment.join('|')}|`, ...lines.slice(1)].join('\n');
}

/** Where a number is written, `acme.usage.yaml, line 4` with a link to it. */
export function linkToLine(workspace: Workspace, messages: Messages, source: Source | undefined): string | undefined {
  const location = source === undefined ? undefined : locationOf(workspace, source);
  if (location === undefined) return undefined;
  const line = location.range.start.line + 1;
  return markdownLink(messages.sourceIs(fileName(location.uri), line), location.uri, line);
}

/** Text that leads to where it is written; the text alone where its file is gone. */
export function linked(workspace: Workspace, text: string, source: Source | undefined): string {
  const location = source === undefined ? undefined : locationOf(workspace, source);
  return location === undefined
    ? escapeMarkdown(text)
    : markdownLink(text, location.uri, location.range.start.line + 1);
}

const markdownLink = (text: string, uri: string, line: number): string =>
  `[${escapeMarkdown(text)}](${linkTarget(uri)}#L${line})`;

/** Brackets would end the link, and nothing else in a URI can. */
const linkTarget = (uri: string): string =>
  uri.replace(/[()<>\s]/g, character => encodeURIComponent(character).replace('(', '%28').replace(')', '%29'));
