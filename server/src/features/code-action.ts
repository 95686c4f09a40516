/** textDocument/codeAction: quick fixes for the findings at a place, and everything at once that changes no number. */
import type { CodeAction, CodeActionContext, Diagnostic, Range } from 'vscode-languageserver';
import { grouped } from '../engine/grouped';
import { type Pieces, part } from '../engine/pieces';
import { rememberedFor } from '../engine/remembered';
import type { Messages } from '../messages/message';
import { say } from '../messages/message';
import type { Finding } from '../model/finding';
import type { SourceFile } from '../model/source-file';
import type { Workspace } from '../workspace/workspace';
import type { Fix, Provider, Request } from './code-actions/fix';
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
export function* codeActions(
  workspace: Workspace,
  messages: Messages,
  client: EditingClient,
  uri: string,
  { range, context }: Wanted,
): Pieces<CodeAction[]> {
  const file = workspace.file(uri);
  if (file === undefined) return [];
  const { only, diagnostics } = context;
  const actions = isWanted(QUICK_FIX, only ?? [QUICK_FIX])
    ? yield* part(quickFixes(workspace, messages, client, file, { range, diagnostics }), 0, 0.5)
    : [];
  if (!isWanted(FIX_ALL, only ?? [])) return actions;
  return [...actions, ...(yield* part(fixAll(workspace, messages, client, file), 0.5, 1))];
}

/** A kind includes those below it: `source` asks for `source.fixAll.entitlements`. */
const isWanted = (kind: string, only: readonly string[]): boolean =>
  only.some(wanted => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));

function* quickFixes(
  workspace: Workspace,
  messages: Messages,
  client: EditingClient,
  file: SourceFile,
  { range, diagnostics }: { range: Range; diagnostics: readonly Diagnostic[] },
): Pieces<CodeAction[]> {
  const found = yield* part(findingsAt(workspace, file, range, diagnostics), 0, 0.2);
  const asked = PROVIDERS.flatMap(provider => answeredBy(provider, found));
  const request: Request = { workspace, file };
  const actions = new Map<string, CodeAction>();
  // One fix may mend many findings, and be long.
  const toAction = rememberedFor((fix: Fix) => actionOf(workspace, messages, client, fix));
  for (const [index, { provider, finding, told }] of asked.entries()) {
    const shareOf = (number: number): number => 0.2 + (0.8 * number) / asked.length;
    yield shareOf(index);
    const made = provider.fixes({ ...request, request, finding });
    const fixes = 'next' in made ? yield* part(made, shareOf(index), shareOf(index + 1)) : made;
    for (const fix of fixes.filter(one => isWithinReach(one, client))) {
      const { title, edit, same } = toAction(fix);
      // Two findings may have the same mend.
      const all = [...(actions.get(same)?.diagnostics ?? []), ...told];
      const preferred = fix.isPreferred === true ? { isPreferred: true } : {};
      actions.set(same, { title, kind: QUICK_FIX, diagnostics: all, edit, ...preferred });
    }
  }
  return [...actions.values()].sort((one, other) => rankOf(one) - rankOf(other));
}

/** With what another one that does the same has, too. */
function actionOf(workspace: Workspace, messages: Messages, client: EditingClient, fix: Fix) {
  const edit =
    fix.creates === undefined
      ? workspaceEdit(workspace, client, fix.changes, fix.renames)
      : creationEdit(messages, fix.creates);
  const title = say(messages, fix.title);
  return { title, edit, same: `${title}\n${JSON.stringify(edit)}` };
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

/** So many findings are passed by before others have their turn: less than a millisecond. */
const FINDINGS_IN_A_TURN = 2000;

function* findingsAt(
  workspace: Workspace,
  { uri, text }: SourceFile,
  range: Range,
  diagnostics: readonly Diagnostic[],
): Pieces<FindingAt[]> {
  const found: FindingAt[] = [];
  const [from, to] = [text.offsetAt(range.start), text.offsetAt(range.end)];
  const byCode = grouped(diagnostics, ({ code }) => code);
  const findings = yield* part(workspace.findingsInPieces(uri), 0, 0.5);
  for (const [index, finding] of findings.entries()) {
    if (index > 0 && index % FINDINGS_IN_A_TURN === 0) yield 0.5 + index / (2 * findings.length);
    // They are in order, and asked at each move of the cursor: the place of each is not worked out.
    if (finding.source.start > to) break;
    if (finding.source.end < from) continue;
    const place = locationOf(workspace, finding.source)?.range;
    if (place === undefined || !overlaps(place, range)) continue;
    const told = (byCode.get(finding.code) ?? []).filter(one => overlaps(one.range, place));
    // Without diagnostics every finding of the range is meant.
    if (diagnostics.length === 0 || told.length > 0) found.push({ finding, told });
    if (found.length === MOST_FINDINGS) break;
  }
  return found;
}

const rankOf = ({ isPreferred }: CodeAction): number => (isPreferred === true ? 0 : 1);

function* fixAll(
  workspace: Workspace,
  messages: Messages,
  client: EditingClient,
  file: SourceFile,
): Pieces<CodeAction[]> {
  const before = file.text.getText();
  const findings = yield* part(workspace.findingsInPieces(file.uri), 0, 0.3);
  const after = yield* part(mended(file, findings), 0.3, 0.9);
  yield 0.9;
  if (after === before) return [];
  const edit = workspaceEdit(workspace, client, [difference(file.uri, before, after)]);
  return [{ title: messages.fixAll(), kind: FIX_ALL, edit }];
}

/** The stretch in which two texts differ. */
function difference(uri: string, before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  const start = countSame(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const [end, endAfter] = [before.length, after.length];
  const same = countSame(
    shorter - start,
    (from, to) => before.slice(end - to, end - from) === after.slice(endAfter - to, endAfter - from),
  );
  return { source: { uri, start, end: end - same }, text: after.slice(start, endAfter - same) };
}

/** So many characters are compared at once, as fast as they are copied. */
const STRETCH_LENGTH = 4096;

/** How many of the first characters are the same, of so many. */
function countSame(length: number, areSame: (from: number, to: number) => boolean): number {
  let count = 0;
  while (count + STRETCH_LENGTH <= length && areSame(count, count + STRETCH_LENGTH)) count += STRETCH_LENGTH;
  while (count < length && areSame(count, count + 1)) count += 1;
  return count;
}

const overlaps = (one: Range, other: Range): boolean =>
  !isBefore(one.end, other.start) && !isBefore(other.end, one.start);

const isBefore = (one: Range['start'], other: Range['start']): boolean =>
  one.line < other.line || (one.line === other.line && one.character < other.character);
