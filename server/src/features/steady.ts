/**
 * Hints and code lenses that hold still while somebody types. Half a date or an open bracket makes a document wrong or
 * unreadable for a moment; whatever is computed then would vanish from other lines, and from other files, and come back
 * with the next keystroke. So until what is being typed can be read, the answers are those from before, moved along with
 * the text. As soon as somebody types in another place, they are computed from what there is.
 */
import { inOneGo, type Pieces } from '../engine/pieces';
import type { Code, Finding } from '../model/finding';
import { type PiecedText, piecedText } from '../model/pieced-text';
import type { SourceFile } from '../model/source-file';
import { changeBetween, isChange, type TextChange } from '../model/text-change';
import { canonicalUri } from '../workspace/uri';
import type { Workspace } from '../workspace/workspace';
import { type Extent, WHOLE_FILE } from './figures';

/** Something that is shown at a place in a file. */
export interface Placed {
  readonly offset: number;
  readonly text: string;
}

export interface Steady {
  /** Somebody is about to change the file: to be told before its text changes. */
  typing(uri: string): void;
  /** The file is no longer open, so nothing of it is shown. */
  closed(uri: string): void;
  /** The files that tell whether what is being typed can be read. */
  tellingFiles(): readonly string[];
  /** Takes what computes the parts of a file, and says how to get at the parts to be shown. */
  keep<Part extends Placed>(compute: (file: SourceFile, part: Extent) => Pieces<readonly Part[]>): Kept<Part>;
}

/** All of it in pieces, between which no file may change. What is given up leaves everything as it was. */
export interface Kept<Part extends Placed> {
  /** What is to be shown in the file now, or in the part of it that is looked at. */
  partsOf(file: SourceFile, part?: Extent): Pieces<readonly Part[]>;
  /** What was shown at an offset last, or would be now. */
  partsAt(file: SourceFile, offset: number): Pieces<readonly Part[]>;
  /** Whether some file that has not changed since its parts were asked for would be answered otherwise now. */
  isOutdated(): Pieces<boolean>;
}

/** What leaves values out because they are wrong, and so also because they are half typed. */
const UNFINISHED: ReadonlySet<Code> = new Set<Code>([
  'yaml-syntax',
  'schema',
  'unknown-key-suggestion',
  'kind-file-mismatch',
  'duplicate-subscription',
  'duplicate-usage',
  'unknown-organization',
  'unknown-subscription',
  'no-active-subscription',
  'date-outside-cycle',
  'session-invalid',
  'source-unreadable',
]);

/** What other files have of a name that is half typed where it is defined. */
const UNFINISHED_ELSEWHERE: ReadonlySet<Code> = new Set<Code>(['unknown-organization', 'unknown-subscription']);

/** How often each code of what leaves values out is found: in a file, and in those that use its names. */
type LeftOut = ReadonlyMap<Code, number>;

/** The file that is being typed in, as it was when somebody last looked. */
interface Typing {
  readonly uri: string;
  readonly text: PiecedText;
  readonly leftOut: LeftOut;
  /** The files that used its organizations and subscriptions when it could last be read. */
  readonly users: readonly string[];
  /** The lines that were typed in. */
  readonly lines: Lines | undefined;
  /** What was left out before somebody began to type there. */
  readonly leftOutBefore: LeftOut;
  readonly isUnfinished: boolean;
}

const NO_TEXT = piecedText('');

export function createSteady(workspace: Workspace): Steady {
  let typing: Typing | undefined;
  const forgetters: ((uri: string) => void)[] = [];

  /** Looks at what was typed since this was last asked: whether it leaves out what was not left out before. */
  function* isUnfinished(): Pieces<boolean> {
    const before = typing;
    const file = before === undefined ? undefined : workspace.file(before.uri);
    if (before === undefined || file === undefined) return false;
    const text = file.text.content;
    const change = changeBetween(before.text, text);
    if (!isChange(change)) return before.isUnfinished;
    const lines = linesOf(file, change);
    const leftOutBefore = areTogether(lines, before.lines) ? before.leftOutBefore : before.leftOut;
    const leftOut = yield* leftOutOf(workspace, file, before.users);
    const isUnfinished = [...leftOut].some(([code, count]) => count > (leftOutBefore.get(code) ?? 0));
    const asItIs = isUnfinished ? { leftOut, leftOutBefore } : yield* readable(workspace, file);
    // Whoever has looked meanwhile has seen the same, and of a file that is closed nothing is wanted.
    if (typing === before) typing = { ...before, text, lines, isUnfinished, ...asItIs };
    return isUnfinished;
  }

  return {
    typing(uri) {
      const canonical = canonicalUri(uri);
      if (typing?.uri === canonical) return;
      const file = workspace.file(canonical);
      const text = file?.text.content ?? NO_TEXT;
      const asItIs = inOneGo(readable(workspace, file));
      typing = { uri: canonical, text, lines: undefined, isUnfinished: false, ...asItIs };
    },
    closed(uri) {
      const canonical = canonicalUri(uri);
      if (typing?.uri === canonical) typing = undefined;
      for (const forget of forgetters) forget(canonical);
    },
    tellingFiles: () => (typing === undefined ? [] : [typing.uri, ...typing.users]),
    keep(compute) {
      type Part = ReturnType<typeof compute> extends Pieces<readonly (infer Computed)[]> ? Computed : never;
      /** By URI, what was computed when everything could be read, and what was answered last. */
      const computed = new Map<string, Shown<Part>>();
      const answered = new Map<string, Shown<Part>>();
      forgetters.push(uri => {
        computed.delete(uri);
        answered.delete(uri);
      });
      /** Of a part that was not looked at before there is only what is computed now. */
      function* partsOf(file: SourceFile, part: Extent): Pieces<readonly Part[]> {
        const text = file.text.content;
        const before = computed.get(file.uri);
        if (before !== undefined && (yield* isUnfinished())) {
          const kept = movedAlong(before, text);
          const isKept = isWithin(kept.part);
          const others = holds(kept.part, part) ? [] : yield* compute(file, part);
          return [...kept.parts.filter(isWithin(part)), ...others.filter(other => !isKept(other))];
        }
        const parts = yield* compute(file, part);
        computed.set(file.uri, { text, part, parts });
        return parts;
      }
      return {
        *partsOf(file, part = WHOLE_FILE) {
          const parts = yield* partsOf(file, part);
          answered.set(file.uri, { text: file.text.content, part, parts });
          return parts;
        },
        *partsAt(file, offset) {
          const at = { from: offset, to: offset };
          const last = answered.get(file.uri);
          const isShown = last !== undefined && last.text === file.text.content && holds(last.part, at);
          return isShown ? last.parts.filter(isWithin(at)) : yield* compute(file, at);
        },
        *isOutdated() {
          for (const [uri, shown] of [...answered]) {
            const file = workspace.file(uri);
            // A client asks by itself about a text that it has changed.
            if (file === undefined || file.text.content !== shown.text) continue;
            if (!isSame(yield* partsOf(file, shown.part), shown.parts)) return true;
          }
          return false;
        },
      };
    },
  };
}

interface Shown<Part> {
  readonly text: PiecedText;
  /** What was looked at. */
  readonly part: Extent;
  readonly parts: readonly Part[];
}

const holds = (outer: Extent, { from, to }: Extent): boolean => outer.from <= from && to <= outer.to;

const isWithin =
  ({ from, to }: Extent) =>
  ({ offset }: Pick<Placed, 'offset'>): boolean =>
    from <= offset && offset <= to;

const isSame = (some: readonly Placed[], others: readonly Placed[]): boolean =>
  some.length === others.length &&
  some.every(({ offset, text }, index) => offset === others[index]?.offset && text === others[index].text);

/** What a file leaves out that is taken as it is. */
function* readable(
  workspace: Workspace,
  file: SourceFile | undefined,
): Pieces<Pick<Typing, 'leftOut' | 'leftOutBefore' | 'users'>> {
  const users = file === undefined ? [] : usersOf(workspace, file);
  const leftOut: LeftOut = file === undefined ? new Map() : yield* leftOutOf(workspace, file, users);
  return { leftOut, leftOutBefore: leftOut, users };
}

function* leftOutOf(workspace: Workspace, { uri }: SourceFile, users: readonly string[]): Pieces<LeftOut> {
  const counts = new Map<Code, number>();
  const count = (findings: readonly Finding[], codes: ReadonlySet<Code>): void => {
    for (const { code } of findings) if (codes.has(code)) counts.set(code, (counts.get(code) ?? 0) + 1);
  };
  count(yield* workspace.findingsInPieces(uri), UNFINISHED);
  for (const [index, user] of users.entries()) {
    yield index / users.length;
    count(yield* workspace.findingsInPieces(user), UNFINISHED_ELSEWHERE);
  }
  return counts;
}

/** The other files with usage or invoices of what the file defines. */
function usersOf(workspace: Workspace, { uri, subscriptions }: SourceFile): string[] {
  if (subscriptions.length === 0) return [];
  const ids = new Set(subscriptions.map(({ id }) => id.value));
  const organizations = new Set(subscriptions.map(({ organization }) => organization.value));
  return workspace.uris().filter(other => {
    const file = other === uri ? undefined : workspace.file(other);
    const isUsed = file?.usages.some(({ organization }) => organizations.has(organization.value));
    return isUsed === true || file?.invoices.some(({ subscription }) => ids.has(subscription.value)) === true;
  });
}

interface Lines {
  readonly first: number;
  readonly last: number;
}

const linesOf = ({ text }: SourceFile, { start, end }: TextChange): Lines => ({
  first: text.positionAt(start).line,
  last: text.positionAt(end).line,
});

/** Whether somebody goes on typing where it was begun, or in the line above or below. */
const areTogether = (lines: Lines, before: Lines | undefined): boolean =>
  before === undefined || (lines.first <= before.last + 1 && before.first <= lines.last + 1);

/** The parts where their text stands now; those within what was replaced are gone. */
function movedAlong<Part extends Placed>({ text: before, part: looked, parts }: Shown<Part>, after: PiecedText) {
  const { start, endBefore, end } = changeBetween(before, after);
  const moved = (offset: number): number => (offset <= start ? offset : offset + end - endBefore);
  return {
    part: { from: moved(looked.from), to: moved(looked.to) },
    parts: parts.flatMap(part => {
      if (part.offset <= start) return [part];
      return part.offset < endBefore ? [] : [{ ...part, offset: moved(part.offset) }];
    }),
  };
}
