import { describe, expect, it, vi } from 'vitest';
import { piecedText } from '../../model/pieced-text';
import { runAround, scan } from '../../model/records/scan';
import { spotAt } from './spot';

/** What the cursor `<|>` wants and where, what it replaces, and which keys are there: `key licenses "pre" has standard`. */
function at(marked: string): string | undefined {
  const text = marked.replace('<|>', '');
  const scanned = scan(piecedText(text));
  const spot = spotAt({ text, recordsAround: offset => runAround(scanned, offset) }, marked.indexOf('<|>'));
  // What is known of the lines spares looking at them, and changes nothing.
  expect(spotAt({ text, recordsAround: () => undefined }, marked.indexOf('<|>'))).toEqual(spot);
  if (spot === undefined) return undefined;
  const { wants, path, style, start, end, present } = spot;
  const parts = [`${wants} of ${path.join('.') || 'the document'}`, style];
  if (end > start) parts.push(JSON.stringify(text.slice(start, end)));
  if (present.size > 0) parts.push(`has ${[...present].join(' ')}`);
  return parts.join(', ');
}

function check(cases: readonly (readonly [input: string, expected: string | undefined])[]): void {
  for (const [input, expected] of cases) {
    it(JSON.stringify(input), () => expect(at(input)).toBe(expected));
    if (input.includes('\n'))
      it(`${JSON.stringify(input)} with CRLF`, () => expect(at(input.replaceAll('\n', '\r\n'))).toBe(expected));
  }
}

describe('the cursor in block style', () => {
  check([
    ['<|>', 'key of the document, block'],
    ['kind: usage\norg<|>\ndays:\n', 'key of the document, block, "org", has kind days'],
    ['kind: usage\n<|>', 'key of the document, block, has kind'],
    ['kind: usage\norganization: <|>', 'value of organization, block'],
    ['kind: usage\norganization:<|>', 'value of organization, block'],
    ['kind: usage\norganization: ac<|>me  # the customer', 'value of organization, block, "acme"'],
    ['organization: "ac<|>"\nkind: usage', 'value of organization, block, "\\"ac\\""'],
    ['organization: acme support <|>', 'value of organization, block, "acme support "'],
    ['licenses:\n  pre<|>\n  standard: {committed: 1}\nid: a', 'key of licenses, block, "pre", has standard'],
    ['licenses:\n  standard:\n    committed: 20\n    <|>\nid: a', 'key of licenses.standard, block, has committed'],
    ['licenses:\n  standard:\n    committed: 20\n  <|>\nid: a', 'key of licenses, block, has standard'],
    ['licenses:\n  stan<|>dard:\n    committed: 20\n', 'key of licenses, block, "standard"'],
    ['licenses: &l\n  <|>', 'key of licenses, block'],
    ['\n\n\nkind: usage\n\n<|>', 'key of the document, block, has kind'],
  ]);
});

describe('the cursor in a list', () => {
  check([
    ['days:\n  - <|>', 'item of days.0, block'],
    ['days:\n  -<|>', 'item of days.0, block'],
    ['days:\n  <|>', 'key of days, block'],
    ['days:\n  <|>\n  - date: 2024-06-10\n', 'key of days, block'],
    ['days:\n  - date: 2024-06-10\n    pre<|>\n', 'key of days.0, block, "pre", has date'],
    ['days:\n- date: 2024-06-10\n  pre<|>\n- date: 2024-06-11\n', 'key of days.0, block, "pre", has date'],
    ['days:\n- premium: 1\n  date: <|>\n', 'value of days.0.date, block'],
    ['days:\n  - da<|>\n    premium: 3\n', 'item of days.0, block, "da", has premium'],
    ['days: [<|>]', 'item of days.0, flow'],
    ['days: [{date: 2024-06-10}, <|>', 'item of days.1, flow'],
  ]);
});

describe('the cursor in flow style', () => {
  check([
    ['licenses: {pre<|>', 'key of licenses, flow, "pre"'],
    ['licenses: {pre<|>\nid: a\nname: b\n', 'key of licenses, flow, "pre"'],
    ['licenses: {<|>, standard: {committed: 20}}', 'key of licenses, flow, has standard'],
    ['licenses: {premium: {committed: 20, <|>}}', 'key of licenses.premium, flow, has committed'],
    ['licenses: {premium: {committed: <|>20}}', 'value of licenses.premium.committed, flow, "20"'],
    ['licenses: {\n  premium: {committed: 5},\n  <|>\n}\nid: a', 'key of licenses, flow, has premium'],
    ['licenses: {\n  premium: {committed: 5},\n  sta<|>\nid: a', 'key of licenses, flow, "sta", has premium'],
    ['days:\n  - {date: <|>}', 'value of days.0.date, flow'],
    ['days:\n  - {date:<|>}', 'value of days.0.date, flow'],
    ['days:\n  - {date: 2024-06-10, pre<|>\n  - {date: 2024-06-11}', 'key of days.0, flow, "pre", has date'],
    ['days: [\n  {date: 2024-06-10},\n  {date: 2024-06-11, <|>\n]', 'key of days.1, flow, has date'],
    ['{kind: usage, <|>', 'key of the document, flow, has kind'],
    ['{\n"kind": usage,\n<|>\n}', 'key of the document, flow, has kind'],
    ["agentSessions: [{license: 'pre<|>', agent: a}]", 'value of agentSessions.0.license, flow, "\'pre\'"'],
    ['agentSessions:\n  - {login: 2024-06-10T07:58:00Z, <|>', 'key of agentSessions.0, flow, has login'],
  ]);
});

describe('the cursor in broken YAML', () => {
  check([
    ['kind usage\norg<|>', 'key of the document, block, "org"'],
    ['licenses: {premium: {committed: 5\ndays:\n  - {date: 1, <|>', 'key of days.0, flow, has date'],
    ['name: "never closed\nid: <|>', 'value of id, block'],
    ['licenses:\n\tpre<|>', 'key of licenses, block, "pre"'],
    ['licenses:\n  standard:\n   committed: 3\n     x: [}\n  <|>', 'key of licenses, block, has standard'],
    ['a: }\n]\nkind: usage\n<|>', 'key of the document, block, has kind a'],
  ]);
});

describe('documents of one file', () => {
  check([
    ['kind: usage\n---\n<|>', 'key of the document, block'],
    ['kind: usage\n---\nid: 1\n<|>\n---\nname: x', 'key of the document, block, has id'],
  ]);
});

describe('nothing can be written', () => {
  check([
    ['# <|>', undefined],
    ['kind: usage # <|>', undefined],
    ['days:\n  - {date: 2024-06-10} # <|>', undefined],
    ['days: [ # <|>\n]', undefined],
    ['name: acme\n  <|>', undefined],
    ['name: |\n  some <|>', undefined],
    ['name: "acme\n  <|>', undefined],
    ['days:\n  - {date: 2024-06-10} <|>', undefined],
    ['name: "acme" <|>', undefined],
    ['--- <|>', undefined],
    ['days: *other<|>', undefined],
    ['licenses:\n  <|>  premium:\n', undefined],
    ['licenses: <|>\n  premium:\n', undefined],
    ['licenses:\n<|>\n  premium:\n', undefined],
    ['days: <|>\n- date: 2024-06-10\n', undefined],
    ['<|># a comment', undefined],
    ['days:\n  <|>- {date: 2024-06-10}', undefined],
    ['licenses: {premium: <|>{committed: 5}}', undefined],
    ['licenses: {premium:<|> {committed: 5}}', undefined],
    ['days: [{premium: 1, <|> standard: 2}]', undefined],
    ['days:\n  - <|>{date: 2024-06-10}', undefined],
  ]);
});

describe('the cursor in the middle of many records', () => {
  /** How often it is asked what is known of a line, which is once for each line that is looked at. */
  function lookedAt(records: number, record: string, rest: string): number {
    const half = `${record}\n`.repeat(records / 2);
    const text = `kind: usage\n# all\norganization: acme\ndays:\n${half}${record}\n${half}sources: []\n`;
    const scanned = scan(piecedText(text));
    const recordsAround = vi.fn((offset: number) => runAround(scanned, offset));
    const spot = spotAt({ text, recordsAround }, text.indexOf(rest, text.length / 2));
    expect(spot?.path[0]).toBe('days');
    return recordsAround.mock.calls.length;
  }

  it.each([
    ['in braces', '  - {date: 2024-06-10, standard: 28}', 'standard'],
    ['of lines', '  - date: 2024-06-10\n    standard: 28', 'standard'],
  ])('%s has no more lines looked at than in the middle of few', (_, record, rest) => {
    const [few, many] = [100, 50_000].map(records => lookedAt(records, record, rest));
    expect(many).toBe(few);
  });
});
