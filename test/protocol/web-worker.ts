/**
 * The server's web worker file in a world that has nothing but what a web worker has: no process, no require, no
 * Buffer. Files come through the protocol, as they do from VS Code in the browser.
 */
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { FIND_FILES_REQUEST, READ_FILE_REQUEST, RECONCILED_NOTIFICATION } from '../../server/src/protocol';

interface Message {
  readonly jsonrpc: '2.0';
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: { readonly uri?: string; readonly folder?: string };
  readonly result?: unknown;
}

export interface WebWorkerServer {
  request(method: string, params: object): Promise<unknown>;
}

/** Starts the worker on the files and waits until it has read them all. */
export async function startWebWorker(root: string, files: ReadonlyMap<string, string>): Promise<WebWorkerServer> {
  const pending = new Map<number | string, (result: unknown) => void>();
  let reconciled = (): void => undefined;
  const allRead = new Promise<void>(resolve => {
    reconciled = resolve;
  });
  let unread = files.size;

  const answer = (message: Message): void => {
    const { id, method, params } = message;
    if (method === undefined && id !== undefined) pending.get(id)?.(message.result);
    else if (method === FIND_FILES_REQUEST) reply(id, [...files.keys()]);
    else if (method === READ_FILE_REQUEST) {
      unread -= 1;
      const text = files.get(params?.uri ?? '');
      reply(id, text === undefined ? { refusal: 'unreadable' } : { text });
    } else if (method === RECONCILED_NOTIFICATION && unread <= 0) reconciled();
    else if (id !== undefined) reply(id, null);
  };

  const self = {
    onmessage: undefined as ((event: { data: Message }) => void) | undefined,
    addEventListener: () => undefined,
    // What a worker posts is copied, never shared.
    postMessage: (message: Message) => void setTimeout(() => answer(JSON.parse(JSON.stringify(message)))),
  };
  const send = (message: Message): void => self.onmessage?.({ data: message });
  const reply = (id: number | string | undefined, result: unknown): void => {
    if (id !== undefined) send({ jsonrpc: '2.0', id, result });
  };

  const timing = { setTimeout, clearTimeout, queueMicrotask, performance };
  const world = { self, importScripts: () => undefined, URL, TextEncoder, TextDecoder, console, ...timing };
  vm.runInNewContext(readFileSync(new URL('../../dist/server.js', import.meta.url), 'utf8'), world, {
    // As a page's content security policy may have it: no text becomes code.
    contextCodeGeneration: { strings: false, wasm: false },
  });

  let last = 0;
  const request = (method: string, params: object): Promise<unknown> => {
    last += 1;
    const id = last;
    const answered = new Promise<unknown>(resolve => pending.set(id, resolve));
    send({ jsonrpc: '2.0', id, method, params });
    return answered;
  };
  await request('initialize', {
    processId: null,
    rootUri: root,
    capabilities: {},
    initializationOptions: { readsFiles: true },
    workspaceFolders: [{ uri: root, name: '' }],
  });
  send({ jsonrpc: '2.0', method: 'initialized', params: {} });
  await allRead;
  return { request };
}
