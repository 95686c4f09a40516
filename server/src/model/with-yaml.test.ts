import { describe, expect, it, vi } from 'vitest';
import { inTurns } from '../../../test/in-turns';
import { reading } from '../../../test/yaml-reading';
import { piecedText } from './pieced-text';
import { readWithYaml, readYamlInPieces } from './read-yaml';
import { placedScalar } from './syntax';

vi.mock('./syntax', async original => {
  const real = await original<typeof import('./syntax')>();
  return { ...real, placedScalar: vi.fn(real.placedScalar) };
});

/** Characters in a piece of a text: so few that documents have many pieces. */
const FEW = 20;

/** Reads a text in pieces, and counts the most values that are made of it before others have their turn. */
const readInTurns = (text: string) => inTurns(readYamlInPieces(piecedText(text, FEW)), placedScalar);

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');

describe('a long document that only yaml can read', () => {
  it.each<[string, (count: number) => string]>([
    [
      'a list below a directive',
      count => `%YAML 1.2\n---\ndays:\n${lines(count, index => `  - {date: 2024-06-10, standard: ${index}}`)}`,
    ],
    [
      'a list of blocks with anchors',
      count => `days:\n${lines(count, index => `- &a${index}\n  date: &d${index} 2024-06-10\n  again: *d${index}`)}`,
    ],
    [
      'a list in brackets',
      count => `days: [\n${lines(count, index => `  {date: 2024-06-10, standard: ${index}},`)}]\n`,
    ],
    ['a list in a block in a list', count => `- x: !!map\n    y:\n${lines(count, index => `    - [${index}, 2]`)}`],
    ['a block of many keys', count => `%YAML 1.2\n---\n${lines(count, index => `key${index}: ${index}`)}`],
  ])('such as %s lets others in while it is read, however long it is, and is read as in one go', (_, text) => {
    const [short, long] = [100, 400].map(count => readInTurns(text(count)));
    expect(long?.most).toBe(short?.most);
    expect(reading(long?.result ?? expect.fail())).toBe(reading(readWithYaml(text(400))));
  });
});
