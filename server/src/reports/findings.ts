/** Findings as text lines and as the public JSON. */
import type { Severity, Source } from '../engine/domain';
import { type Messages, say } from '../messages/message';
import { type Finding, SEVERITY_OF } from '../model/finding';
import { relativePath } from '../workspace/uri';
import { oneLine } from './one-line';

/** The files that places are in, by URI; a workspace is one such. */
export interface Files {
  file(uri: string): { readonly text: { positionAt(offset: number): Position } } | undefined;
}

interface Position {
  readonly line: number;
  readonly character: number;
}

/** The document that `check --format json` prints: findings by file, position, code. */
export const findingsJson = (files: Files, messages: Messages, folder: string, findings: readonly Finding[]) => ({
  schemaVersion: 1,
  findings: findings.map(({ code, rule, source, message, related }) => ({
    ...placeOf(files, folder, source),
    severity: SEVERITY_OF[code],
    code,
    rule: rule ?? null,
    message: say(messages, message),
    related: related.map(other => ({
      ...placeOf(files, folder, other.source),
      message: say(messages, other.message),
    })),
  })),
});

/** A place in a file; positions as in editors, from 0 and in UTF-16 code units. */
export interface Place {
  /** Relative to a folder, with `/`. */
  readonly file: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

export function placeOf(files: Files, folder: string, { uri, start, end }: Source): Place {
  const text = files.file(uri)?.text;
  const zero = { line: 0, character: 0 };
  return {
    file: relativePath(folder, uri),
    range: { start: text?.positionAt(start) ?? zero, end: text?.positionAt(end) ?? zero },
  };
}

/** One line for each finding, `file:line:column: severity code: sentence`, lines and columns from 1. */
export function findingsText(files: Files, messages: Messages, folder: string, findings: readonly Finding[]): string {
  const lines = findings.map(({ code, rule, source, message }) => {
    const { file, range } = placeOf(files, folder, source);
    const at = `${file}:${range.start.line + 1}:${range.start.character + 1}`;
    const ruleText = rule === undefined ? '' : ` (${rule})`;
    return `${oneLine(`${at}: ${messages.severity(SEVERITY_OF[code])} ${code}: ${say(messages, message)}${ruleText}`)}\n`;
  });
  return lines.join('');
}

/** How many findings there are of each severity. */
export function countSeverities(findings: readonly Finding[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0 };
  for (const { code } of findings) counts[SEVERITY_OF[code]] += 1;
  return counts;
}
