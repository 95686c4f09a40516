/** The first answer of a server that is loaded only behind it, and all that may be said meanwhile. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createClientPipeTransport,
  createClientSocketTransport,
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  ExitNotification,
  generateRandomPipeName,
  HoverRequest,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  ShutdownRequest,
} from 'vscode-languageserver-protocol/node';
import { subscription } from '../deal';

const START = fileURLToPath(new URL('../../dist/start.js', import.meta.url));

const uri = 'untitled:acme.subscription.yaml';
const OPENED = {
  textDocument: {
    uri,
    languageId: 'entitlements',
    version: 1,
    text: subscription({ licenses: '{standard: {committed: 20}}' }),
  },
};
const ASKED = { textDocument: { uri }, position: { line: 0, character: 1 } };
const OF_ITSELF = { processId: null, rootUri: null, capabilities: {} };

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number };
}

const INITIALIZE: Message = { id: 1, method: 'initialize', params: OF_ITSELF };
const OPEN: Message = { method: 'textDocument/didOpen', params: OPENED };
const hover = (id: number): Message => ({ id, method: 'textDocument/hover', params: ASKED });
const SHUTDOWN: Message = { id: 1000, method: 'shutdown' };
const EXIT: Message = { method: 'exit' };

const framed = (message: Message): string => {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};

const answersIn = (output: string): Message[] =>
  output
    .split(/Content-Length: \d+\r\n\r\n/)
    .flatMap(part => (part === '' ? [] : [JSON.parse(part) as Message]))
    .filter(({ method }) => method === undefined);

const start = (script = START): ChildProcess => spawn(process.execPath, [script, '--stdio'], { stdio: 'pipe' });

interface End {
  readonly answers: readonly Message[];
  readonly errors: string;
  readonly code: number | null;
}

async function endOf({ stdout, stderr, ...server }: ChildProcess, ended: Promise<unknown[]>): Promise<End> {
  if (stdout === null || stderr === null) throw new Error(`The server has no streams: ${server.pid}.`);
  const [output, errors, [code]] = await Promise.all([textOf(stdout), textOf(stderr), ended]);
  return { answers: answersIn(output), errors, code: typeof code === 'number' ? code : null };
}

/** Writes all at once and gives what was answered by the end. */
function tell(...messages: readonly Message[]): Promise<End> {
  const server = start();
  server.stdin?.write(messages.map(framed).join(''));
  return endOf(server, once(server, 'exit'));
}

/** Writes the messages of a round all at once, as soon as the last of the round before is answered, and then the end. */
function ask(...rounds: readonly (readonly Message[])[]): Promise<End> {
  const server = start();
  const left = [...rounds, [SHUTDOWN], [EXIT]];
  let output = '';
  let awaited = '';
  const writeNext = (): void => {
    const messages = left.shift() ?? [];
    awaited = `"id":${messages.at(-1)?.id},`;
    server.stdin?.write(messages.map(framed).join(''));
  };
  server.stdout?.on('data', data => {
    output += data;
    if (output.includes(awaited)) writeNext();
  });
  writeNext();
  return endOf(server, once(server, 'exit'));
}

const idsOf = ({ answers }: End): (number | undefined)[] => answers.map(({ id }) => id);

describe('a client that does not wait', () => {
  it('is answered all that it asks in one piece with `initialize`, each once and in order', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => index + 2);
    const end = await ask([INITIALIZE, OPEN, ...ids.map(hover)]);
    expect(idsOf(end)).toEqual([1, ...ids, 1000]);
    expect(end.answers[0]?.result).toMatchObject({ serverInfo: { name: 'entitlements' } });
    const hovers = end.answers.slice(1, -1).map(({ result }) => JSON.stringify(result));
    expect(new Set(hovers).size).toBe(1);
    expect(hovers[0]).toContain('kind');
    expect(end.code).toBe(0);
  });

  it('is answered what it asks right behind the answer, without ever saying that it is initialized', async () => {
    const end = await ask([INITIALIZE], [OPEN, hover(2), hover(3)]);
    expect(idsOf(end)).toEqual([1, 2, 3, 1000]);
    expect(end.answers[1]?.result).not.toBeNull();
    expect(end.code).toBe(0);
  });

  it.each([
    ['asks the server to end', [INITIALIZE, SHUTDOWN, EXIT], [1], 0],
    ['ends the server unasked', [INITIALIZE, EXIT], [1], 1],
    ['ends it before anything', [EXIT], [], 1],
  ])('%s, and it does', async (_, messages, answered, code) => {
    const end = await tell(...messages);
    expect(idsOf(end)).toEqual(answered);
    expect(end.code).toBe(code);
  });

  it('hears that it is too early for a question, and may begin then', async () => {
    const end = await ask([hover(7), OPEN, INITIALIZE, hover(8)]);
    expect(end.answers.map(({ id, error }) => [id, error?.code])).toEqual([
      [7, -32002],
      [1, undefined],
      [8, undefined],
      [1000, undefined],
    ]);
  });

  it('may begin again where it could not be understood', async () => {
    const wrong: Message = { id: 5, method: 'initialize', params: { ...OF_ITSELF, capabilities: null } };
    const end = await ask([wrong, INITIALIZE, OPEN, hover(2)]);
    expect(end.answers.map(({ id, error }) => [id, error?.code])).toEqual([
      [5, -32603],
      [1, undefined],
      [2, undefined],
      [1000, undefined],
    ]);
  });
});

describe('the way in which they speak', () => {
  /** A whole conversation. */
  async function converse([reader, writer]: [MessageReader, MessageWriter]): Promise<void> {
    const connection = createProtocolConnection(reader, writer);
    connection.listen();
    const { serverInfo } = await connection.sendRequest(InitializeRequest.type, OF_ITSELF);
    expect(serverInfo?.name).toBe('entitlements');
    await connection.sendNotification(DidOpenTextDocumentNotification.type, OPENED);
    expect(await connection.sendRequest(HoverRequest.type, ASKED)).not.toBeNull();
    await connection.sendRequest(ShutdownRequest.type);
    await connection.sendNotification(ExitNotification.type);
  }

  const startSpeaking = (...args: readonly string[]): { server: ChildProcess; ended: Promise<unknown[]> } => {
    const server = spawn(process.execPath, [START, ...args], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    return { server, ended: once(server, 'exit') };
  };

  it("may be Node's own between processes", async () => {
    const { server, ended } = startSpeaking('--node-ipc', `--clientProcessId=${process.pid}`);
    await converse([new IPCMessageReader(server), new IPCMessageWriter(server)]);
    expect(await ended).toEqual([0, null]);
  });

  it('may be a socket', async () => {
    const { port, onConnected } = await createClientSocketTransport(0);
    const { ended } = startSpeaking(`--socket=${port()}`);
    await converse(await onConnected());
    expect(await ended).toEqual([0, null]);
  });

  it('may be a pipe with a name', async () => {
    const name = generateRandomPipeName();
    const { onConnected } = await createClientPipeTransport(name);
    const { ended } = startSpeaking('--pipe', name);
    await converse(await onConnected());
    expect(await ended).toEqual([0, null]);
  });

  it('has to be told', async () => {
    const server = spawn(process.execPath, [START], { stdio: 'pipe' });
    const { errors, code } = await endOf(server, once(server, 'exit'));
    expect(errors).toContain('--stdio');
    expect(code).toBe(1);
  });
});

describe('what the first answer takes', () => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'server-'));
    copyFileSync(START, join(folder, 'start.js'));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('is a small part of the server', () => {
    expect(statSync(START).size).toBeLessThan(100_000);
  });

  it.each([
    ['is missing', undefined, 'server.js'],
    ['is no script', 'const', 'SyntaxError'],
    ['fails', 'throw new Error("out of order")', 'out of order'],
  ])('is there where the rest %s, and the process ends and says why', async (_, rest, reason) => {
    if (rest !== undefined) writeFileSync(join(folder, 'server.js'), rest);
    const server = start(join(folder, 'start.js'));
    const ended = endOf(server, once(server, 'exit'));
    server.stdin?.write(framed(INITIALIZE));
    const end = await ended;
    expect(idsOf(end)).toEqual([1]);
    expect(end.errors).toContain(reason);
    expect(end.code).toBe(1);
  });
});
