/**
 * Every file in `findings/` carries its own expectation: `# want CODE "marked text"` at the end of a line, several
 * with commas between. What is found in the file must be just that, line by line.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deal, uriOf } from './deal';

const FOLDER = new URL('./findings/', import.meta.url);
const names = readdirSync(FOLDER);

function wantedIn(text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const wants = /# want (.*)$/.exec(line)?.[1] ?? '';
    return [...wants.matchAll(/([a-z-]+) "([^"]*)"/g)].map(want => `${index + 1}: ${want[1]} "${want[2]}"`);
  });
}

function foundIn(name: string, text: string): string[] {
  const workspace = deal({ [name]: text });
  const document = workspace.file(uriOf(name))?.text;
  return workspace.findings(uriOf(name)).map(({ code, source }) => {
    const marked = text.slice(source.start, source.end).replaceAll('"', '').split('\n')[0];
    return `${(document?.positionAt(source.start).line ?? 0) + 1}: ${code} "${marked}"`;
  });
}

describe('findings stand at the smallest place that they are about', () => {
  it.each(names)('%s', name => {
    const text = readFileSync(new URL(name, FOLDER), 'utf8');
    expect(foundIn(name, text).sort()).toEqual(wantedIn(text).sort());
  });

  it('has a file for each code that it names itself after', () => {
    const codes = names.map(name => name.split('.')[0] ?? '');
    const wanted = names.map(name => readFileSync(new URL(name, FOLDER), 'utf8'));
    const isWanted = (code: string, index: number): boolean =>
      new RegExp(`# want .*\\b${code} "`).test(wanted[index] ?? '');
    expect(codes.filter((code, index) => !isWanted(code, index))).toEqual([]);
  });
});
