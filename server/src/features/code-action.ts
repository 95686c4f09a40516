/** textDocument/codeAction: quick fixes for the findings at a place, and everything at once that changes no number. */
import type { CodeAction, CodeActionContext, Diagnostic, Range } from 'vscode-languageserver';
import type { Messages } from '../messages/message';
import { say } from '../messages/message';
import type { Finding } from '../model/finding';
import type { SourceFile } from '../model/source-file';
import type { Workspace } from '../workspace/workspace';
import type { Fix, Provider } from './code-actions/fix';
import { mended } from './code-actions/fix-all';
import { FIX_ALL, QUICK_FIX } from './code-actions/kinds';
import { PROVIDERS } from './code-actions/providers';
import { locationOf } from './positions';
import { type Change, creationEdit, type EditingClient, workspaceEdit } from './workspace-edit';

/** More than anybody looks through, when a whole file is marked. */
const MOST_FINDINGS = 200;

interface Wanted {
  readonly range: Range;
  readonly context: Pick<CodeActionContext, 'diagnostics' | 'only'>;
}

/** What comes as a source action is only answered where it is asked for. */
export function codeActions(
  workspace: Workspace,
  messages: Messages,
  client: EditingClient,
  uri: string,
  { range, context }: Wanted,
): CodeAction[] {
  const file = workspace.file(uri);
  if (file === undefined) return [];
  const { only, diagnostics } = context;
  const actions = isWanted(QUICK_FIX, only ?? [QUICK_FIX])
    ? quickFixes(workspace, messages, client, file, { range, diagnostics })
    : [];
  return isWanted(FIX_ALL, only ?? []) ? [...actions, ...fixAll(workspace, messages, client, file)] : actions;
}

/** A kind includes those below it: `source` asks for `source.fixAll.entitlements`. */
const isWanted = (kind: string, only: readonly string[]): boolean =>
  only.some(wanted => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));

function quickFixes(
  workspace: Workspace,
  messages: Messages,
  client: EditingClient,
  file: SourceFile,
  { range, diagnostics }: { range: Range; diagnostics: readonly Diagnostic[] },
): CodeAction[] {
  const found = findingsAt(workspace, file, range, diagnostics);
  const actions = new Map<string, CodeAction>();
  for (const { provider, finding, told } of PROVIDERS.flatMap(provider => answeredBy(provider, found))) {
    for (const fix of provider.fixes({ workspace, file, finding })) {
      if (!isWithinReach(fix, client)) continue;
      const title = say(messages, fix.title);
      const edit =
        fix.creates === undefined
          ? workspaceEdit(workspace, client, fix.changes, fix.renames)
          : creationEdit(messages, fix.creates);
      const same = `${title}\n${JSON.stringify(edit)}`;
      // Two findings may have the same mend.
      const all = [...(actions.get(same)?.diagnostics ?? []), ...told];
      const preferred = fix.isPreferred === true ? { isPreferred: true } : {};
      actions.set(same, { title, kind: QUICK_FIX, diagnostics: all, edit, ...preferred });
    }
  }
  return [...actions.values()].sort((one, other) => rankOf(one) - rankOf(other));
}

const isWithinReach = ({ renames, creates }: Fix, client: EditingClient): boolean =>
  (renames === undefined || client.renamesFiles) && (creates === undefined || client.createsFiles);

const answeredBy = (provider: Provider, found: readonly FindingAt[]) =>
  found.filter(({ finding }) => provider.codes.includes(finding.code)).map(one => ({ ...one, provider }));

interface FindingAt {
  readonly finding: Finding;
  /** As the client knows it. */
  readonly told: Diagnostic[];
}

function findingsAt(
  workspace: Workspace,
  { uri, text }: SourceFile,
  range: Range,
  diagnostics: readonly Diagnostic[],
): FindingAt[] {
  const found: FindingAt[] = [];
  const [from, to] = [text.offsetAt(range.start), text.offsetAt(range.end)];
  for (const finding of workspace.findings(uri)) {
    // They are in order, and asked at each move of the cursor: the place of each is not worked out.
    if (finding.source.start > to) break;
    if (finding.source.end < from) continue;
    const place = locationOf(workspace, finding.source)?.range;
    if (place === undefined || !overlaps(place, range)) continue;
    const told = diagnostics.filter(one => one.code === finding.code && overlaps(one.range, place));
    // Without diagnostics every finding of the range is meant.
    if (diagnostics.length === 0 || told.length > 0) found.push({ finding, told });
    if (found.length === MOST_FINDINGS) break;
  }
  return found;
}

const rankOf = ({ isPreferred }: CodeAction): number => (isPreferred === true ? 0 : 1);

function fixAll(workspace: Workspace, messages: Messages, client: EditingClient, file: SourceFile): CodeAction[] {
  const before = file.text.getText();
  const after = mended(file, workspace.findings(file.uri));
  if (after === before) return [];
  const edit = workspaceEdit(workspace, client, [difference(file.uri, before, after)]);
  return [{ title: messages.fixAll(), kind: FIX_ALL, edit }];
}

/** The stretch in which two texts differ. */
function difference(uri: string, before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  return { source: { uri, start, end: before.length - same }, text: after.slice(start, after.length - same) };
}

const overlaps = (one: Range, other: Range): boolean =>
  !isBefore(one.end, other.start) && !isBefore(other.end, one.start);

const isBefore = (one: Range['start'], other: Range['start']): boolean =>
  one.line < other.line || (one.line === other.line && one.character < other.character);
