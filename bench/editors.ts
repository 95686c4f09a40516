/** The two language servers that are compared, each with an editor that opens, types and asks. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CompletionRequest,
  DocumentDiagnosticRequest,
  HoverRequest,
  PublishDiagnosticsNotification,
} from 'vscode-languageserver-protocol/node';
import { RECONCILED_NOTIFICATION } from '../server/src/protocol';
import { type CpuClock, cpuOf } from './cpu';
import { type OpenDocument, type Place, SUBSCRIPTION } from './documents';
import { OURS, ROOT, YAML_LANGUAGE_SERVER } from './places';
import { type Edit, type Session, startSession } from './session';

/** All times are in milliseconds, from the message that is sent to the answer that came. */
export interface Editor {
  readonly session: Session;
  readonly cpu: CpuClock;
  /** To the findings of a document that is opened. */
  open(document: OpenDocument): Promise<number>;
  /** To the findings after the edit. */
  edit(document: OpenDocument, edit: Edit): Promise<number>;
  close(document: OpenDocument): Promise<void>;
  hover(document: OpenDocument, place: Place): Promise<number>;
  complete(document: OpenDocument, place: Place): Promise<number>;
}

/** How long yaml-language-server waits after a change before it begins; that is left out of its times. */
const YAML_LANGUAGE_SERVER_WAITS = 200;

/** Our server, with the subscription open that the usage belongs to. It is asked for findings, as VS Code asks. */
export async function openOurs(folder?: string): Promise<Editor> {
  const session = await startSession({ args: [OURS.server, '--stdio'], folder, pulls: true });
  const { connection } = session;
  const toldAll = new Set<() => void>();
  connection.onNotification(RECONCILED_NOTIFICATION, () => {
    for (const tell of toldAll) tell();
    toldAll.clear();
  });
  let previousResultId = '';
  const allTold = (): Promise<void> => new Promise(resolve => toldAll.add(resolve));
  const find = async (uri: string, send: () => Promise<void>): Promise<number> => {
    const rest = allTold();
    const start = performance.now();
    await send();
    const report = await connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      previousResultId,
    });
    const time = performance.now() - start;
    previousResultId = report.resultId ?? '';
    // What the server does a moment later must not fall into the next time that is taken.
    await rest;
    return time;
  };
  await find(SUBSCRIPTION.uri, () => session.open(SUBSCRIPTION.uri, SUBSCRIPTION.text));
  return {
    ...answering(session),
    session,
    cpu: cpuOf(session.pid),
    open: ({ uri, text }) => find(uri, () => session.open(uri, text)),
    edit: ({ uri }, edit) => find(uri, () => session.change(uri, edit)),
    close: async ({ uri }) => {
      const rest = allTold();
      await session.close(uri);
      await rest;
    },
  };
}

/** yaml-language-server with our schema for usage. It sends findings by itself. */
export async function openYamlLanguageServer(): Promise<Editor> {
  const schema = pathToFileURL(join(ROOT, 'schemas', 'usage.schema.json')).href;
  const session = await startSession({
    args: [YAML_LANGUAGE_SERVER, '--stdio'],
    settings: {
      yaml: {
        schemas: { [schema]: '*.usage.yaml' },
        schemaStore: { enable: false },
        kubernetesCRDStore: { enable: false },
        validate: true,
        hover: true,
        completion: true,
      },
    },
    pulls: false,
  });
  return editorThatIsTold(session, YAML_LANGUAGE_SERVER_WAITS);
}

/** Our server and an editor that cannot ask: findings are sent to it, a moment after a change. */
export async function openOursSending(): Promise<Editor> {
  const editor = editorThatIsTold(await startSession({ args: [OURS.server, '--stdio'], pulls: false }), 0);
  await editor.open(SUBSCRIPTION);
  return editor;
}

/** @param waits how long the server waits by itself before it begins, which is left out of the times */
function editorThatIsTold(session: Session, waits: number): Editor {
  const find = async (uri: string, send: () => Promise<void>): Promise<number> => {
    const start = performance.now();
    const told = new Promise<void>(resolve => {
      const listening = session.connection.onNotification(PublishDiagnosticsNotification.type, params => {
        if (params.uri !== uri) return;
        listening.dispose();
        resolve();
      });
    });
    await send();
    await told;
    return performance.now() - start - waits;
  };
  return {
    ...answering(session),
    session,
    cpu: cpuOf(session.pid),
    open: ({ uri, text }) => find(uri, () => session.open(uri, text)),
    edit: ({ uri }, edit) => find(uri, () => session.change(uri, edit)),
    close: async ({ uri }) => {
      await find(uri, () => session.close(uri));
    },
  };
}

/** What both are asked alike. No answer would be quick, but not what is measured. */
function answering({ connection }: Session): Pick<Editor, 'hover' | 'complete'> {
  return {
    async hover({ uri }, position) {
      const start = performance.now();
      const answer = await connection.sendRequest(HoverRequest.type, {
        textDocument: { uri },
        position,
      });
      const time = performance.now() - start;
      if (answer === null) throw new Error(`Nothing is shown in ${uri} at line ${position.line + 1}.`);
      return time;
    },
    async complete({ uri }, position) {
      const start = performance.now();
      const answer = await connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri },
        position,
      });
      const time = performance.now() - start;
      const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
      if (items.length === 0) throw new Error(`Nothing is offered in ${uri} at line ${position.line + 1}.`);
      return time;
    },
  };
}
