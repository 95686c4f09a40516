/** One digit typed in the middle of a large file, until the file's findings are there. */
import { type LargeDocument, type Style, usage } from '../documents';
import { type Editor, openOurs, openOursSending, openYamlLanguageServer } from '../editors';
import { type Group, grouped, type Line, timesOf } from '../line';
import { type Contender, inTurn } from '../measure';

interface Measured {
  readonly style: Style;
  readonly lines: number;
  readonly target: number | undefined;
}

const MEASURED: readonly Measured[] = [
  { style: 'flow', lines: 1_000, target: undefined },
  { style: 'flow', lines: 10_000, target: 0.02 },
  { style: 'flow', lines: 50_000, target: 0.005 },
  { style: 'block', lines: 1_000, target: undefined },
  { style: 'block', lines: 10_000, target: undefined },
  { style: 'block', lines: 50_000, target: undefined },
];

const ROUNDS = { atLeast: 3, atMost: 15, seconds: 15, timesInARound: { ours: 4 } };

const FEW_LINES = 10;
const LONGEST_WAIT = 50;
const WAITING = { atLeast: 10, atMost: 20, seconds: 5 };

/** Makes the day one with overage, and then one without again. */
function typing(editor: Editor, document: LargeDocument): Contender {
  const { digit } = document;
  const range = { start: digit, end: { ...digit, character: digit.character + 1 } };
  let isAbove = false;
  return {
    cpu: editor.cpu,
    once() {
      isAbove = !isAbove;
      return editor.edit(document, { range, text: isAbove ? '2' : '1' });
    },
  };
}

export const keystroke: Group = {
  name: 'keystroke',
  async measure() {
    const ours = await openOurs();
    const peer = await openYamlLanguageServer();
    const lines: Line[] = [];
    for (const { style, lines: count, target } of MEASURED) {
      const document = usage(style, count);
      await Promise.all([ours.open(document), peer.open(document)]);
      const times = await inTurn(ROUNDS, { ours: typing(ours, document), peer: typing(peer, document) });
      lines.push({
        id: `keystroke-${style}-${count}`,
        operation: `Keystroke to findings, ${style}, ${grouped(count)} lines`,
        against: 'yaml-language-server',
        ...timesOf(times.ours, times.peer),
        target,
      });
      await Promise.all([ours.close(document), peer.close(document)]);
    }
    await Promise.all([ours.session.quit(), peer.session.quit()]);
    return [...lines, await wait()];
  },
};

/** To an editor that cannot ask for findings they are sent, once a burst of keystrokes is over. */
async function wait(): Promise<Line> {
  const editor = await openOursSending();
  const document = usage('flow', FEW_LINES);
  await editor.open(document);
  const { sent } = await inTurn(WAITING, { sent: typing(editor, document) });
  await editor.session.quit();
  return {
    id: 'keystroke-wait',
    operation: `Keystroke to findings that are sent unasked, ${FEW_LINES} lines, wait included`,
    unit: 'ms',
    ours: sent.wall,
    against: 'the limit',
    theirs: LONGEST_WAIT,
    target: 1,
  };
}
