/** textDocument/hover: the arithmetic of the figure under the cursor as a small table, and the rules behind it. */
import type { Hover, Position } from 'vscode-languageserver';
import type { Day, FigureType, Source } from '../engine/domain';
import {
  type Explanation,
  explainBilled,
  explainCommittedPorts,
  explainOverage,
  explainSurgeLimit,
  explainUsed,
} from '../engine/explain';
import type { Reconciliation } from '../engine/reconcile';
import { surgeLimitOn } from '../engine/surge';
import type { Messages } from '../messages/message';
import { fileName, type SourceFile } from '../model/source-file';
import { escapeMarkdown } from '../reports/escape-markdown';
import { explanationRows, explanationTitle, formulaText, inOrder, rulesOf, valueText } from '../reports/explanation';
import type { Workspace } from '../workspace/workspace';
import {
  type CommittedFigure,
  commitmentsOf,
  committedFigures,
  type DayFigure,
  dayFigures,
  surgeFigures,
} from './figures';
import { moneyFigureAt } from './money-figures';
import { contains, locationOf } from './positions';

/** What the cursor stands on, and the numbers to explain there. */
interface Explained {
  readonly source: Source;
  readonly explanations: readonly Explanation[];
  readonly reconciliation: Reconciliation | undefined;
  /** Where all figures of a day are meant. */
  readonly day?: Day | undefined;
}

export function hover(workspace: Workspace, messages: Messages, uri: string, position: Position): Hover | null {
  const file = workspace.file(uri);
  if (file === undefined) return null;
  const offset = file.text.offsetAt(position);
  const explained =
    explainedDayRecord(workspace, file, offset) ??
    explainedCommitment(workspace, file, offset) ??
    explainedSurge(workspace, file, offset) ??
    explainedMoney(workspace, file, offset);
  const range = explained === undefined ? undefined : locationOf(workspace, explained.source)?.range;
  if (explained === undefined || range === undefined || explained.explanations.length === 0) return null;
  return { range, contents: { kind: 'markdown', value: markdownOf(workspace, messages, explained) } };
}

/** A figure explains itself; the rest of its record says what each figure of the record comes to. */
function explainedDayRecord(workspace: Workspace, file: SourceFile, offset: number): Explained | undefined {
  const figure = dayFigures(workspace, file).find(({ record }) => contains(record.source, offset));
  if (figure === undefined) return undefined;
  const { record, reconciliation } = figure;
  const figures = Object.entries(record.figures) as [FigureType, { readonly source: Source }][];
  const here = figures.find(([, { source }]) => contains(source, offset));
  const types = here === undefined ? figures.map(([type]) => type) : [here[0]];
  const explanations = types.flatMap(type => explainFigure(figure, type) ?? []);
  if (here !== undefined) return { source: here[1].source, explanations, reconciliation };
  return { source: record.date.source, explanations, reconciliation, day: record.date.value };
}

function explainFigure({ use, reconciliation }: DayFigure, type: FigureType): Explanation | undefined {
  if (use.figures[type] === undefined) return undefined;
  if (type !== 'voiceContacts') return explainOverage(use, type);
  const surge = surgeLimitOn(reconciliation.subscriptions, reconciliation.primary, use.day);
  return surge === undefined ? explainUsed(use, 'voiceContacts') : explainSurgeLimit(surge);
}

function explainedCommitment(workspace: Workspace, file: SourceFile, offset: number): Explained | undefined {
  const figure = committedFigures(workspace, file).find(({ written }) => contains(written.source, offset));
  if (figure === undefined) return undefined;
  const { written, reconciliation } = figure;
  return { source: written.source, explanations: explainCommitment(figure), reconciliation };
}

function explainCommitment(figure: CommittedFigure): Explanation[] {
  const { type, reconciliation, day } = figure;
  const billed = reconciliation === undefined ? undefined : explainBilled(reconciliation, type);
  const ports = type === 'ivrPorts' ? [explainCommittedPorts(commitmentsOf(figure), day)] : [];
  return [...ports, ...(billed === undefined ? [] : [billed])];
}

function explainedSurge(workspace: Workspace, file: SourceFile, offset: number): Explained | undefined {
  const figure = surgeFigures(workspace, file).find(({ written }) => contains(written.source, offset));
  if (figure === undefined) return undefined;
  return { source: figure.written.source, explanations: [explainSurgeLimit(figure.surge)], reconciliation: undefined };
}

function explainedMoney(workspace: Workspace, file: SourceFile, offset: number): Explained | undefined {
  const figure = moneyFigureAt(workspace, file, offset);
  return figure && { ...figure, explanations: [figure.explanation] };
}

function markdownOf(workspace: Workspace, messages: Messages, explained: Explained): string {
  const { explanations, reconciliation, day } = explained;
  const parts =
    day === undefined
      ? explanations.flatMap(explanation => tableOf(workspace, messages, explanation))
      : overviewOf(workspace, messages, day, explanations);
  const rules = explanations.flatMap(rulesOf);
  const cycle = reconciliation?.cycle;
  const footer = [
    ...(cycle === undefined ? [] : [messages.billingCycleIs(cycle.start, cycle.end)]),
    ...inOrder(rules).map(rule => `*${rule}* ${escapeMarkdown(messages.rule(rule))}`),
  ];
  return [...parts, footer.join('  \n')].join('\n\n');
}

/** What a day comes to: each figure's result and the steps to it. Where the inputs are written each figure tells itself. */
function overviewOf(
  workspace: Workspace,
  messages: Messages,
  day: Day,
  explanations: readonly Explanation[],
): string[] {
  const rows = new Map<string, string[]>();
  for (const explanation of explanations) {
    const label = messages.term(explanation.term);
    const how = linkOrFormula(workspace, messages, formulaText(messages, explanation), explanation.source);
    rows.set(label, [escapeMarkdown(label), how, escapeMarkdown(valueText(messages, explanation))].map(bold));
  }
  for (const row of explanations.flatMap(explanation => explanationRows(messages, explanation)))
    if (row.formula !== '' && !rows.has(row.label))
      rows.set(row.label, [row.label, row.formula, row.value].map(escapeMarkdown));
  return [`**${messages.day(day)}**`, tableText(messages, [...rows.values()])];
}

/** The result with its formula, and below it the numbers that it is made of. */
function tableOf(workspace: Workspace, messages: Messages, explanation: Explanation): string[] {
  const rows = explanationRows(messages, explanation).map(row => [
    escapeMarkdown(row.label),
    linkOrFormula(workspace, messages, row.formula, row.source),
    escapeMarkdown(row.value),
  ]);
  const title = escapeMarkdown(explanationTitle(messages, explanation));
  return [`**${title}**`, ...(rows.length === 0 ? [] : [tableText(messages, rows)])];
}

const bold = (text: string): string => (text === '' ? '' : `**${text}**`);

const tableText = (messages: Messages, rows: readonly string[][]): string => {
  const [what, how, number] = messages.explanationColumns();
  const lines = rows.map(cells => `| ${cells.join(' | ')} |`);
  return [`| ${what} | ${how} | ${number} |`, '|:--|:--|--:|', ...lines].join('\n');
};

/** How a number came about, or for the user's own figures where they are written. */
function linkOrFormula(workspace: Workspace, messages: Messages, formula: string, source: Source | undefined): string {
  const location = source === undefined ? undefined : locationOf(workspace, source);
  if (location === undefined) return escapeMarkdown(formula);
  const line = location.range.start.line + 1;
  return `[${escapeMarkdown(messages.sourceIs(fileName(location.uri), line))}](${linkTarget(location.uri)}#L${line})`;
}

/** Brackets would end the link, and nothing else in a URI can. */
const linkTarget = (uri: string): string =>
  uri.replace(/[()<>\s]/g, character => encodeURIComponent(character).replace('(', '%28').replace(')', '%29'));
