/**
 * Every deal in `findings/`, a file or a folder of files, carries its own expectation: `# want CODE "marked text"` at
 * the end of a line, several with commas between. A CSV file has no comments: what is wanted in it stands in the
 * folder's `want.txt`, as lines `FILE:LINE CODE "marked text"`. What is found must be just that, line by line.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CODES } from '../server/src/model/finding';
import { deal, type Files, uriOf } from './deal';
import { handInSources } from './hand-in-sources';

const FOLDER = new URL('./findings/', import.meta.url);
const EXPECTATIONS = 'want.txt';

const read = (path: string): string => readFileSync(new URL(path, FOLDER), 'utf8');

const deals = readdirSync(FOLDER, { withFileTypes: true }).map(entry => {
  const names = entry.isDirectory() ? readdirSync(new URL(`${entry.name}/`, FOLDER)) : [entry.name];
  const folder = entry.isDirectory() ? `${entry.name}/` : '';
  const texts = names.map((name): [string, string] => [name, read(`${folder}${name}`)]);
  return { name: entry.name, code: entry.name.split('.')[0] ?? '', files: Object.fromEntries(texts) };
});

/** As lines `FILE:LINE CODE "marked text"`. */
function wantedIn(files: Files): string[] {
  return Object.entries(files).flatMap(([name, text]) => {
    const lines = text.split('\n');
    if (name === EXPECTATIONS) return lines.filter(line => line !== '');
    return lines.flatMap((line, index) => {
      const wants = /# want (.*)$/.exec(line)?.[1] ?? '';
      return [...wants.matchAll(/[a-z-]+ "[^"]*"/g)].map(want => `${name}:${index + 1} ${want}`);
    });
  });
}

function foundIn(files: Files): string[] {
  const workspace = handInSources(deal(files), files);
  return Object.entries(files).flatMap(([name, text]) => {
    const document = workspace.file(uriOf(name))?.text;
    return workspace.findings(uriOf(name)).map(({ code, source }) => {
      const marked = text.slice(source.start, source.end).replaceAll('"', '').split('\n')[0];
      return `${name}:${(document?.positionAt(source.start).line ?? 0) + 1} ${code} "${marked}"`;
    });
  });
}

describe('findings stand at the smallest place that they are about', () => {
  it.each(deals.map(({ name, files }) => [name, files] as const))('%s', (_, files) => {
    expect(foundIn(files).sort()).toEqual(wantedIn(files).sort());
  });

  it.each(CODES)('%s has a deal of its own', code => {
    const own = deals.filter(one => one.code === code).flatMap(({ files }) => wantedIn(files));
    expect(own.map(line => line.split(' ')[1])).toContain(code);
  });

  it('are wanted in deals that are named after a code', () => {
    expect(deals.map(({ code }) => code).filter(code => !CODES.some(known => known === code))).toEqual([]);
  });
});
