/** `entitlements import`: a CSV export as a usage file. */
import { dirname, resolve } from 'node:path';
import { inOneGo } from '../engine/pieces';
import { nodeFiles } from '../node-files';
import { findingsText } from '../reports/findings';
import { importUsage } from '../reports/import';
import type { ImportRequest } from './arguments';
import { type ExitCode, exitCodeOf } from './selection';
import type { Terminal } from './terminal';
import { holds, uriOf } from './workspace';

export async function importFile(
  { messages, currentFolder, out, error }: Terminal,
  { file, organization, failOn }: ImportRequest,
): Promise<ExitCode> {
  const path = resolve(currentFolder, file);
  const uri = uriOf(path);
  const text = await nodeFiles.read(uri).catch(() => undefined);
  if (text === undefined) {
    error(`${messages.pathUnreadable(file)}\n`);
    return 2;
  }
  const { yaml, findings, text: csv } = inOneGo(importUsage(uri, text, organization));
  out(yaml);
  const folder = uriOf(holds(currentFolder, uri) ? currentFolder : dirname(path));
  error(findingsText({ file: () => ({ text: csv }) }, messages, folder, findings));
  // Without a known header row nothing of the file can be read.
  return yaml === '' ? 2 : exitCodeOf([], findings, failOn);
}
