/**
 * How much work an answer about a long file makes before others have their turn, counted and not timed (`steps.ts`).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resultIdOf } from '../../server/src/connection/result-id';
import type { Pieces } from '../../server/src/engine/pieces';
import { diagnosticsInPieces } from '../../server/src/features/diagnostics';
import { documentSymbols } from '../../server/src/features/document-symbol';
import { foldingRanges } from '../../server/src/features/folding-range';
import { hintsOf, inlayHints } from '../../server/src/features/inlay-hints';
import { overview } from '../../server/src/features/overview';
import { reconcileAll } from '../../server/src/features/reconcile';
import { english } from '../../server/src/messages/en';
import { changeText } from '../../server/src/model/open-text';
import { DEFAULT_SETTINGS } from '../../server/src/settings';
import { createWorkspace, type Workspace } from '../../server/src/workspace/workspace';
import { deal, documentOf, textAt, uriOf } from '../deal';
import { FILES_FOR_YAML, FILES_PUT_TOGETHER, LONG_FILES } from './long-files';
import { countSteps, type StepCounter } from './steps';

const NAME = 'a.entitlements.yaml';
const RECORDS = 8_000;
/** Counting takes a while itself, so pieces are counted together. */
const STRETCHES = 150;
/** A few milliseconds: a step takes less than a tenth of a microsecond. */
const MOST_STEPS = 100_000;
/** Ten milliseconds or two, where `yaml` reads a few records or composes them. */
const MOST_STEPS_WITH_YAML = 800_000;

/** What was kept of the file is not, for it is another one now. */
function typedIn(workspace: Workspace): void {
  workspace.set(documentOf(NAME, `${textAt(workspace, uriOf(NAME))}# so\n`));
  for (const _ of workspace.computeOutdated());
}

function* findingsTold(workspace: Workspace): Pieces<unknown> {
  const items = yield* diagnosticsInPieces(workspace, english, undefined, uriOf(NAME));
  return yield* resultIdOf(items);
}

const SHOWN = {
  messages: english,
  kinds: DEFAULT_SETTINGS.inlayHints,
  abilities: { resolvesTooltips: false, resolvesLocations: false },
};

const ANSWERS: Readonly<Record<string, (workspace: Workspace) => Pieces<unknown>>> = {
  'what is found': workspace => {
    typedIn(workspace);
    return findingsTold(workspace);
  },
  'the outline': workspace => documentSymbols(workspace, english, uriOf(NAME)),
  hints: function* (workspace) {
    const file = workspace.file(uriOf(NAME));
    if (file === undefined) throw new Error(`${NAME} is not taken`);
    const all = { start: file.text.positionAt(0), end: file.text.positionAt(file.text.content.length) };
    return yield* inlayHints(workspace, SHOWN, file, yield* hintsOf(workspace, english, file), all);
  },
  'what folds': workspace => foldingRanges(workspace, uriOf(NAME)),
  'the overview': workspace => overview(workspace, english, { today: '2024-06-15' }),
  'all results': workspace => reconcileAll(workspace),
};

describe('an answer about a long file lets others have their turn', () => {
  let counter: StepCounter;

  beforeAll(async () => {
    counter = await countSteps();
  });

  afterAll(() => counter.stop());

  /** The steps of each of some stretches of about as many pieces. */
  const stepsOfStretches = async (answer: () => Pieces<unknown>): Promise<number[]> => {
    const length = Math.max(1, Math.ceil([...answer()].length / STRETCHES));
    const pieces = answer();
    const stretches: number[] = [];
    for (let isDone = false; !isDone; ) {
      const steps = await counter.stepsOf(() => {
        for (let piece = 0; piece < length && !isDone; piece += 1) isDone = pieces.next().done === true;
      });
      stretches.push(steps);
    }
    return stretches;
  };

  const expectTurns = async (family: string, answer: () => Pieces<unknown>): Promise<void> => {
    const stretches = await stepsOfStretches(answer);
    const all = stretches.reduce((sum, steps) => sum + steps, 0);
    expect(all, family).toBeGreaterThan(0);
    // Of many, more than its share in one of them is work that is not done in pieces.
    const most = stretches.length < STRETCHES / 2 ? MOST_STEPS : Math.max(MOST_STEPS, (3 * all) / stretches.length);
    expect(Math.max(...stretches), family).toBeLessThan(most);
  };

  /** Of work whose pieces differ too much to be counted together. */
  const expectShortPieces = async (family: string, work: () => Pieces<unknown>): Promise<void> => {
    const pieces = work();
    let all = 0;
    for (let isDone = false; !isDone; ) {
      const steps = await counter.stepsOf(() => {
        isDone = pieces.next().done === true;
      });
      expect(steps, family).toBeLessThan(MOST_STEPS_WITH_YAML);
      all += steps;
    }
    expect(all, family).toBeGreaterThan(MOST_STEPS_WITH_YAML);
  };

  it.each(Object.entries(ANSWERS))(
    'while %s is worked out',
    async (_, answer) => {
      for (const [family, text] of Object.entries({ ...LONG_FILES, ...FILES_PUT_TOGETHER })) {
        const workspace = deal({ [NAME]: text(RECORDS) });
        await expectTurns(family, () => answer(workspace));
      }
    },
    240_000,
  );

  it.each(Object.entries(FILES_FOR_YAML))(
    'while %s are read, and read again',
    async (family, text) => {
      const written = text(RECORDS);
      const open = documentOf(NAME, written);
      const workspace = deal({});
      workspace.set(open);
      const at = written.indexOf('17', written.length / 2) + 1 || written.indexOf('17') + 1;
      await expectShortPieces(family, function* () {
        yield* createWorkspace().take(documentOf(NAME, written), () => false) ?? [];
        const range = { start: open.positionAt(at), end: open.positionAt(at + 1) };
        changeText(open, [{ range, text: '8' }], open.version + 1);
        yield* workspace.take(open, () => false) ?? [];
        yield* workspace.computeOutdated();
        return yield* findingsTold(workspace);
      });
    },
    240_000,
  );
});
