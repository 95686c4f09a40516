/** Findings as GitHub's workflow commands, which a pull request shows at their lines. */
import type { Severity } from '../engine/domain';
import { type Messages, say } from '../messages/message';
import { type Finding, SEVERITY_OF } from '../model/finding';
import { type Files, type Place, placeOf } from './findings';

const COMMANDS: Record<Severity, string> = { error: 'error', warning: 'warning', information: 'notice' };

/** One command a line: `::warning file=…,line=…,col=…,endLine=…,endColumn=…,title=…::sentence`. */
export const githubCommands = (
  files: Files,
  messages: Messages,
  folder: string,
  findings: readonly Finding[],
): string =>
  findings
    .map(({ code, rule, source, message }) => {
      const title = rule === undefined ? code : `${code} (${rule})`;
      const properties = { ...propertiesOf(placeOf(files, folder, source)), title };
      const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
      return `::${COMMANDS[SEVERITY_OF[code]]} ${list.join(',')}::${escapeData(say(messages, message))}\n`;
    })
    .join('');

/** GitHub takes columns only where a place lies within one line. */
function propertiesOf({ file, range: { start, end } }: Place) {
  const line = start.line + 1;
  const endLine = end.line + 1;
  if (line !== endLine) return { file, line, endLine };
  return { file, line, col: start.character + 1, endLine, endColumn: end.character + 1 };
}

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
