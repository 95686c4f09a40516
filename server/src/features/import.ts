/** entitlements/import: the usage file that a CSV export becomes, and what is wrong with the export. */
import { type Messages, say } from '../messages/message';
import { codesOf } from '../model/csv/codes';
import { SEVERITY_OF } from '../model/finding';
import { fileName } from '../model/source-file';
import type { ImportParams, ImportView } from '../protocol';
import { importUsage } from '../reports/import';

export function importCsv(messages: Messages, { uri, text, organization }: ImportParams): ImportView {
  const { yaml, records, findings, text: csv } = importUsage(uri, codesOf(text), organization);
  const name = fileName(uri);
  return {
    fileName: `${name.replace(/\.csv$/i, '')}.usage.yaml`,
    yaml: yaml === '' ? undefined : yaml,
    summary: messages.imported(name, yaml === '' ? undefined : records, findings.length),
    problems: findings.map(({ code, source, message }) => ({
      range: { start: csv.positionAt(source.start), end: csv.positionAt(source.end) },
      severity: SEVERITY_OF[code],
      code,
      message: say(messages, message),
    })),
  };
}
