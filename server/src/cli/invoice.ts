/** `entitlements invoice`: what the overage of every billing cycle costs. */
import { invoicesJson, invoicesText } from '../reports/invoice';
import { jsonText } from '../reports/json-text';
import type { InvoiceRequest } from './arguments';
import { type ExitCode, endWithFindings, selectReconciliations } from './selection';
import type { Terminal } from './terminal';
import { loadWorkspace } from './workspace';

export async function invoice(terminal: Terminal, request: InvoiceRequest): Promise<ExitCode> {
  const { messages } = terminal;
  const loaded = await loadWorkspace(messages, request.paths, terminal.currentFolder);
  const reconciliations = selectReconciliations(loaded, request);
  const formats = {
    text: () => invoicesText(messages, reconciliations),
    json: () => jsonText(invoicesJson(reconciliations)),
  };
  terminal.out(formats[request.format]());
  return endWithFindings(terminal, loaded, request);
}
