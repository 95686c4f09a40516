/** A reseller's folder of 600 months of usage: all of it reconciled, and one keystroke in it answered by the server. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cpuOfPrograms } from '../cpu';
import { workspaceFiles } from '../documents';
import { openOurs } from '../editors';
import { withFolder } from '../folders';
import { type Group, timesOf } from '../line';
import { inTurn, type Taken } from '../measure';
import { startAsked, toldBy } from '../programs';

const CYCLES = 600;
const COLD = { atLeast: 3, atMost: 5, seconds: 40 };
/** V8 needs several turns until it has compiled what is done most. */
const AGAIN = { ...COLD, timesInARound: { ours: 5 } };
const EDITED = { atLeast: 10, atMost: 30, seconds: 10 };

async function editedWorkspace(folder: string): Promise<Taken> {
  const editor = await openOurs(pathToFileURL(folder).href);
  const file = join(folder, 'org-25', '2024-06.usage.yaml');
  const text = await readFile(file, 'utf8');
  const line = text.split('\n').findIndex(content => content.startsWith('    standard: 1'));
  const start = { line, character: '    standard: '.length };
  const document = { uri: pathToFileURL(file).href, text };
  await editor.open(document);
  let isAbove = false;
  const { edit } = await inTurn(EDITED, {
    edit: {
      cpu: editor.cpu,
      once() {
        isAbove = !isAbove;
        const range = { start, end: { line, character: start.character + 1 } };
        return editor.edit(document, { range, text: isAbove ? '3' : '1' });
      },
    },
  });
  await editor.session.quit();
  return edit;
}

const timeAt = async (program: string, folder: string): Promise<number> => (await toldBy(program, folder)).milliseconds;

async function checkWhole(folder: string): Promise<void> {
  const { result } = await toldBy('reconcile-workspace', folder);
  if (result !== CYCLES) throw new Error('Not all cycles were reconciled.');
}

/** Each in a process of its own that has done it before. */
async function takenAgain(folder: string): Promise<Record<'ours' | 'yaml', Taken>> {
  const ours = startAsked('reconcile-workspace', folder);
  const yaml = startAsked('parse-workspace', folder);
  try {
    return await inTurn(AGAIN, { ours, yaml });
  } finally {
    for (const { end } of [ours, yaml]) end();
  }
}

export const workspace: Group = {
  name: 'workspace',
  measure: () =>
    withFolder(workspaceFiles(), async folder => {
      await checkWhole(folder);
      const cold = await inTurn(COLD, {
        ours: { cpu: cpuOfPrograms, once: () => timeAt('reconcile-workspace', folder) },
        yaml: { cpu: cpuOfPrograms, once: () => timeAt('parse-workspace', folder) },
      });
      const again = await takenAgain(folder);
      const operation = 'A workspace of 600 usage files, 112,000 lines, from the files to every cycle reconciled';
      return [
        {
          id: 'workspace',
          operation: `${operation}, in a fresh process`,
          against: 'yaml, reading and parsing alone',
          ...timesOf(cold.ours, cold.yaml),
          target: 0.055,
        },
        {
          id: 'workspace-again',
          operation: `${operation}, in a process that has done it before`,
          against: 'yaml, reading and parsing alone',
          ...timesOf(again.ours, again.yaml),
          target: 0.055,
        },
        {
          id: 'workspace-edit',
          operation: 'Keystroke to findings in that workspace',
          against: 'ours, all of it',
          ...timesOf(await editedWorkspace(folder), cold.ours),
          target: 0.05,
        },
      ];
    }),
};
