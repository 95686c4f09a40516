/**
 * How much work a keystroke makes in a long file, counted and not timed (`steps.ts`), from the change to the findings, and
 * what an editor asks about the place behind it. What is read, computed and found anew is the record under the cursor and
 * its cycle, however many records, comments, empty lines and documents stand around it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Position } from 'vscode-languageserver';
import { inOneGo } from '../../server/src/engine/pieces';
import { codeActions } from '../../server/src/features/code-action';
import { completion } from '../../server/src/features/completion';
import { cycleAt } from '../../server/src/features/cycle-at';
import { definition } from '../../server/src/features/definition';
import { documentHighlight } from '../../server/src/features/document-highlight';
import { hover } from '../../server/src/features/hover';
import { hintsOf } from '../../server/src/features/inlay-hints';
import { prepareRename } from '../../server/src/features/rename';
import { selectionRanges } from '../../server/src/features/selection-range';
import { english } from '../../server/src/messages/en';
import { changeText, type OpenText, openText } from '../../server/src/model/open-text';
import { createWorkspace, type Workspace } from '../../server/src/workspace/workspace';
import { uriOf } from '../deal';
import { FILES_PUT_TOGETHER, LONG_FILES } from './long-files';
import { countSteps, type StepCounter } from './steps';

const [FEW, MANY] = [1_000, 8_000];
/**
 * For each line that the file has more. What is looked up among more records takes a few steps more, and each of the
 * cycles and documents that they make is asked whether it is the same, each finding is put in its place. To read a record
 * takes some hundred.
 */
const MOST_FOR_EACH_MORE = 20;
/** Of a place in the file. Documents are gone over, of which some of the files have one for each ten lines. */
const MOST_FOR_A_QUESTION = 3;
/** Of a place whose answer follows from all: which amendment is in force, which line of an invoice is which. */
const MOST_FOR_AN_ANSWER = 80;
/** Where what is told, or what counts, is put together anew of every record. */
const MOST_FOR_EACH_PART = 200;

interface Asked {
  readonly uri: string;
  readonly workspace: Workspace;
  readonly text: OpenText;
  readonly position: Position;
}
type Question = (asked: Asked) => unknown;

const EDITING = { takesVersions: true, renamesFiles: true, createsFiles: true, versionOf: () => 1 };
const COMPLETING = { snippets: false, keepsIndentation: false, asksAgain: false };

const QUESTIONS: readonly (readonly [string, Question])[] = [
  ['a hover', ({ workspace, uri, position }) => hover(workspace, english, uri, position)],
  [
    'hints',
    ({ workspace, uri, text, position: { line } }) => {
      const part = {
        from: text.offsetAt({ line: line - 30, character: 0 }),
        to: text.offsetAt({ line: line + 30, character: 0 }),
      };
      const file = workspace.file(uri);
      return file && inOneGo(hintsOf(workspace, english, file, part));
    },
  ],
  [
    'a completion',
    ({ workspace, uri, position }) => completion(workspace, english, COMPLETING, { uri, position, trigger: undefined }),
  ],
  [
    'quick fixes',
    ({ workspace, uri, position }) =>
      inOneGo(
        codeActions(workspace, english, EDITING, uri, {
          range: { start: position, end: position },
          context: { diagnostics: [] },
        }),
      ),
  ],
  ['a definition', ({ workspace, uri, position }) => inOneGo(definition(workspace, uri, position))],
  ['highlights', ({ workspace, uri, position }) => inOneGo(documentHighlight(workspace, uri, position))],
  ['the name to be renamed', ({ workspace, uri, position }) => inOneGo(prepareRename(workspace, uri, position))],
  ['growing selections', ({ workspace, uri, position }) => selectionRanges(workspace, uri, [position])],
  ['the cycle under the cursor', ({ workspace, uri, position }) => cycleAt(workspace, english, { uri, position })],
];

describe('a keystroke makes no more work in a long file than in a short one', () => {
  let counter: StepCounter;

  beforeAll(async () => {
    counter = await countSteps();
  });

  afterAll(() => counter.stop());

  /** A file with a cursor in its middle, where what is typed is read and told at once. */
  const fileOf = (written: string) => {
    const uri = uriOf('a.entitlements.yaml');
    const workspace = createWorkspace();
    const text = openText(uri, 'entitlements', 0, written);
    workspace.set(text);
    const middle = written.indexOf('17', written.length / 2) + 1;
    const type = (digit: string): void => {
      const [start, end] = [text.positionAt(middle), text.positionAt(middle + 1)];
      changeText(text, [{ range: { start, end }, text: digit }], text.version + 1);
      workspace.set(text);
      for (const touched of workspace.takeTouched()) workspace.findings(touched);
    };
    return { uri, workspace, text, position: text.positionAt(middle), type };
  };

  const stepsOfKeystroke = async (written: string): Promise<number> => {
    const { type } = fileOf(written);
    for (const digit of ['8', '9', '6']) type(digit);
    return counter.stepsOf(() => type('5'));
  };

  const stepsOfQuestion = async (ask: Question, written: string): Promise<number> => {
    const file = fileOf(written);
    for (const digit of ['8', '9']) {
      file.type(digit);
      ask(file);
    }
    file.type('6');
    return counter.stepsOf(() => ask(file));
  };

  const stepsForEachMore = async (text: (n: number) => string): Promise<number> => {
    const [few, many] = [await stepsOfKeystroke(text(FEW)), await stepsOfKeystroke(text(MANY))];
    expect(few).toBeGreaterThan(0);
    return (many - few) / (MANY - FEW);
  };

  it.each(QUESTIONS)(
    'nor does %s behind it',
    async (_, ask) => {
      const asked = [
        [LONG_FILES, MOST_FOR_A_QUESTION],
        [FILES_PUT_TOGETHER, MOST_FOR_AN_ANSWER],
      ] as const;
      for (const [families, most] of asked) {
        for (const [family, text] of Object.entries(families)) {
          const [few, many] = [await stepsOfQuestion(ask, text(FEW)), await stepsOfQuestion(ask, text(MANY))];
          expect(few, family).toBeGreaterThan(0);
          expect((many - few) / (MANY - FEW), family).toBeLessThan(most);
        }
      }
    },
    240_000,
  );

  it.each(Object.entries(LONG_FILES))(
    '%s',
    async (_, text) => {
      expect(await stepsForEachMore(text)).toBeLessThan(MOST_FOR_EACH_MORE);
    },
    240_000,
  );

  it.each(Object.entries(FILES_PUT_TOGETHER))(
    'or only what it takes to put together anew what is told or counts: %s',
    async (_, text) => {
      expect(await stepsForEachMore(text)).toBeLessThan(MOST_FOR_EACH_PART);
    },
    240_000,
  );
});
