/** The rooms of the server and which way their imports may point. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SERVER = fileURLToPath(new URL('../server/src', import.meta.url));

interface Room {
  /** Rooms that it may import from, besides itself. */
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
  /** Packages of which it may use types alone. */
  readonly types: readonly string[];
}

const BELOW_FEATURES = ['engine', 'messages', 'model', 'workspace', 'reports', 'protocol', 'settings'];

const ROOMS: Readonly<Record<string, Room>> = {
  engine: { rooms: [], packages: ['big.js'], types: [] },
  messages: { rooms: ['engine'], packages: [], types: [] },
  model: {
    rooms: ['engine', 'messages'],
    packages: ['yaml'],
    types: ['vscode-languageserver-textdocument'],
  },
  workspace: { rooms: ['engine', 'messages', 'model'], packages: [], types: [] },
  reports: { rooms: ['engine', 'messages', 'model', 'workspace'], packages: [], types: [] },
  protocol: { rooms: [], packages: [], types: [] },
  settings: { rooms: [], packages: [], types: [] },
  files: { rooms: ['protocol', 'workspace'], packages: [], types: [] },
  features: { rooms: BELOW_FEATURES, packages: [], types: ['vscode-languageserver'] },
  connection: {
    rooms: [...BELOW_FEATURES, 'features', 'files'],
    packages: ['vscode-languageserver'],
    types: [],
  },
};

/** Rooms that run in a process and may use Node. */
const ENTRIES = ['node', 'node-channel', 'node-files', 'start', 'code-cache', 'cli', 'worker'];

interface Import {
  readonly file: string;
  readonly from: string;
  readonly isType: boolean;
}

const files = readdirSync(SERVER, { recursive: true, encoding: 'utf8' }).filter(
  file => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('.d.ts'),
);

const roomOf = (path: string): string => (path.split(/[\\/]/)[0] ?? '').replace(/\.ts$/, '');

function importsOf(file: string): Import[] {
  const text = readFileSync(join(SERVER, file), 'utf8');
  const statements = text.matchAll(
    /^\s*(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|^import\s+'([^']+)'/gm,
  );
  return [...statements].map(match => ({
    file,
    from: match[2] ?? match[3] ?? match[4] ?? '',
    isType: match[1] !== undefined,
  }));
}

function complaint({ file, from, isType }: Import): string | undefined {
  const room = ROOMS[roomOf(file)];
  if (room === undefined) return ENTRIES.includes(roomOf(file)) ? undefined : `${file} is in no known room`;
  if (!from.startsWith('.')) {
    const isAllowed = room.packages.includes(from) || (isType && room.types.includes(from));
    return isAllowed ? undefined : `${file} imports ${from}`;
  }
  const target = relative(SERVER, resolve(SERVER, dirname(file), from));
  if (target.startsWith('..')) return /\.json$/.test(target) ? undefined : `${file} imports ${from}`;
  const isAllowed = roomOf(target) === roomOf(file) || room.rooms.includes(roomOf(target));
  return isAllowed ? undefined : `${file} imports ${from}`;
}

describe('the rooms of the server', () => {
  const imports = files.flatMap(importsOf);

  it('are all looked at', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(Object.keys(ROOMS).filter(room => !files.some(file => roomOf(file) === room))).toEqual([]);
  });

  it('import only from the rooms below them, and Node only where the entries are', () => {
    expect(imports.flatMap(one => complaint(one) ?? [])).toEqual([]);
  });

  it('do not import in circles', () => {
    const targets = new Map(
      files.map(file => [
        file.replace(/\.ts$/, ''),
        importsOf(file)
          .filter(one => one.from.startsWith('.') && !one.isType)
          .map(one => relative(SERVER, resolve(SERVER, dirname(file), one.from))),
      ]),
    );
    const reaches = (from: string, seen: Set<string>): Set<string> => {
      for (const target of targets.get(from) ?? []) {
        if (seen.has(target)) continue;
        seen.add(target);
        reaches(target, seen);
      }
      return seen;
    };
    expect([...targets.keys()].filter(file => reaches(file, new Set()).has(file))).toEqual([]);
  });
});

it('notifications are shown through the one door that keeps links out of them', () => {
  const client = fileURLToPath(new URL('../client/src', import.meta.url));
  const sources = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'));
  const showing = sources.flatMap(file =>
    // What is modal is shown as it is.
    (readFileSync(join(client, file), 'utf8').match(/\bshow(?:Information|Warning|Error)Message\([^)]*/g) ?? [])
      .filter(call => !call.includes('options'))
      .map(() => file),
  );
  expect([...new Set(showing)]).toEqual([join('infrastructure', 'tell.ts')]);
});
