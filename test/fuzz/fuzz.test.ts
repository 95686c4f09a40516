/**
 * The fuzzer. In `npm test` it runs for as long as nobody minds; `npm run fuzz -- 600` gives it 600 seconds. What it
 * finds it writes to `test/fuzz/found/`, from where it is tried first from then on.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { inOneGo } from '../../server/src/engine/pieces';
import { lensesOf } from '../../server/src/features/code-lens';
import { diagnostics } from '../../server/src/features/diagnostics';
import { documentLinks } from '../../server/src/features/document-link';
import { documentSymbols } from '../../server/src/features/document-symbol';
import { foldingRanges } from '../../server/src/features/folding-range';
import { formatting } from '../../server/src/features/formatting';
import { hintsOf } from '../../server/src/features/inlay-hints';
import { english } from '../../server/src/messages/en';
import { deal, handIn, uriOf } from '../deal';
import { CSV_DEAL } from './csv-deal';
import { BASES, damaged, FOUND, type Input, KEPT, mutated, RESPELLED } from './inputs';
import { placesOutside } from './places';
import { createTarget } from './target';

const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 15);
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const IS_SHORT = process.env['FUZZ_SECONDS'] === undefined;
/** Files that break off are many and alike, so the short run takes one in so many, other ones each time. */
const STRIDES = IS_SHORT ? { findings: 20, everything: 200 } : { findings: 1, everything: 1 };

function* someDamaged(stride: number): Generator<Input> {
  let index = SEED % stride;
  for (const input of damaged()) {
    index += 1;
    if (index % stride === 0) yield input;
  }
}

const target = createTarget();
let shortened = 0;
const begun = performance.now();

afterAll(() => {
  target.end();
  const { inputs, bytes, questions, slowest } = target.tried;
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.log(
    `Fuzzed: ${inputs} inputs, ${bytes} bytes, ${questions} questions in ${seconds} s, ` +
      `${slowest.toFixed(0)} ms for the slowest input, seed ${SEED}; findings of ${shortened} texts cut short`,
  );
});

async function expectNothingWrong(input: Input): Promise<void> {
  const complaints = await target.complaintsAbout(input);
  if (complaints.length === 0) return;
  throw new Error(`${complaints.slice(0, 5).join('\n')}\nfor ${input.name}: ${JSON.stringify(input.text)}`);
}

/** Under a name that says how the file is read. */
function keep({ name, text }: Input): string {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  const path = join(FOUND, name.replace(/^fuzz/, hash));
  writeFileSync(path, text);
  return path;
}

describe('no text makes the server fail, hang, talk nonsense or point outside of it', () => {
  it('as it was found before, or with other ends of lines, a byte-order mark or tabs', async () => {
    for (const input of [...KEPT, ...BASES, ...RESPELLED]) await expectNothingWrong(input);
  }, 600_000);

  it(
    'that breaks off anywhere or lacks a line, as far as findings, hints and outlines go',
    () => {
      for (const { name, text } of someDamaged(STRIDES.findings)) {
        shortened += 1;
        const workspace = deal(name.endsWith('.csv') ? { 'csv.entitlements.yaml': CSV_DEAL } : { [name]: text });
        if (name.endsWith('.csv')) handIn(workspace, name, text);
        const file = workspace.file(uriOf(name));
        if (file === undefined) throw new Error(`${name} is not taken`);
        const answers = [
          diagnostics(workspace, english, 'file:///findings.md', file.uri),
          inOneGo(hintsOf(workspace, english, file)),
          inOneGo(lensesOf(workspace, english, file)),
          inOneGo(documentSymbols(workspace, english, file.uri)),
          inOneGo(foldingRanges(workspace, file.uri)),
          inOneGo(formatting(workspace, file.uri)),
          documentLinks(workspace, english, file.uri),
        ];
        expect(
          answers.flatMap(answer => placesOutside(answer, file.text)),
          JSON.stringify(text),
        ).toEqual([]);
      }
    },
    24 * 3_600_000,
  );

  it(
    'that breaks off anywhere or lacks a line',
    async () => {
      for (const input of someDamaged(STRIDES.everything)) await expectNothingWrong(input);
    },
    24 * 3_600_000,
  );

  it(
    'that is damaged at random',
    async () => {
      const property = fc.asyncProperty(mutated, expectNothingWrong);
      const details = await fc.check(property, {
        seed: SEED,
        numRuns: Number.MAX_SAFE_INTEGER,
        interruptAfterTimeLimit: SECONDS * 1000,
        markInterruptAsFailure: false,
      });
      const found = details.counterexample?.[0];
      if (found !== undefined) throw new Error(`${keep(found)}: ${details.errorInstance}`);
    },
    24 * 3_600_000,
  );
});
