/** textDocument/hover: the arithmetic of the figure under the cursor as a small table, and the rules behind it. */
import type { Hover, Position } from 'vscode-languageserver';
import type { FigureType, Source } from '../engine/domain';
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
import { type ExplanationRow, explainedDay, explanationRows, rulesOf } from '../reports/explanation';
import type { Workspace } from '../workspace/workspace';
import {
  type CommittedFigure,
  commitmentsOf,
  committedFigures,
  type DayFigure,
  dayFigures,
  surgeFigures,
} from './figures';
import { contains, locationOf } from './positions';

/** What the cursor stands on, and the numbers to explain there. */
interface Explained {
  readonly source: Source;
  readonly explanations: readonly Explanation[];
  readonly reconciliation: Reconciliation | undefined;
}

export function hover(workspace: Workspace, messages: Messages, uri: string, position: Position): Hover | null {
  const file = workspace.file(uri);
  if (file === undefined) return null;
  const offset = file.text.offsetAt(position);
  const explained =
    explainedDayRecord(workspace, file, offset) ??
    explainedCommitment(workspace, file, offset) ??
    explainedSurge(workspace, file, offset);
  const range = explained === undefined ? undefined : locationOf(workspace, explained.source)?.range;
  if (explained === undefined || range === undefined || explained.explanations.length === 0) return null;
  return { range, contents: { kind: 'markdown', value: markdownOf(workspace, messages, explained) } };
}

/** A figure explains itself; the rest of its record explains every figure of the record. */
function explainedDayRecord(workspace: Workspace, file: SourceFile, offset: number): Explained | undefined {
  const figure = dayFigures(workspace, file).find(({ record }) => contains(record.source, offset));
  if (figure === undefined) return undefined;
  const { record, reconciliation } = figure;
  const figures = Object.entries(record.figures) as [FigureType, { readonly source: Source }][];
  const here = figures.find(([, { source }]) => contains(source, offset));
  const types = here === undefined ? figures.map(([type]) => type) : [here[0]];
  const explanations = types.flatMap(type => explainFigure(figure, type) ?? []);
  return { source: here?.[1].source ?? record.date.source, explanations, reconciliation };
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

function markdownOf(workspace: Workspace, messages: Messages, { explanations, reconciliation }: Explained): string {
  const tables = explanations.map(explanation => tableOf(workspace, messages, explanation));
  const rules = [...new Set(explanations.flatMap(rulesOf))].sort(
    (one, other) => Number(one.slice(1)) - Number(other.slice(1)),
  );
  const cycle = reconciliation?.cycle;
  return [
    ...tables,
    ...(cycle === undefined ? [] : [messages.billingCycleIs(cycle.start, cycle.end)]),
    rules.map(rule => `*${rule}* ${escapeMarkdown(messages.rule(rule))}`).join('  \n'),
  ].join('\n\n');
}

function tableOf(workspace: Workspace, messages: Messages, explanation: Explanation): string {
  const rows = explanationRows(messages, explanation);
  const result = rows.at(-1);
  const heading = escapeMarkdown(messages.explained(messages.term(explanation.term), explainedDay(explanation)));
  const [what, how, number] = messages.explanationColumns();
  const lines = rows.map(row => {
    const cells = [escapeMarkdown(row.label), linkOrFormula(workspace, messages, row), row.value];
    return `| ${(row === result ? cells.map(bold) : cells).join(' | ')} |`;
  });
  return [`**${heading}: ${result?.value}**`, '', `| ${what} | ${how} | ${number} |`, '|:--|:--|--:|', ...lines].join(
    '\n',
  );
}

const bold = (text: string): string => (text === '' ? '' : `**${text}**`);

/** How a number came about, or for the user's own figures where they are written. */
function linkOrFormula(workspace: Workspace, messages: Messages, { formula, source }: ExplanationRow): string {
  const location = source === undefined ? undefined : locationOf(workspace, source);
  if (location === undefined) return escapeMarkdown(formula);
  const line = location.range.start.line + 1;
  return `[${escapeMarkdown(messages.sourceIs(fileName(location.uri), line))}](${linkTarget(location.uri)}#L${line})`;
}

/** Brackets would end the link, and nothing else in a URI can. */
const linkTarget = (uri: string): string =>
  uri.replace(/[()<>\s]/g, character => encodeURIComponent(character).replace('(', '%28').replace(')', '%29'));

/** Text from files and names is text, never Markdown or HTML. */
const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]<>|~&!#]/g, '\\$&').replace(/\s+/g, ' ');
