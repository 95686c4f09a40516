/** Inlay hints for what an editor shows of a large file, against asking nothing at all. */
import { InlayHintRequest } from 'vscode-languageserver-protocol/node';
import { type LargeDocument, usage } from '../documents';
import { type Editor, openOurs } from '../editors';
import { type Group, grouped, timesOf } from '../line';
import { inTurn, time } from '../measure';

const VIEWPORT = 60;
const SMALL = 1_000;
const LARGE = 50_000;
const ROUNDS = { atLeast: 50, atMost: 200, seconds: 5 };

/** A request that the server does not know: it is refused without any work. */
const NOTHING = 'benchmark/nothing';

const askNothing = ({ session }: Editor) => time(() => session.connection.sendRequest(NOTHING).catch(() => undefined));

const askHints = ({ session }: Editor, { uri, middle }: LargeDocument) => {
  const first = middle - VIEWPORT / 2;
  const range = { start: { line: first, character: 0 }, end: { line: first + VIEWPORT, character: 0 } };
  return time(() => session.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range }));
};

export const hints: Group = {
  name: 'hints',
  async measure() {
    const ours = await openOurs();
    const oursSmall = await openOurs();
    const large = usage('flow', LARGE);
    const small = usage('flow', SMALL);
    await Promise.all([ours.open(large), oursSmall.open(small)]);
    const times = await inTurn(ROUNDS, {
      nothing: { cpu: ours.cpu, once: () => askNothing(ours) },
      small: { cpu: oursSmall.cpu, once: () => askHints(oursSmall, small) },
      large: { cpu: ours.cpu, once: () => askHints(ours, large) },
    });
    await Promise.all([ours.session.quit(), oursSmall.session.quit()]);
    const operation = `Inlay hints of ${VIEWPORT} lines, flow, ${grouped(LARGE)} lines`;
    return [
      {
        id: 'hints',
        operation,
        against: 'an empty request',
        ...timesOf(times.large, times.nothing),
        target: 20,
      },
      {
        id: 'hints-growth',
        operation,
        against: `ours at ${grouped(SMALL)} lines`,
        ...timesOf(times.large, times.small),
        target: 1.5,
      },
    ];
  },
};
