/// <reference path="../../../../test/papaparse.d.ts" />
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseInstant } from '../../engine/instant';
import { type CellPlaces, cellPlaces } from './cell-places';
import { codesOf } from './codes';
import { type Fed, PIECE_LENGTH, readWhole } from './fed';
import { type CsvRow, type CsvRows, cellAt, csvRows, everyRow, instantOf, type RowReader } from './rows';

interface Read {
  readonly rows: readonly (readonly string[])[];
  readonly refused: readonly string[];
}

/** Reads a text with a reader that may ask for the places of what it is given. */
function* reading(text: string, readerOf: (csv: CsvRows) => RowReader): Fed<CsvRows> {
  const csv = yield* csvRows(text.length);
  yield* everyRow(csv, readerOf(csv));
  return csv;
}

const readAll = (text: string, readerOf: (csv: CsvRows) => RowReader): CsvRows =>
  readWhole(reading(text, readerOf), codesOf(text));

/** As it is read where it comes in pieces of these lengths, again and again. */
function readInPieces<Result>(read: Fed<Result>, text: string, lengths: readonly number[]): Result {
  let step = read.next();
  for (let [at, piece] = [0, 0]; at < text.length && step.done !== true; piece += 1) {
    const end = at + (lengths[piece % lengths.length] ?? 1);
    // Each piece by itself: one may be ASCII and the next one not.
    step = read.next(codesOf(text.slice(at, end)));
    at = end;
  }
  while (step.done !== true) step = read.next();
  return step.value;
}

const headerOf = (text: string): readonly string[] => readWhole(csvRows(text.length), codesOf(text)).header;

const cellsOf = (row: CsvRow): string[] => Array.from({ length: row.width }, (_, column) => cellAt(row, column));

function read(text: string, instants: readonly number[] = []): Read {
  const { found, readerOf } = collecting(text, instants);
  readAll(text, readerOf);
  return found;
}

function collecting(text: string, instants: readonly number[]) {
  const rows: (readonly string[])[] = [];
  const refused: string[] = [];
  const readerOf = (csv: CsvRows): RowReader => ({
    instants,
    take: row => rows.push(cellsOf(row)),
    refuse: ({ offset }, problem) => {
      const { start, end } = csv.placeOf(offset);
      refused.push(`${problem}: ${text.slice(start, end)}`);
    },
  });
  return { found: { rows, refused }, readerOf };
}

describe('the rows of a CSV text', () => {
  it('stand behind a header, whatever ends a line, with or without a byte-order mark', () => {
    for (const lineBreak of ['\n', '\r\n', '\r']) {
      for (const mark of ['', '\uFEFF']) {
        const text = `${mark}${['a,b', '1,2', '', '3,4'].join(lineBreak)}`;
        expect(headerOf(text)).toEqual(['a', 'b']);
        expect(read(text).rows).toEqual([
          ['1', '2'],
          ['3', '4'],
        ]);
        expect(read(text + lineBreak).rows).toHaveLength(2);
      }
    }
  });

  it('may mix line feeds with and without carriage returns', () => {
    expect(read('a,b\r\n1,2\n3,4\r\n5,6').rows).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
  });

  it('may hold commas, quotes and line breaks in quotes', () => {
    expect(read('a,b\n"1,1","2 ""two"""\n"3\r\n3",\n').rows).toEqual([
      ['1,1', '2 "two"'],
      ['3\r\n3', ''],
    ]);
  });

  it('may hold another line break in quotes than the one that ends their lines', () => {
    expect(read('a,b\r"1\n1",2\r3,4\r')).toEqual({
      rows: [
        ['1\n1', '2'],
        ['3', '4'],
      ],
      refused: [],
    });
    expect(read('"a\ra",b\n"1\r1",2\n').rows).toEqual([['1\r1', '2']]);
    expect(read('"a\na",b\r"1\n1",2\r').rows).toEqual([['1\n1', '2']]);
  });

  it('lose the blanks around a cell, also behind its closing quote', () => {
    expect(read('a,b\n 1 ,\t2\n"3" ,"4"  \n').rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('are skipped where they are empty, or nothing but commas', () => {
    expect(read('\n\na,b\n\n1,2\n  \n,\n').rows).toEqual([['1', '2']]);
  });

  it('are refused with too few or too many cells, and the others are kept', () => {
    expect(read('a,b\n1\n2,2\n3,3,3\n4,4\n5')).toEqual({
      rows: [
        ['2', '2'],
        ['4', '4'],
      ],
      refused: ['tooFewCells: 1', 'tooManyCells: 3,3,3', 'tooFewCells: 5'],
    });
    expect(read('a,b\n2,2\n\n,,3\n,,\n').refused).toEqual(['tooManyCells: ,,3']);
  });

  it.each([
    ['never closed', 'a,b\n1,"1\n2,2\n"3",3\n', ['quotes: 1,"1'], '2,2 3,3'],
    ['never closed at the end', 'a,b\n1,1\n2,"2', ['quotes: 2,"2'], '1,1'],
    ['closed too early', 'a,b\n"1"x,1\n"2","2"\n', ['quotes: "1"x'], '2,2'],
    ['closed too early, twice', 'a,b\n"1"x,1\n2,2\n3,"3"x\n4,4\n', ['quotes: "1"x', 'quotes: 3,"3"x'], '2,2 4,4'],
  ])('are refused one by one with a quote %s', (_, text, refused, rows) => {
    const found = read(text);
    expect(found.refused).toEqual(refused);
    expect(found.rows.map(row => row.join(',')).join(' ')).toBe(rows);
  });

  it('have no rows where there is no text', () => {
    expect(headerOf('')).toEqual(['']);
    expect(read('')).toEqual({ rows: [], refused: [] });
    expect(read('a,b')).toEqual({ rows: [], refused: [] });
  });
});

/** A cell that has no blanks around it, which would be lost. */
const cell = fc
  .string({ unit: fc.constantFrom('a', 'b', '1', ',', '"', '\n', '\r', ' ', 'é', '😀', ';', '#') })
  .map(text => text.trim());

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const needsQuotes = (text: string): boolean => /^"|[,\r\n]/.test(text);

const table = fc.integer({ min: 2, max: 5 }).chain(width =>
  fc.record({
    header: fc.array(cell, { minLength: width, maxLength: width }),
    rows: fc.array(fc.array(fc.tuple(cell, fc.boolean()), { minLength: width, maxLength: width }), { maxLength: 40 }),
    lineBreak: fc.constantFrom('\n', '\r\n', '\r'),
    endsWithBreak: fc.boolean(),
  }),
);

describe('any table', () => {
  it('reads back as it was written, each cell at its place', () => {
    fc.assert(
      fc.property(table, ({ header, rows, lineBreak, endsWithBreak }) => {
        const lines = rows.map(cells =>
          cells.map(([text, isQuoted]) => (isQuoted || needsQuotes(text) ? quoted(text) : text)).join(','),
        );
        const text = [header.map(quoted).join(','), ...lines].join(lineBreak) + (endsWithBreak ? lineBreak : '');
        const found: string[][] = [];
        const csv = readAll(text, csv => ({
          take: row => {
            const cells = cellsOf(row).slice(0, csv.header.length);
            found.push(cells);
            for (const [column, value] of cells.entries()) {
              const { start, end } = csv.placeOf(row.offset, column);
              const written = text.slice(start, end);
              expect([value, quoted(value)]).toContain(written);
            }
          },
          refuse: (row, problem) => expect.fail(`row ${row.number}: ${problem}`),
        }));
        expect(csv.header).toEqual(header);
        const written = rows.map(cells => cells.map(([value]) => value));
        expect(found).toEqual(written.filter(cells => cells.some(value => value !== '')));
      }),
      { numRuns: 300 },
    );
  });

  it('is read as Papa Parse reads it, as far as its quotes fit together', () => {
    const piece = fc.constantFrom('a', '1', ',', '"', '""', '\n', '\r\n', ' ', '"x,y"', ',"', '",', 'é', '"\n"');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
        const text = `a,b\n${pieces.join('')}`;
        const { data, errors } = new Papa.Parser({ delimiter: ',', newline: '\n', fastMode: false }).parse(text);
        fc.pre(errors.length === 0);
        const trimmed = data.slice(1).map(cells => cells.map(cell => cell.replace(/^[ \t\r]+|[ \t\r]+$/g, '')));
        const rows = trimmed.filter(cells => cells.some(cell => cell !== ''));
        const found = read(text);
        expect(found.rows).toEqual(rows.filter(cells => cells.length === 2));
        expect(found.refused).toHaveLength(rows.filter(cells => cells.length !== 2).length);
      }),
      { numRuns: 5000 },
    );
  });

  it('has the same cells where instants are looked for, each with what is written there', () => {
    const plain = fc.constantFrom('2024-06-10T07:58:00Z', '2024-02-30T07:58:00Z', '2024-06-10T07:58:60Z');
    const piece = fc.constantFrom('a', '1', ',', ',', '"', '\n', '\n', ' ', '\r', '2024-06-10T09:58:00+02:00', 'é');
    fc.assert(
      fc.property(fc.array(fc.oneof(plain, piece), { maxLength: 60 }), pieces => {
        const text = `a,b\n${pieces.join('')}`;
        expect(read(text, [0, 1])).toEqual(read(text));
        readAll(text, () => ({
          instants: [0, 1],
          take: row => {
            for (const column of [0, 1]) {
              const instant = instantOf(row, column);
              if (!Number.isNaN(instant)) expect(instant).toBe(parseInstant(cellAt(row, column)));
            }
          },
          refuse: () => undefined,
        }));
      }),
      { numRuns: 2000 },
    );
    let known = 0;
    readAll('a,b\n2024-06-10T07:58:00Z,x\n', () => ({
      instants: [0, 1],
      take: row => {
        known = instantOf(row, 0);
      },
      refuse: () => undefined,
    }));
    expect(known).toBe(Date.parse('2024-06-10T07:58:00Z'));
  });

  it('loses no row for the slips of others', () => {
    const line = fc.constantFrom('1,2', '"1",2', '"1"x,2', '"1', '1,"2', '1', '1,2,3', '"1""",2', '"1" ,2', '1,2"');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), lines => {
        const plain = '7,8';
        const text = ['a,b', ...lines.flatMap(one => [one, plain])].join('\n');
        // A quote that is open takes the lines up to the next one with it, if it is closed there.
        const isOpen = lines.some(one => one === '"1' || one === '1,"2');
        const { rows, refused } = read(text);
        if (!isOpen) expect(rows.filter(cells => cells.join() === plain)).toHaveLength(lines.length);
        expect(rows.length + refused.length).toBeLessThanOrEqual(2 * lines.length);
      }),
    );
  });

  it('is the same in whatever pieces it comes, with its lines where an editor has them', () => {
    const piece = fc.constantFrom(
      'a',
      '12',
      ',',
      ',',
      '"',
      '""',
      '\n',
      '\n',
      '\r\n',
      '\r',
      ' ',
      ',"',
      '",',
      'é',
      '\uFEFF',
    );
    const instant = fc.constant('2024-06-10T07:58:00Z');
    const text = fc.array(fc.oneof({ weight: 9, arbitrary: piece }, instant), { maxLength: 60 });
    const lengths = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(text, fc.boolean(), lengths, (pieces, hasHeader, cuts) => {
        const written = `${hasHeader ? 'a,b\n' : ''}${pieces.join('')}`;
        const { found, readerOf } = collecting(written, [1]);
        const csv = readInPieces(reading(written, readerOf), written, cuts);
        expect(found).toEqual(read(written, [1]));
        expect(csv.header).toEqual(headerOf(written));
        expect(csv.headerOffset).toBe(readAll(written, readerOf).headerOffset);
        const document = TextDocument.create('file:///a.csv', 'csv', 0, written);
        const starts = Array.from({ length: document.lineCount }, (_, line) =>
          document.offsetAt({ line, character: 0 }),
        );
        expect([...csv.lineStarts()]).toEqual(starts);
      }),
      { numRuns: 5000 },
    );
  });

  it('tells later where its cells stand, however long and far behind they are', () => {
    const some = fc.constantFrom(
      'a',
      '"b"',
      '" c "',
      '"d""d"',
      ' e ',
      '"f\nf"',
      'é',
      'x'.repeat(300),
      `"${'y'.repeat(300)}"`,
    );
    const rows = fc.array(fc.tuple(some, some, some), { maxLength: 12 });
    const lengths = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(rows, lengths, (cells, cuts) => {
        const text = `a,b,c\n${cells.map(row => row.join()).join('\n')}`;
        let places: CellPlaces | undefined;
        const readerOf = (csv: CsvRows): RowReader => {
          places = cellPlaces(csv, [2, 0]);
          return { take: places.add, refuse: (_, problem) => expect.fail(problem) };
        };
        readInPieces(reading(text, readerOf), text, cuts);
        const found = cells.map((_, row) =>
          [1, 0].map(cell => {
            const place = places?.placeOf(row, cell);
            return text.slice(place?.start, place?.end);
          }),
        );
        expect(found).toEqual(cells.map(([first, , last]) => [first.trim(), last.trim()]));
      }),
    );
  });

  it('is read in parts where a quote is never closed, too', () => {
    const text = `a,b\n"1,2\n${'3,4\n'.repeat(300_000)}`;
    let [most, since] = [0, 0];
    const readerOf = (): RowReader => ({
      take: () => {
        since += 1;
      },
      refuse: () => undefined,
    });
    const read = reading(text, readerOf);
    let step = read.next();
    for (let at = 0; step.done !== true; at += PIECE_LENGTH) {
      const piece = text.slice(at, at + PIECE_LENGTH);
      since = 0;
      step = read.next(piece === '' ? undefined : codesOf(piece));
      most = Math.max(most, since);
    }
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(PIECE_LENGTH / 2);
  });

  it('keeps no more of a text than a row that is not whole yet', () => {
    const row = 'agent-1,standard,2024-06-10T07:58:00Z,2024-06-10T09:58:00Z\n';
    const text = `agent,license,login,logout\n${row.repeat(40_000)}`;
    let widest = 0;
    const readerOf = (): RowReader => ({
      take: ({ codes }) => {
        widest = Math.max(widest, codes.length);
      },
      refuse: (_, problem) => expect.fail(problem),
    });
    readInPieces(reading(text, readerOf), text, [10_000]);
    expect(widest).toBeLessThan(10_000 + 2 * row.length);
    // A slip that is over with its line changes nothing.
    const slip = text.replace('agent-1,', '"agent"1,');
    const slips = { ...readerOf(), refuse: () => undefined };
    readInPieces(
      reading(slip, () => slips),
      slip,
      [10_000],
    );
    expect(widest).toBeLessThan(10_000 + 2 * row.length);
  });
});
