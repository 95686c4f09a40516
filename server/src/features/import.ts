/** entitlements/import: the usage file that a CSV export becomes, and what is wrong with the export. */
import { type Messages, say } from '../messages/message';
import { SEVERITY_OF } from '../model/finding';
import { fileName } from '../model/source-file';
import type { ImportParams, ImportView, PlainRange } from '../protocol';
import { importUsage } from '../reports/import';

export function importCsv(messages: Messages, { uri, text, organization }: ImportParams): ImportView {
  const { yaml, records, findings } = importUsage(text, organization, uri);
  const positionAt = positionsIn(text);
  const name = fileName(uri);
  return {
    fileName: `${name.replace(/\.csv$/i, '')}.usage.yaml`,
    yaml: yaml === '' ? undefined : yaml,
    summary: messages.imported(name, yaml === '' ? undefined : records, findings.length),
    problems: findings.map(({ code, source, message }) => ({
      range: { start: positionAt(source.start), end: positionAt(source.end) },
      severity: SEVERITY_OF[code],
      code,
      message: say(messages, message),
    })),
  };
}

/** Lines as editors count them; the export is no document of any editor. */
function positionsIn(text: string): (offset: number) => PlainRange['start'] {
  const starts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), end => end.index + end[0].length)];
  return offset => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - (starts[low] ?? 0) };
  };
}
