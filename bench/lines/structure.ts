/** Edits that change what the lines around them mean, so that reading the record again is not enough. */
import { parseDocument } from 'yaml';
import { cpuOfThisProcess } from '../cpu';
import { type LargeDocument, type Place, usage } from '../documents';
import { type Editor, openOurs } from '../editors';
import { type Group, grouped, type Line, timesOf } from '../line';
import { type Contender, inTurn, time } from '../measure';

interface Structural {
  readonly id: string;
  readonly what: string;
  readonly text: string;
  readonly at: (document: LargeDocument) => Place;
}

const EDITS: readonly Structural[] = [
  { id: 'line', what: 'a line begun', text: '\n', at: ({ middle }) => ({ line: middle, character: 0 }) },
  { id: 'indent', what: 'a record moved by a space', text: ' ', at: ({ middle }) => ({ line: middle, character: 0 }) },
  { id: 'quote', what: 'a quote opened', text: '"', at: ({ digit }) => digit },
  { id: 'bracket', what: 'a bracket opened', text: '[', at: ({ digit }) => digit },
  { id: 'key', what: 'the list’s key changed', text: 'x', at: () => ({ line: 2, character: 0 }) },
];

const COUNT = 10_000;
const ROUNDS = { atLeast: 4, atMost: 8, seconds: 5 };

/** Somebody who types the text and takes it back in turns: both change the structure. */
interface Typing extends Contender {
  /** Leaves the document as it was for the next edit. */
  readonly takeBack: () => Promise<void>;
}

function typing(editor: Editor, document: LargeDocument, { text, at }: Structural): Typing {
  const start = at(document);
  const behind =
    text === '\n'
      ? { line: start.line + 1, character: 0 }
      : { line: start.line, character: start.character + text.length };
  let isTyped = false;
  const once = (): Promise<number> => {
    isTyped = !isTyped;
    return isTyped
      ? editor.edit(document, { range: { start, end: start }, text })
      : editor.edit(document, { range: { start, end: behind }, text: '' });
  };
  return {
    cpu: editor.cpu,
    once,
    async takeBack() {
      if (isTyped) await once();
    },
  };
}

export const structure: Group = {
  name: 'structure',
  async measure() {
    const ours = await openOurs();
    const document = usage('flow', COUNT);
    await ours.open(document);
    const lines: Line[] = [];
    for (const edit of EDITS) {
      const typed = typing(ours, document, edit);
      const times = await inTurn(ROUNDS, {
        ours: typed,
        yaml: { cpu: cpuOfThisProcess, once: () => time(() => parseDocument(document.text)) },
      });
      await typed.takeBack();
      lines.push({
        id: `structure-${edit.id}`,
        operation: `Edit of the structure to findings (${edit.what}), flow, ${grouped(COUNT)} lines`,
        against: 'yaml, parsing alone',
        ...timesOf(times.ours, times.yaml),
        target: 1.1,
      });
    }
    await ours.session.quit();
    return lines;
  },
};
