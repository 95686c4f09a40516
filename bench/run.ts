/** What one run of the benchmark found, with the machine and the versions that it holds for. */
import { cpus, loadavg, totalmem, type } from 'node:os';
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
  const machine = `${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${memory} GiB, ${type()}`;
  const load = Math.round(loadavg()[2] ?? 0);
  return {
    date: new Date().toISOString().slice(0, 10),
    // A run has little more than one process at work at a time.
    machine: load > cpus().length ? `${machine}, other work at the same time: load ${load}` : machine,
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
