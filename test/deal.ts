/** Deals in tests: files by name, as a person writes them, and the cursor as `<|>`. */
import type { Location } from 'vscode-languageserver';
import { english } from '../server/src/messages/en';
import { say } from '../server/src/messages/message';
import { codesOf } from '../server/src/model/csv/codes';
import { readWhole } from '../server/src/model/csv/fed';
import { type Finding, SEVERITY_OF } from '../server/src/model/finding';
import { type OpenText, openText } from '../server/src/model/open-text';
import { createWorkspace, type Workspace } from '../server/src/workspace/workspace';

export type Files = Readonly<Record<string, string>>;

export const uriOf = (name: string): string => `file:///deals/${name}`;

export function documentOf(name: string, text: string, version = 0): OpenText {
  return openText(uriOf(name), 'entitlements', version, text);
}

/** What stands in the CSV files of a workspace, which itself does not keep it. */
const handedIn = new WeakMap<Workspace, Map<string, string>>();

/** Hands in a CSV file, as whoever reads it does. */
export function handIn(workspace: Workspace, name: string, text: string): void {
  const codes = codesOf(text);
  readWhole(workspace.readSource(uriOf(name), codes.length), codes);
  handedIn.set(workspace, new Map(handedIn.get(workspace)).set(uriOf(name), text));
}

/** What stands in a file of a workspace now. */
export const textAt = (workspace: Workspace, uri: string): string =>
  handedIn.get(workspace)?.get(uri) ?? workspace.file(uri)?.text.getText() ?? '';

export function deal(files: Files): Workspace {
  const workspace = createWorkspace();
  for (const [name, text] of Object.entries(files)) workspace.set(documentOf(name, text));
  return workspace;
}

/** Takes the cursor out of the files and says where it was. */
export function withCursor(files: Files) {
  for (const [name, text] of Object.entries(files)) {
    const offset = text.indexOf('<|>');
    if (offset < 0) continue;
    const plain = text.replace('<|>', '');
    const position = documentOf(name, plain).positionAt(offset);
    return { files: { ...files, [name]: plain }, uri: uriOf(name), position };
  }
  throw new Error('no <|> in any file');
}

/** What a finding is about in a line: `overage standard: 31` for the code and the text that it marks. */
export function findingsOf(workspace: Workspace, name: string): string[] {
  const text = textAt(workspace, uriOf(name));
  return workspace.findings(uriOf(name)).map(({ code, source }) => `${code} @ ${text.slice(source.start, source.end)}`);
}

export const sentenceOf = (finding: Finding): string => say(english, finding.message);

export const severityOf = (finding: Finding): string => SEVERITY_OF[finding.code];

/** A subscription in a few words; later lines win over the earlier ones. */
export function subscription(lines: Readonly<Record<string, string | number>> = {}): string {
  const keys = {
    kind: 'subscription',
    id: 'SUB-1',
    organization: 'acme',
    start: '2024-01-01',
    agentModel: 'concurrent',
    currency: 'USD',
    ...lines,
  };
  return `${Object.entries(keys)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n')}\n`;
}

export function usage(days: readonly string[], lines: Readonly<Record<string, string>> = {}): string {
  const keys = { kind: 'usage', organization: 'acme', ...lines };
  const head = Object.entries(keys).map(([key, value]) => `${key}: ${value}`);
  return `${[...head, 'days:', ...days.map(day => `  - {${day}}`)].join('\n')}\n`;
}

/** A place in a file of a deal: `u.usage.yaml:2 acme` for its line, from 1, and what is written there. */
export function placeText(workspace: Workspace, { uri, range }: Location): string {
  const text = openText(uri, 'text', 0, textAt(workspace, uri)).getText(range);
  return `${uri.slice(uriOf('').length)}:${range.start.line + 1} ${text}`;
}
