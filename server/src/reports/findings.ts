/** Findings as text lines and as the public JSON. */
import type { Severity, Source } from '../engine/domain';
import { type Messages, say } from '../messages/message';

import { type Finding, SEVERITY_OF } from '../model/finding';
import { relativePath } from '../workspace/uri';
import type { Workspace } from '../workspace/workspace';

/** The document that `check --format json` prints: findings by file, position, code. */
export const findingsJson = (
  workspace: Workspace,
  messages: Messages,
  folder: string,
  findings: readonly Finding[],
) => ({
  schemaVersion: 1,
  findings: findings.map(({ code, rule, source, message, related }) => ({
    ...place(workspace, folder, source),
    severity: SEVERITY_OF[code],
    code,
    rule: rule ?? null,
    message: say(messages, message),
    related: related.map(other => ({
      ...place(workspace, folder, other.source),
      message: say(messages, other.message),
    })),
  })),
});

function place(workspace: Workspace, folder: string, { uri, start, end }: Source) {
  const text = workspace.file(uri)?.text;
  const zero = { line: 0, character: 0 };
  return {
    file: relativePath(folder, uri),
    range: { start: text?.positionAt(start) ?? zero, end: text?.positionAt(end) ?? zero },
  };
}

/** One line for each finding, `file:line:column: severity code: sentence`, lines and columns from 1. */
export function findingsText(
  workspace: Workspace,
  messages: Messages,
  folder: string,
  findings: readonly Finding[],
): string {
  const lines = findings.map(({ code, rule, source, message }) => {
    const { file, range } = place(workspace, folder, source);
    const at = `${file}:${range.start.line + 1}:${range.start.character + 1}`;
    const ruleText = rule === undefined ? '' : ` (${rule})`;
    return `${at}: ${messages.severity(SEVERITY_OF[code])} ${code}: ${say(messages, message)}${ruleText}\n`;
  });
  return lines.join('');
}

/** How many findings there are of each severity. */
export function countSeverities(findings: readonly Finding[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0 };
  for (const { code } of findings) counts[SEVERITY_OF[code]] += 1;
  return counts;
}
