/** What a server keeps of files that an editor has closed again, and of what was typed over: nothing. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  InlayHintRequest,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { usage } from '../deal';

const START = fileURLToPath(new URL('../../dist/start.js', import.meta.url));
const HEAP_ON_REQUEST = fileURLToPath(new URL('heap-on-request.cjs', import.meta.url));
const FILES = 200;
const DAYS = 1000;
/** Of the size of all files: what engines keep of code that has become hot, and of strings that are being freed. */
const MOST_LEFT = 0.1;

const dateOf = (day: number): string => new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10);
const textOf = (file: number): string =>
  usage(
    Array.from({ length: DAYS }, (_, day) => `date: ${dateOf(day)}, premium: ${(day + file) % 9}, standard: ${day}`),
    { organization: `org-${file}` },
  );

let server: ChildProcess;
let connection: ProtocolConnection;

beforeAll(async () => {
  server = spawn(process.execPath, ['--expose-gc', '--require', HEAP_ON_REQUEST, START, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
  });
  if (server.stdout === null || server.stdin === null) throw new Error('The server has no streams.');
  connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.listen();
  const capabilities = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };
  await connection.sendRequest(InitializeRequest.type, { processId: null, rootUri: null, capabilities });
  await connection.sendNotification(InitializedNotification.type, {});
});

afterAll(() => {
  connection.dispose();
  server.kill();
});

async function bytesInUse(): Promise<number> {
  server.send('how much?');
  const [bytes] = await once(server, 'message');
  return Number(bytes);
}

/** Does with a file what a person does, and gives its size. */
async function openEditAndClose(file: number): Promise<number> {
  const text = textOf(file);
  const textDocument = { uri: `untitled:deals/${file}.usage.yaml`, version: 1 };
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { ...textDocument, languageId: 'entitlements', text },
  });
  await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
  const position = { line: 500, character: 30 };
  await connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { ...textDocument, version: 2 },
    contentChanges: [{ range: { start: position, end: position }, text: '1' }],
  });
  const { items } = (await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument })) as {
    readonly items: readonly unknown[];
  };
  expect(items).not.toEqual([]);
  await connection.sendRequest(HoverRequest.type, { textDocument, position });
  const range = { start: { line: 400, character: 0 }, end: { line: 460, character: 0 } };
  await connection.sendRequest(InlayHintRequest.type, { textDocument, range });
  await connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument });
  return text.length;
}

it('after opening, editing and closing 200 large files, the memory is back where it began', async () => {
  for (let file = 0; file < 20; file += 1) await openEditAndClose(file);
  const before = await bytesInUse();
  let size = 0;
  for (let file = 20; file < 20 + FILES; file += 1) size += await openEditAndClose(file);
  // Of the last file the server hears that it is closed, and looks whether it is on a disk.
  const shareLeft = async (): Promise<number> => ((await bytesInUse()) - before) / size;
  await expect.poll(shareLeft, { interval: 500 }).toBeLessThan(MOST_LEFT);
}, 300_000);

const EDITS = 300;
/** Of what an edit has computed anew alone there is more. */
const MOST_BYTES_AN_EDIT = 10_000;

it('while somebody types in one file, what was typed over is forgotten', async () => {
  const subscription = { uri: 'untitled:deals/typing.subscription.yaml', version: 1, languageId: 'entitlements' };
  const terms = 'id: S\norganization: typing\nstart: 2020-01-01\nagentModel: concurrent\ncurrency: USD\n';
  const licenses = 'licenses: {premium: {committed: 5}, standard: {committed: 20}, ivrPorts: {committed: 1}}\n';
  const days = Array.from({ length: DAYS }, (_, day) => `  - {date: ${dateOf(day)}, workforceOptimization: 10}\n`);
  const logIns = Array.from(
    { length: DAYS },
    (_, day) =>
      `  - {agent: a${day % 9}, license: premium, login: ${dateOf(day)}T08:00:00Z, logout: ${dateOf(day)}T16:00:00Z}\n`,
  );
  const usageText = `kind: usage\norganization: typing\ndays:\n${days.join('')}agentSessions:\n${logIns.join('')}`;
  const textDocument = { uri: 'untitled:deals/typing.usage.yaml', version: 1, languageId: 'entitlements' };
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { ...subscription, text: `kind: subscription\n${terms}surgeProtection: 30%\n${licenses}` },
  });
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { ...textDocument, text: usageText },
  });
  const type = async (line: number, character: number, text: string): Promise<void> => {
    textDocument.version += 1;
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument,
      contentChanges: [{ range: { start: { line, character }, end: { line, character: character + 1 } }, text }],
    });
    await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
  };
  // The tens of a figure, and the minutes of a log-in.
  const edit = async (at: number): Promise<void> => {
    await type(503, '  - {date: 2021-05-15, workforceOptimization: '.length, String(1 + (at % 3)));
    await type(1504, '  - {agent: a5, license: premium, login: 2021-05-15T08:0'.length, String(at % 9));
  };
  for (let at = 0; at < 50; at += 1) await edit(at);
  const before = await bytesInUse();
  for (let at = 0; at < EDITS; at += 1) await edit(at);
  const bytesAnEdit = async (): Promise<number> => ((await bytesInUse()) - before) / EDITS;
  await expect.poll(bytesAnEdit, { interval: 500, timeout: 10_000 }).toBeLessThan(MOST_BYTES_AN_EDIT);
}, 300_000);
