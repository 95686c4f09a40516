import { describe, expect, it } from 'vitest';
import type { Connection } from 'vscode-languageserver';
import { deal, subscription, uriOf, usage } from '../../../test/deal';
import { english } from '../messages/en';
import { createReading } from './reading';

/** A workspace of so many deals, each with a CSV file, and how often others had their turn while places were looked at. */
function watching(deals: number, found: readonly string[] = []) {
  const texts = Array.from({ length: deals }, (_, index): [string, string] => [
    `${index}.entitlements.yaml`,
    `${subscription({ id: `SUB-${index}`, organization: `org-${index}` })}---\n${usage([], { organization: `org-${index}` })}sources: [{file: ${index}.csv, format: agent-sessions}]\n`,
  ]);
  const workspace = deal(Object.fromEntries(texts));
  const asked = { pauses: 0, together: 0, mostTogether: 0 };
  const reading = createReading({} as unknown as Connection, {
    files: {
      read: async uri => new Map(texts.map(([name, text]) => [uriOf(name), text])).get(uri) ?? Promise.reject(uri),
      readWithin: async () => ({ refusal: 'unreadable' }),
      find: async () => {
        asked.together += 1;
        asked.mostTogether = Math.max(asked.mostTogether, asked.together);
        return found;
      },
    },
    workspace,
    workspaceFolders: () => ['file:///deals'],
    isOpen: () => false,
    takes: () => true,
    messages: () => english,
    pause: async () => {
      asked.pauses += 1;
      asked.together = 0;
    },
    now: () => 0,
    log: () => undefined,
    fail: () => undefined,
    onLongEnd: () => undefined,
  });
  workspace.uris();
  return { workspace, reading, asked };
}

const foreign = (length: number): string[] =>
  Array.from({ length }, (_, index) => uriOf(`src/${index % 50}/${index}.ts`));

describe('places where something has changed', () => {
  it('are looked at a few at a time, so that others have their turn', async () => {
    const { reading, asked } = watching(1);
    await reading.places(foreign(5000));
    expect(asked.mostTogether).toBeLessThanOrEqual(100);
    expect(asked.pauses).toBeGreaterThanOrEqual(49);
  });

  it('take what is gone from the workspace, whether its own name is told or that of a folder that held it', async () => {
    const { workspace, reading } = watching(3);
    await reading.places([uriOf('src'), `${uriOf('2')}/`, uriOf('gone.usage.yaml')]);
    expect(workspace.uris()).toHaveLength(3);
    await reading.places(['file:///deals/']);
    expect(workspace.uris()).toEqual([]);
  });

  it('keep the files of a folder of the workspace whose own name is told', async () => {
    const all = [uriOf('0.entitlements.yaml'), uriOf('1.entitlements.yaml')];
    const { workspace, reading } = watching(2, all);
    await reading.places(['file:///deals']);
    expect(workspace.uris()).toEqual(all);
  });

  it('are not compared with each file: four times of both are less than eight times the work', async () => {
    const timeFor = async (count: number): Promise<number> => {
      const { reading } = watching(count);
      const places = foreign(4 * count);
      const before = process.cpuUsage();
      await reading.places(places);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    await timeFor(1000);
    const growth = async (): Promise<number> => {
      const one = Math.min(await timeFor(1000), await timeFor(1000));
      return (await timeFor(4000)) / one;
    };
    const tries = [await growth(), await growth()];
    expect(Math.min(...tries)).toBeLessThan(8);
  }, 120_000);
});
