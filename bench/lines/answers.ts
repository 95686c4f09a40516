/** What an editor asks for while somebody reads and types in the middle of a large file. */
import { usage } from '../documents';
import { type Editor, openOurs, openYamlLanguageServer } from '../editors';
import { type Group, grouped, type Line, timesOf } from '../line';
import { inTurn } from '../measure';

const SMALL = 1_000;
const LARGE = 50_000;
const ROUNDS = { atLeast: 3, atMost: 7, seconds: 15, timesInARound: { ours: 10, oursSmall: 10 } };

/** How much more a file of fifty times the size may cost. */
const GROWTH = 1.5;

interface Asked {
  readonly id: 'hover' | 'completion';
  readonly what: string;
  readonly target: number;
  readonly ask: (editor: Editor, document: ReturnType<typeof usage>) => Promise<number>;
}

const ASKED: readonly Asked[] = [
  { id: 'hover', what: 'Hover', target: 0.01, ask: (editor, document) => editor.hover(document, document.digit) },
  {
    id: 'completion',
    what: 'Completion',
    target: 0.005,
    ask: (editor, document) => editor.complete(document, document.key),
  },
];

export const answers: Group = {
  name: 'answers',
  async measure() {
    const ours = await openOurs();
    const oursSmall = await openOurs();
    const peer = await openYamlLanguageServer();
    const small = usage('flow', SMALL);
    const large = usage('flow', LARGE);
    await Promise.all([ours.open(large), oursSmall.open(small), peer.open(large)]);
    const lines: Line[] = [];
    for (const { id, what, target, ask } of ASKED) {
      const times = await inTurn(ROUNDS, {
        ours: { cpu: ours.cpu, once: () => ask(ours, large) },
        oursSmall: { cpu: oursSmall.cpu, once: () => ask(oursSmall, small) },
        peer: { cpu: peer.cpu, once: () => ask(peer, large) },
      });
      const operation = `${what}, flow, ${grouped(LARGE)} lines`;
      lines.push(
        { id, operation, against: 'yaml-language-server', ...timesOf(times.ours, times.peer), target },
        {
          id: `${id}-growth`,
          operation,
          against: `ours at ${grouped(SMALL)} lines`,
          ...timesOf(times.ours, times.oursSmall),
          target: GROWTH,
        },
      );
    }
    await Promise.all([ours, oursSmall, peer].map(({ session }) => session.quit()));
    return lines;
  },
};
