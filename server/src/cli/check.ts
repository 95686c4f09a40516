/** `entitlements check`: what is wrong and what stands out. */
import { countSeverities, findingsJson, findingsText } from '../reports/findings';
import { githubCommands } from '../reports/github';
import { jsonText } from '../reports/json-text';
import { sarifLog } from '../reports/sarif';
import type { CheckRequest } from './arguments';
import { type ExitCode, exitCodeOf, notesOn, selectFindings } from './selection';
import type { Terminal } from './terminal';
import { loadWorkspace, uriOf } from './workspace';

export async function check(terminal: Terminal, request: CheckRequest): Promise<ExitCode> {
  const { messages, out, error } = terminal;
  const loaded = await loadWorkspace(messages, request.paths, terminal.currentFolder);
  const { workspace, folder, isNamed } = loaded;
  const findings = selectFindings(loaded, request);
  // Services that read these formats know files by their place in the checkout, where the command runs.
  const checkout = uriOf(terminal.currentFolder);
  const base = folder.startsWith(`${checkout}/`) ? checkout : folder;
  const formats = {
    text: () => findingsText(workspace, messages, folder, findings),
    json: () => jsonText(findingsJson(workspace, messages, folder, findings)),
    sarif: () => jsonText(sarifLog(workspace, messages, base, findings, terminal.version)),
    github: () => githubCommands(workspace, messages, base, findings),
  };
  out(formats[request.format]());
  const notes = notesOn(loaded, messages, request);
  for (const sentence of notes) error(`${sentence}\n`);
  error(`${messages.findingsSummary(countSeverities(findings), workspace.uris().filter(isNamed).length)}\n`);
  return exitCodeOf(notes, findings, request.failOn);
}
