/** `entitlements reconcile`: the daily detail of every billing cycle. */
import { inOneGo } from '../engine/pieces';
import { reconciliationsCsv } from '../reports/csv';
import { reconciliationsJsonText } from '../reports/json';
import { reconciliationsMarkdown } from '../reports/markdown';
import { reconciliationsTable } from '../reports/table';
import type { ReconcileRequest } from './arguments';
import { type ExitCode, endWithFindings, selectReconciliations } from './selection';
import type { Terminal } from './terminal';
import { loadWorkspace } from './workspace';

export async function reconcile(terminal: Terminal, request: ReconcileRequest): Promise<ExitCode> {
  const { messages } = terminal;
  const loaded = await loadWorkspace(messages, request.paths, terminal.currentFolder);
  const reconciliations = selectReconciliations(loaded, request);
  const formats = {
    table: () => reconciliationsTable(messages, reconciliations),
    json: () => inOneGo(reconciliationsJsonText(reconciliations)),
    csv: () => reconciliationsCsv(reconciliations),
    markdown: () => reconciliationsMarkdown(messages, reconciliations),
  };
  terminal.out(formats[request.format]());
  return endWithFindings(terminal, loaded, request);
}
