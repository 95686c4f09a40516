/** What one run of the benchmark found, with the machine and the versions that it holds for. */
import { cpus, release, totalmem, type } from 'node:os';
import type { Line } from './line';
import { requireOwn, requirePeer } from './places';

export interface Run {
  /** YYYY-MM-DD */
  readonly date: string;
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly lines: readonly Line[];
}

const versionOf = (name: string, require = requirePeer): string =>
  (require(`${name}/package.json`) as { readonly version: string }).version;

export const runOf = (lines: readonly Line[]): Run => {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${memory} GiB, ${type()} ${release()}`,
    versions: {
      Node: process.versions.node,
      'yaml-language-server': versionOf('yaml-language-server'),
      yaml: versionOf('yaml', requireOwn),
      'js-yaml': versionOf('js-yaml'),
      '@duckdb/node-api': versionOf('@duckdb/node-api'),
    },
    lines,
  };
};

/** A run in which what was measured again takes the place of what was measured before. */
export const renewed = (before: Run, { lines, ...rest }: Run): Run => {
  const again = new Map(lines.map(line => [line.id, line]));
  const kept = before.lines.map(line => again.get(line.id) ?? line);
  const added = lines.filter(({ id }) => !before.lines.some(line => line.id === id));
  return { ...rest, lines: [...kept, ...added] };
};
