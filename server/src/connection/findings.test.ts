import { describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  type Connection,
  type Diagnostic,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver/node';
import { deal, documentOf, uriOf, usage } from '../../../test/deal';
import type { Client } from './client';
import { createFindings, type ToldAsOf } from './findings';

const URI = uriOf('a.usage.yaml');

type Pull = (params: { textDocument: { uri: string } }, token: CancellationTokenSource['token']) => Promise<unknown>;

/** An editor that asks for the findings of one open file, and what is told of it when the test says so. */
function asking() {
  let pull: Pull | undefined;
  const connection = {
    languages: {
      diagnostics: {
        on: (handler: Pull) => {
          pull = handler;
        },
        onWorkspace: () => undefined,
      },
    },
    sendRequest: async () => undefined,
    sendDiagnostics: async () => undefined,
  } as unknown as Connection;
  const workspace = deal({ 'a.usage.yaml': usage([]) });
  const ends: ((told: ToldAsOf | undefined) => void)[] = [];
  const open = new Set([URI]);
  const findings = createFindings(connection, {
    client: { pullsFindings: true } as Client,
    workspace,
    tellingOf: () => new Promise(resolve => void ends.push(resolve)),
    revision: workspace.revision,
    isOpen: uri => open.has(uri),
    settled: async () => undefined,
    pause: async () => undefined,
    progressTitle: () => '',
  });
  return {
    ends,
    findings,
    open,
    /** As of now. */
    told: (resultId: string): ToldAsOf => ({
      resultId,
      items: [{ message: resultId } as Diagnostic],
      asOf: workspace.revision(),
    }),
    ask: (token = new CancellationTokenSource().token) => pull?.({ textDocument: { uri: URI } }, token),
    type: () => workspace.set(documentOf('a.usage.yaml', usage([]))),
  };
}

const turn = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0));

describe('what is told of an open file', () => {
  it('is put together once for all who ask meanwhile and until something changes', async () => {
    const { ask, ends, findings, told, type } = asking();
    const [one, other, telling] = [ask(), ask(), findings.tell([URI])];
    await turn();
    expect(ends).toHaveLength(1);
    ends[0]?.(told('first'));
    expect(await one).toMatchObject({ resultId: 'first' });
    expect(await other).toEqual(await one);
    await telling;
    expect(await ask()).toEqual(await one);
    expect(ends).toHaveLength(1);
    type();
    const next = ask();
    await turn();
    ends[1]?.(told('second'));
    expect(await next).toMatchObject({ resultId: 'second' });
  });

  it('is put together anew where something changes between its end and its answer', async () => {
    const { ask, ends, told, type } = asking();
    const before = ask();
    await turn();
    ends[0]?.(told('before'));
    type();
    await before;
    const next = ask();
    await turn();
    ends[1]?.(told('behind'));
    expect(await next).toMatchObject({ resultId: 'behind' });
  });

  it('is all told to the others where one who asks gives up', async () => {
    const { ask, ends, told } = asking();
    const source = new CancellationTokenSource();
    const [givenUp, other] = [ask(source.token), ask()];
    await turn();
    source.cancel();
    const answer = await givenUp;
    expect(answer instanceof ResponseError && answer.code).toBe(LSPErrorCodes.RequestCancelled);
    ends[0]?.(told('first'));
    expect(await other).toMatchObject({ resultId: 'first', items: told('first').items });
    expect(ends).toHaveLength(1);
  });

  it('is not kept where it came to a fault, or the file is closed', async () => {
    const { ask, ends, findings, open, told } = asking();
    const askAndEnd = async (end: ToldAsOf | undefined): Promise<void> => {
      const asked = ask();
      await turn();
      ends.at(-1)?.(end);
      await asked;
    };
    await askAndEnd(undefined);
    await askAndEnd(told('first'));
    await askAndEnd(undefined);
    expect(ends).toHaveLength(2);
    open.delete(URI);
    findings.forget(URI);
    await askAndEnd(told('first'));
    await askAndEnd(told('first'));
    expect(ends).toHaveLength(4);
  });
});
