/**
 * Keeps what V8 made of a script between two starts: most of the time until the first answer would go into compiling.
 * Node's own `module.enableCompileCache` is only there from 22.1 on, so V8 is asked itself.
 */
import { isAscii } from 'node:buffer';
import {
  closeSync,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/** Each version of a script, and of Node, has a file of its own. Older ones go, so that they do not pile up. */
const MOST_FILES = 8;

/** In milliseconds: by then the first question is answered. What is kept beyond that makes each start longer. */
const SETTLED_AFTER = 500;

const CHECKSUM_BYTES = 4;

/**
 * Runs a script of ours and gives what it exports, as `require` does. Whatever is wrong with what was kept, or with the
 * place to keep it, the script runs all the same: then it is compiled.
 */
export function runCached(path: string): unknown {
  const source = readFileSync(path);
  const file = nameFor(path, source);
  const cachedData = file === undefined ? undefined : read(file);
  // ASCII is read as Latin-1, which V8 takes without decoding it.
  const text = source.toString(isAscii(source) ? 'latin1' : 'utf8');
  const script = new Script(`(function (module, exports, require, __filename, __dirname) {${text}\n})`, {
    filename: path,
    ...(cachedData !== undefined && { cachedData }),
  });
  const isMissing = cachedData === undefined || script.cachedDataRejected === true;
  const module = { exports: {} };
  script.runInThisContext()(module, module.exports, createRequire(path), path, dirname(path));
  // Not before: compiling it may take long, too.
  if (file !== undefined && isMissing) keepWhenSettled(file, script);
  return module.exports;
}

/** What is compiled by then is kept: functions that a start needs, and few others. */
function keepWhenSettled(file: string, script: Script): void {
  const keep = (): void => {
    clearTimeout(timer);
    process.off('exit', keep);
    write(file, script);
  };
  const timer = setTimeout(keep, SETTLED_AFTER).unref();
  process.once('exit', keep);
}

/** Where this system keeps what a program can make again. */
function cacheFolder(): string {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  const places: Partial<Record<NodeJS.Platform, string | undefined>> = {
    win32: LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'),
    darwin: join(homedir(), 'Library', 'Caches'),
  };
  const stated = XDG_CACHE_HOME !== undefined && isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : undefined;
  return join(places[process.platform] ?? stated ?? join(homedir(), '.cache'), 'entitlement-specs');
}

/** What is kept is run, so nobody else may be able to write it. On Windows the folder's rights say so already. */
const isOurs = ({ uid, mode }: Stats): boolean =>
  process.platform === 'win32' || (uid === process.getuid?.() && (mode & 0o022) === 0);

const isOurFolder = (folder: string): boolean => {
  const stats = lstatSync(folder);
  return stats.isDirectory() && isOurs(stats);
};

/** V8 itself compares its version and flags, but no more of a source than its length. */
function nameFor(path: string, source: Buffer): string | undefined {
  const sum = checksum(source);
  if (sum === undefined) return undefined;
  return [basename(path, '.js'), process.versions.v8, process.arch, source.length, sum.toString(16)].join('-');
}

/** The one of Node's that takes least time to load. Undefined before Node 20.15, where so nothing is kept. */
const checksum = (bytes: Buffer): number | undefined => (crc32 as typeof crc32 | undefined)?.(bytes);

function read(name: string): Buffer | undefined {
  try {
    const folder = cacheFolder();
    if (!isOurFolder(folder)) return undefined;
    const file = openSync(join(folder, name), 'r');
    try {
      if (!isOurs(fstatSync(file))) return undefined;
      const kept = readFileSync(file);
      const data = kept.subarray(CHECKSUM_BYTES);
      // A damaged file could end the process, for V8 does not look closely: so a checksum stands in front.
      return checksum(data) === kept.readUInt32BE() ? data : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** Under another name first, so that no other start reads half of it. */
function write(name: string, script: Script): void {
  try {
    const folder = cacheFolder();
    for (const each of [dirname(folder), folder]) makeFolder(each);
    if (!isOurFolder(folder)) return;
    const data = script.createCachedData();
    const unfinished = join(folder, `${name}.${process.pid}`);
    const front = Buffer.alloc(CHECKSUM_BYTES);
    front.writeUInt32BE(checksum(data) ?? 0);
    writeFileSync(unfinished, Buffer.concat([front, data]), { mode: 0o600, flag: 'wx' });
    renameSync(unfinished, join(folder, name));
    removeOldest(folder);
  } catch {
    // A full disk or a home that cannot be written: the next start compiles, too.
  }
}

/** Not with those above it: where none can be made, as in `/proc`, Node would try for ever. */
function makeFolder(folder: string): void {
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
}

function removeOldest(folder: string): void {
  const files = readdirSync(folder).map(name => join(folder, name));
  const byAge = files.map(file => ({ file, time: statSync(file).mtimeMs })).sort((a, b) => b.time - a.time);
  for (const { file } of byAge.slice(MOST_FILES)) rmSync(file);
}
