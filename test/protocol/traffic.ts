/**
 * All that the server says to an editor, held against the types that the protocol's own package declares: each message
 * becomes a constant of its type in a TypeScript file, and the compiler is asked about all of them at once. So whatever
 * a test makes the server say is checked without a line in that test.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as protocol from 'vscode-languageserver-protocol';
import {
  CYCLE_AT_REQUEST,
  EXPLAIN_REQUEST,
  EXPORT_REQUEST,
  FAULT_NOTIFICATION,
  FIND_FILES_REQUEST,
  IMPORT_REQUEST,
  NEW_SUBSCRIPTION_REQUEST,
  NEW_USAGE_REQUEST,
  OVERVIEW_REQUEST,
  PREVIEW_REQUEST,
  READ_FILE_REQUEST,
  RECONCILE_REQUEST,
  RECONCILED_NOTIFICATION,
  WRITE_TRIED_REQUEST,
} from '../../server/src/protocol';

export interface Traffic {
  /** Takes what the editor has sent: by it the tests know what an answer answers. */
  sent(message: Message): void;
  /** Takes what the server has said. */
  received(message: Message): void;
  /** What the compiler is to be asked, each once. */
  readonly claims: ReadonlyMap<string, Claim>;
  readonly wrong: readonly string[];
}

export interface Message {
  readonly jsonrpc?: string;
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** A value, and the TypeScript type that it must have. */
interface Claim {
  readonly about: string;
  readonly type: string;
  readonly value: unknown;
}

/** What is our own, beyond the protocol: by method what is answered, or said. */
const OWN: Readonly<Record<string, string>> = {
  [PREVIEW_REQUEST]: 'own.PreviewAnswer | null',
  [WRITE_TRIED_REQUEST]: 'own.TriedEdit | null',
  [EXPORT_REQUEST]: 'own.ExportedFile | null',
  [EXPLAIN_REQUEST]: 'own.ExplanationView | null',
  [RECONCILE_REQUEST]: 'string | null',
  [OVERVIEW_REQUEST]: 'own.OverviewView | null',
  [CYCLE_AT_REQUEST]: 'own.CycleAtView | null',
  [NEW_USAGE_REQUEST]: 'own.NewFile | null',
  [NEW_SUBSCRIPTION_REQUEST]: 'own.NewFile | null',
  [IMPORT_REQUEST]: 'own.ImportView | null',
  [RECONCILED_NOTIFICATION]: 'Record<string, never>',
  [FAULT_NOTIFICATION]: 'own.FaultParams',
  [READ_FILE_REQUEST]: 'own.ReadFileParams',
  [FIND_FILES_REQUEST]: 'own.FindFilesParams',
};

/** What the server may only ask of an editor that offers it. */
const OFFERED_BY: Readonly<Record<string, (offered: protocol.ClientCapabilities) => unknown>> = {
  'client/registerCapability': ({ workspace }) =>
    workspace?.didChangeWatchedFiles?.dynamicRegistration ?? workspace?.didChangeConfiguration?.dynamicRegistration,
  'workspace/configuration': ({ workspace }) => workspace?.configuration,
  'workspace/workspaceFolders': ({ workspace }) => workspace?.workspaceFolders,
  'workspace/applyEdit': ({ workspace }) => workspace?.applyEdit,
  'workspace/diagnostic/refresh': ({ workspace }) => workspace?.diagnostics?.refreshSupport,
  'workspace/inlayHint/refresh': ({ workspace }) => workspace?.inlayHint?.refreshSupport,
  'workspace/codeLens/refresh': ({ workspace }) => workspace?.codeLens?.refreshSupport,
  'window/workDoneProgress/create': ({ window }) => window?.workDoneProgress,
  'window/showDocument': ({ window }) => window?.showDocument?.support,
};

/** Faults of the server. Other errors are answers: that a request was cancelled, or that a name cannot be. */
const FAULTS: readonly number[] = [
  protocol.ErrorCodes.ParseError,
  protocol.ErrorCodes.InvalidRequest,
  protocol.ErrorCodes.InternalError,
];

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The protocol's constant for a method, as its package exports it: `HoverRequest` for `textDocument/hover`. */
const CONSTANTS = new Map<string, string>(
  Object.entries(protocol).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && 'method' in value && 'type' in value
      ? [[String(value.method), `typeof lsp.${name}.type`]]
      : [],
  ),
);

/** What is wrong with what was said, all editors together, for the compiler takes its time to start. */
export function complaintsAbout(traffics: readonly Traffic[]): string[] {
  const claims = new Map(traffics.flatMap(({ claims }) => [...claims]));
  return [...traffics.flatMap(({ wrong }) => wrong), ...mistyped([...claims.values()])];
}

export function createTraffic(): Traffic {
  const claims = new Map<string, Claim>();
  const wrong: string[] = [];
  const asked = new Map<number | string, string>();
  const progress = new Map<number | string, string>();
  let offered: protocol.ClientCapabilities = {};

  const claim = (about: string, type: string, value: unknown): void => {
    for (const piece of piecesOf(value)) claims.set(`${type} ${JSON.stringify(piece)}`, { about, type, value: piece });
  };
  const typed = (kind: 'ResultOf' | 'ParamsOf' | 'PartOf', method: string): string => {
    const constant = CONSTANTS.get(method);
    if (constant !== undefined) return `${kind}<${constant}>`;
    if (OWN[method] === undefined)
      wrong.push(`${method} is no method of the protocol, and not in the table of our own`);
    return OWN[method] ?? 'unknown';
  };

  const answered = (id: number | string, { result, error }: Message): void => {
    const method = asked.get(id);
    if (method === undefined) wrong.push(`an answer to ${id}, which nobody asked`);
    if (method === undefined) return;
    asked.delete(id);
    if (error === undefined) claim(`the answer to ${method}`, typed('ResultOf', method), result);
    else {
      claim(`the error of ${method}`, '{ code: number; message: string; data?: unknown }', error);
      if (FAULTS.includes(Number(at(error, 'code')))) wrong.push(`${method} failed: ${JSON.stringify(error)}`);
    }
  };

  const said = (method: string, params: unknown, isRequest: boolean): void => {
    if (method === '$/progress') {
      const type = progress.get(key(at(params, 'token')));
      if (type === undefined) wrong.push(`progress for a token that nobody made: ${JSON.stringify(params)}`);
      claim(method, type ?? 'unknown', at(params, 'value'));
      return;
    }
    const isOffered = OFFERED_BY[method];
    if (isOffered !== undefined && !isOffered(offered)) wrong.push(`${method}, which the editor does not offer`);
    if (isRequest && isOffered === undefined && OWN[method] === undefined) {
      wrong.push(`${method} asks the editor, and nothing here says when it may`);
    }
    if (method === 'window/workDoneProgress/create') progress.set(key(at(params, 'token')), WORK_DONE);
    claim(method, typed('ParamsOf', method), params);
  };

  return {
    sent({ id, method, params }) {
      if (method === undefined || id === undefined || id === null) return;
      asked.set(id, method);
      if (method === 'initialize') offered = (at(params, 'capabilities') ?? {}) as protocol.ClientCapabilities;
      const [whole, part] = [at(params, 'workDoneToken'), at(params, 'partialResultToken')];
      if (whole !== undefined) progress.set(key(whole), WORK_DONE);
      if (part !== undefined) progress.set(key(part), typed('PartOf', method));
    },
    received(message) {
      const { id, method, params } = message;
      if (method !== undefined) said(method, params, id !== undefined);
      else if (id !== undefined && id !== null) answered(id, message);
      else wrong.push(`neither question nor answer: ${JSON.stringify(message)}`);
    },
    claims,
    wrong,
  };
}

/** A long list as several short ones of the same type, for the compiler compares all elements of a list with each other. */
function piecesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.length <= LONGEST_LIST ? [value] : shortListsOf(value);
  const items = at(value, 'items');
  if (!Array.isArray(items) || items.length <= LONGEST_LIST) return [value];
  return shortListsOf(items).map(short => Object.assign({}, value, { items: short }));
}

const LONGEST_LIST = 10;

const shortListsOf = (list: readonly unknown[]): readonly unknown[][] =>
  Array.from({ length: Math.ceil(list.length / LONGEST_LIST) }, (_, index) =>
    list.slice(index * LONGEST_LIST, (index + 1) * LONGEST_LIST),
  );

const WORK_DONE = 'lsp.WorkDoneProgressBegin | lsp.WorkDoneProgressReport | lsp.WorkDoneProgressEnd';

const at = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([one]) => one === name)?.[1] : undefined;

const key = (token: unknown): number | string => (typeof token === 'number' ? token : String(token));

const HEAD = [
  "import type * as lsp from 'vscode-languageserver-protocol';",
  "import type * as own from '../../server/src/protocol';",
  // JSON has null where TypeScript has void.
  'type Sent<R> = void extends R ? null : R;',
  'type ResultOf<T> = T extends lsp.ProtocolRequestType<infer _P, infer R, infer _PR, infer _E, infer _O> ? Sent<R>',
  '  : T extends lsp.ProtocolRequestType0<infer R, infer _PR, infer _E, infer _O> ? Sent<R> : never;',
  'type PartOf<T> = T extends lsp.ProtocolRequestType<infer _P, infer _R, infer PR, infer _E, infer _O> ? PR : never;',
  'type ParamsOf<T> = T extends lsp.ProtocolRequestType<infer P, infer _R, infer _PR, infer _E, infer _O> ? P',
  '  : T extends lsp.ProtocolNotificationType<infer P, infer _O> ? P',
  '  : T extends lsp.ProtocolRequestType0<infer _R, infer _PR, infer _E, infer _O> ? undefined',
  '  : T extends lsp.ProtocolNotificationType0<infer _O> ? undefined : never;',
  '',
].join('\n');

/** What the compiler says against the claims. Each has a line to itself, by which a complaint finds it again. */
function mistyped(claims: readonly Claim[]): string[] {
  const folder = `${ROOT}dist/traffic-${process.pid}`;
  const file = `${folder}/messages.ts`;
  const lines = claims.map(({ type, value }, index) => {
    // A key with this name would set the prototype in a literal.
    const literal = (JSON.stringify(value) ?? 'undefined').replaceAll('"__proto__":', '["__proto__"]:');
    return `export const message${index}: ${type} = ${literal};`;
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, HEAD + lines.join('\n'));
  const { compilerOptions } = JSON.parse(readFileSync(`${ROOT}tsconfig.json`, 'utf8'));
  const options = { ...compilerOptions, types: [], noUnusedLocals: false, exactOptionalPropertyTypes: false };
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions: options, files: ['messages.ts'] }));
  const tsc = fileURLToPath(new URL('node_modules/typescript/bin/tsc', `file://${ROOT}`));
  const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  rmSync(folder, { recursive: true });
  if (status === 0) return [];
  const headLines = HEAD.split('\n').length;
  const complaints = stdout.split(/\n(?=\S)/).filter(line => line.trim() !== '');
  return complaints.map(complaint => {
    const line = Number(/\((\d+),/.exec(complaint)?.[1]);
    const about = claims[line - headLines];
    return `${about?.about ?? 'the types'}: ${complaint.trim()}\n${JSON.stringify(about?.value)?.slice(0, 2_000)}`;
  });
}
