import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../test/yaml-reading';
import { parseDay } from '../engine/day';
import { inOneGo } from '../engine/pieces';
import { rewritten } from './rewrite';
import { sortRecords } from './sort-records';
import { type Node, type SequenceNode, valueAt } from './syntax';

const dayOf = (record: Node): number | undefined => {
  const date = valueAt(record, 'date');
  return date?.kind === 'scalar' ? parseDay(date.text) : undefined;
};

const listIn = (text: string): SequenceNode | undefined => {
  const days = valueAt(readYaml(text).documents[0]?.root, 'days');
  return days?.kind === 'sequence' ? days : undefined;
};

function sorted(text: string): string {
  const list = listIn(text);
  const moved = list && inOneGo(sortRecords({ text, comments: readYaml(text).comments }, list, dayOf));
  return rewritten(text, moved === undefined ? [] : [moved]);
}

const recordsIn = (text: string): (readonly [date: string, standard: unknown])[] =>
  [...(listIn(text)?.items ?? [])].map(record => {
    const [date, standard] = [valueAt(record, 'date'), valueAt(record, 'standard')];
    return [date?.kind === 'scalar' ? date.text : '', standard?.kind === 'scalar' ? standard.value : undefined];
  });

const commentsIn = (text: string): string[] =>
  readYaml(text)
    .comments.map(({ start, end }) => text.slice(start, end))
    .sort();

interface Written {
  readonly day: number;
  readonly block: boolean;
  readonly dash: boolean;
  readonly above: number;
  readonly behind: boolean;
  readonly blank: boolean;
}

const records = fc.array(
  fc.record({
    day: fc.integer({ min: 1, max: 9 }),
    block: fc.boolean(),
    dash: fc.boolean(),
    above: fc.integer({ min: 0, max: 2 }),
    behind: fc.boolean(),
    blank: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

/** Each comment names the record that it belongs to. */
function linesOf({ day, block, dash, above, behind, blank }: Written, index: number): string[] {
  const comments = Array.from({ length: above }, (_, line) => `  # above ${index}, ${line}`);
  const note = behind ? ` # behind ${index}` : '';
  const date = `date: 2024-01-0${day}`;
  const first = dash ? [`  - # behind the dash-${index}`, `    ${date}`] : [`  - ${date}`];
  const lines = block ? [...first, `    standard: ${index}${note}`] : [`  - {${date}, standard: ${index}}${note}`];
  return [...comments, ...lines, ...(blank ? [''] : [])];
}

describe('sorting records', () => {
  it('keeps every record and every comment, records of one day in their order, and each with its comments', () => {
    fc.assert(
      fc.property(records, fc.constantFrom('\n', '\r\n'), (written, lineEnd) => {
        const text = ['kind: usage', 'days:', ...written.flatMap(linesOf), 'cycle: 2024-01-01', ''].join(lineEnd);
        const after = sorted(text);
        const inOrder = recordsIn(text).toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
        expect(recordsIn(after)).toEqual(inOrder);
        expect(commentsIn(after)).toEqual(commentsIn(text));
        expect(after.length).toBe(text.length);
        expect(sorted(after)).toBe(after);
        const lines = after.split(lineEnd);
        const placed = lines.flatMap((line, at) => {
          const owner = /# above (\d)/.exec(line)?.[1];
          return owner === undefined
            ? []
            : [
                lines
                  .slice(at)
                  .find(one => /standard: \d/.test(one))
                  ?.includes(`standard: ${owner}`),
              ];
        });
        expect(placed).not.toContain(false);
      }),
    );
  });

  it('leaves a list alone that is in order, or in which moving would lose what an anchor names', () => {
    for (const list of [
      '[{date: 2024-01-01}, {date: 2024-01-02}]',
      '[{date: &a 2024-01-02}, {date: 2024-01-01}, *a]',
    ]) {
      expect(sorted(`days: ${list}\n`)).toBe(`days: ${list}\n`);
    }
  });

  it('leaves a list alone that shares its lines with comments', () => {
    const text = 'days: [{date: 2024-01-02}, # two\n  {date: 2024-01-01}]\n';
    expect(sorted(text)).toBe(text);
  });
});
