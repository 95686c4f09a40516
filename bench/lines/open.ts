/** A large file opened in an editor that has been at work for a while, until its findings are there. */

import { cpuOfThisProcess } from '../cpu';
import { usage } from '../documents';
import { type Editor, openOurs, openYamlLanguageServer } from '../editors';
import { type Group, grouped, type Line, timesOf } from '../line';
import { type Contender, inTurn, time } from '../measure';
import { requirePeer } from '../places';

const { load } = requirePeer('js-yaml') as { load(text: string): unknown };

const ROUNDS = { atLeast: 3, atMost: 7, seconds: 20 };

export const open: Group = {
  name: 'open',
  async measure() {
    const ours = await openOurs();
    const peer = await openYamlLanguageServer();
    const lines: Line[] = [];
    // The larger first: by the smaller one both have been at work for a while.
    for (const count of [50_000, 10_000]) {
      const document = usage('flow', count);
      const opening = (editor: Editor): Contender => ({
        cpu: editor.cpu,
        async once() {
          const milliseconds = await editor.open(document);
          await editor.close(document);
          return milliseconds;
        },
      });
      const times = await inTurn(ROUNDS, {
        ours: opening(ours),
        peer: opening(peer),
        jsYaml: { cpu: cpuOfThisProcess, once: () => time(() => load(document.text)) },
      });
      const operation = `Opening to findings, flow, ${grouped(count)} lines`;
      lines.push(
        {
          id: `open-${count}`,
          operation,
          against: 'yaml-language-server',
          ...timesOf(times.ours, times.peer),
          target: 0.15,
        },
        {
          id: `open-${count}-js-yaml`,
          operation,
          against: 'js-yaml, parsing alone',
          ...timesOf(times.ours, times.jsYaml),
          target: 2,
        },
      );
    }
    await Promise.all([ours.session.quit(), peer.session.quit()]);
    return lines;
  },
};
