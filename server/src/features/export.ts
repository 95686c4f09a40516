/** entitlements/export: what a preview shows, in a form to hand over. */
import { formatDay } from '../engine/day';
import type { Pieces } from '../engine/pieces';
import type { Messages } from '../messages/message';
import type { ExportedFile, ExportFormat, ExportParams } from '../protocol';
import { invoiceCsv, reconciliationsCsv } from '../reports/csv';
import { escapeMarkdown } from '../reports/escape-markdown';
import { htmlPage } from '../reports/html';
import { reconciliationsMarkdown } from '../reports/markdown';
import { fileStem } from '../reports/new-usage';
import { workbookSheets } from '../reports/workbook';
import type { Workspace } from '../workspace/workspace';
import { explainShown } from './explain';
import { preview } from './preview';
import { type Shown, shownFor } from './preview/shown';
import { changesOf } from './preview/what-if';

const ENDINGS: Readonly<Record<ExportFormat, string>> = {
  csv: '-daily-detail.csv',
  invoiceCsv: '-invoice.csv',
  xlsx: '.xlsx',
  markdown: '.md',
  html: '.html',
};

/** Null where there is nothing to show. */
export function* exported(workspace: Workspace, messages: Messages, params: ExportParams): Pieces<ExportedFile | null> {
  const shown = yield* shownFor(workspace, params);
  if (shown.results === undefined) return null;
  const { reconciliation } = shown.results;
  const tried = shown.trial?.results === undefined ? '' : '-tried';
  const stem = `${fileStem(reconciliation.organization)}-${formatDay(reconciliation.cycle.start)}${tried}`;
  const fileName = `${stem}${ENDINGS[params.format]}`;
  const note = noteOf(workspace, messages, shown);
  switch (params.format) {
    case 'csv':
      return { fileName, content: { text: reconciliationsCsv([reconciliation]) } };
    case 'invoiceCsv':
      return { fileName, content: { text: invoiceCsv(messages, reconciliation) } };
    case 'xlsx':
      return { fileName, content: { sheets: workbookSheets(messages, reconciliation, note) } };
    case 'markdown': {
      const above = note === undefined ? '' : `${escapeMarkdown(note)}\n\n`;
      return { fileName, content: { text: above + reconciliationsMarkdown(messages, [reconciliation]) } };
    }
    case 'html':
      return { fileName, content: { text: yield* pageOf(workspace, messages, params, shown, note) } };
  }
}

/** What is tried and not written is said wherever there is room for it, so that nobody takes it for agreed. */
function noteOf(workspace: Workspace, messages: Messages, { trial }: Shown): string | undefined {
  if (trial?.results === undefined) return undefined;
  return messages.triedNotWritten(trial.subscription.id.value, changesOf(workspace, trial));
}

function* pageOf(
  workspace: Workspace,
  messages: Messages,
  params: ExportParams,
  shown: Shown,
  note: string | undefined,
): Pieces<string> {
  const { title, results } = yield* preview(workspace, messages, params);
  if (results === undefined) return '';
  const { facts, usage, charts, detail, invoice } = results;
  // The numbers above the tables are what is asked about first.
  const figures = facts.flatMap(({ parts }) => parts.flatMap(({ figure }) => figure ?? []));
  const explanations = figures.flatMap(figure => explainShown(workspace, messages, shown, figure) ?? []);
  const why = { heading: messages.why(), explanations };
  return htmlPage({ language: messages.languageTag(), title, note, facts, usage, charts, detail, invoice, why });
}
