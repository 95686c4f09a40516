/** The most memory that a server's process took while somebody worked in a large file: typed a number, read and looked for a key. */
import { readFile } from 'node:fs/promises';
import { usage } from '../documents';
import { type Editor, openOurs, openYamlLanguageServer } from '../editors';
import { type Group, grouped } from '../line';

const COUNT = 50_000;
const TYPED = ['1', '2', '3'];

/** In megabytes; undefined where the system does not tell. */
async function peakMemory(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

async function peakOf(editor: Editor): Promise<number | undefined> {
  const document = usage('flow', COUNT);
  await editor.open(document);
  for (const digit of TYPED) {
    await editor.edit(document, { range: { start: document.digit, end: document.digit }, text: digit });
  }
  await editor.hover(document, document.digit);
  await editor.complete(document, document.key);
  const peak = await peakMemory(editor.session.pid);
  await editor.session.quit();
  return peak;
}

export const memory: Group = {
  name: 'memory',
  async measure() {
    const ours = await peakOf(await openOurs());
    const theirs = await peakOf(await openYamlLanguageServer());
    if (ours === undefined || theirs === undefined) {
      console.log('Peak memory is not measured: only Linux tells it of another process.');
      return [];
    }
    return [
      {
        id: 'memory',
        operation: `Peak memory with ${grouped(COUNT)} lines open, flow`,
        unit: 'MB',
        ours,
        against: 'yaml-language-server',
        theirs,
        target: 0.15,
      },
    ];
  },
};
