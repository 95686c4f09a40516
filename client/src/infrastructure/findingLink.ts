/** The code of a finding links to a heading of a Markdown page; followed as it is, it would open as source, at its top. */
import { type Diagnostic, Uri } from 'vscode';
import type { vsdiag } from 'vscode-languageclient';
import { OPEN_FINDING_PAGE_COMMAND } from '../commands';

/** The finding with a link that opens the page to be read, at the code's heading. */
export const withReadablePage = (finding: Diagnostic): Diagnostic => {
  if (typeof finding.code === 'object') {
    const { value, target } = finding.code;
    finding.code = { value, target: commandLink(target) };
  }
  return finding;
};

/** What the server answers for a file; where it is unchanged, so are its links. */
export const reportWithReadablePages = <Report extends vsdiag.DocumentDiagnosticReport>(report: Report): Report =>
  'items' in report ? { ...report, items: report.items.map(withReadablePage) } : report;

const commandLink = (page: Uri): Uri =>
  Uri.from({ scheme: 'command', path: OPEN_FINDING_PAGE_COMMAND, query: JSON.stringify([page.toString()]) });
