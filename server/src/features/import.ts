/** entitlements/import: the usage file that a CSV export becomes, and what is wrong with the export. */
import { eachInPieces, type Pieces, part } from '../engine/pieces';
import { type Messages, say } from '../messages/message';
import { type Finding, SEVERITY_OF } from '../model/finding';
import { fileName } from '../model/source-file';
import type { ImportParams, ImportProblem, ImportView } from '../protocol';
import { importUsage } from '../reports/import';

/** So many findings are put into sentences before others have their turn: some milliseconds. */
const FINDINGS_IN_A_TURN = 500;

export function* importCsv(messages: Messages, { uri, text, organization }: ImportParams): Pieces<ImportView> {
  const { yaml, records, findings, text: csv } = yield* part(importUsage(uri, text, organization), 0, 0.9);
  const name = fileName(uri);
  const toProblem = ({ code, source, message }: Finding): ImportProblem => ({
    range: { start: csv.positionAt(source.start), end: csv.positionAt(source.end) },
    severity: SEVERITY_OF[code],
    code,
    message: say(messages, message),
  });
  return {
    fileName: `${name.replace(/\.csv$/i, '')}.usage.yaml`,
    yaml: yaml === '' ? undefined : yaml,
    summary: messages.imported(name, yaml === '' ? undefined : records, findings.length),
    problems: yield* part(eachInPieces(findings, FINDINGS_IN_A_TURN, toProblem), 0.9, 1),
  };
}
