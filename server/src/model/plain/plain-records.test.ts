import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deal, uriOf } from '../../../../test/deal';
import type { TablePart } from '../../engine/cycle-rows';
import { type DayRecord, FIGURE_TYPES, type Located } from '../../engine/domain';
import type { Finding } from '../finding';
import type { Usage } from '../read-usage';

const NAME = 'acme.entitlements.yaml';

/** Where an alias stands in a file, its records are read and checked like any other part of it. */
const ALIAS =
  '---\nkind: invoice\nnumber: &number INV-1\nsubscription: *number\nperiod: {from: 2024-06-09, to: 2024-07-08}\nlines: []\n';

const at = ({ source: { uri, start, end } }: Pick<Located<unknown>, 'source'>): string => `${uri} ${start}-${end}`;

const located = (one: Located<unknown> | undefined): unknown => one && [one.value, at(one)];

const dayOf = (day: DayRecord): unknown => [
  at(day),
  located(day.date),
  FIGURE_TYPES.map(type => located(day.figures[type])),
  [...(day.leftOut ?? [])],
];

const rows = <Table>(parts: readonly TablePart<Table>[], row: (table: Table, index: number) => unknown): unknown[] =>
  parts.flatMap(({ table, from, to }) => Array.from({ length: to - from }, (_, index) => row(table, from + index)));

/** What a usage document comes to, in a form in which two readings can be compared. */
const comesTo = ({ days, agentSessions, ivrConnections }: Usage): unknown => [
  Array.from(days, dayOf),
  rows(agentSessions, ({ names, agent, license, login, logout, sourceAt }, index) => [
    names[agent[index] ?? -1],
    license[index],
    login[index],
    String(logout[index]),
    at({ source: sourceAt(index) }),
  ]),
  rows(ivrConnections, ({ start, end, sourceAt }, index) => [
    start[index],
    end[index],
    at({ source: sourceAt(index) }),
  ]),
];

const found = ({ code, source, message, related }: Finding): unknown => [
  code,
  at({ source }),
  message,
  related.map(at),
];

function read(text: string): string {
  const file = deal({ [NAME]: text }).file(uriOf(NAME));
  return JSON.stringify([file?.usages.map(comesTo), file?.findings.map(one => JSON.stringify(found(one))).sort()]);
}

const entry = (keys: readonly string[], values: readonly string[]) =>
  fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...values)).map(([key, value]) => `${key}: ${value}`);

/** As it is; with quotes around its key; in a way that only `yaml` reads. */
const WAYS: readonly ((entry: string) => string)[] = [
  one => one,
  one => one,
  one => one.replace(/^\w+/, '"$&"'),
  one =>
    one.replace(/^(\w)(\w*)/, (_, first: string, rest: string) => `"\\x${first.charCodeAt(0).toString(16)}${rest}"`),
];

const record = (plain: fc.Arbitrary<readonly string[]>, odd: fc.Arbitrary<string>) =>
  fc
    .tuple(plain, fc.option(odd, { freq: 3 }), fc.boolean(), fc.constantFrom(...WAYS))
    .map(([entries, other, isFlow, written]) => {
      const all = [...entries, ...(other === null ? [] : [other])].map(written);
      return isFlow ? `  - {${all.join(', ')}}\n` : `  - ${all.join('\n    ')}\n`;
    });

const ODD_VALUES = [
  'abc',
  '-1',
  '1.0',
  '1e3',
  '0x10',
  '007',
  '1000000001',
  "'28'",
  '" "',
  '""',
  'true',
  '[1]',
  '2024-02-30',
];

const DAYS = {
  list: 'days',
  record: record(
    fc
      .tuple(
        fc.constantFrom('2024-06-10', '"2024-06-11"', "'2023-12-31'", '2024-02-30', '2024-6-1', '10'),
        fc.uniqueArray(entry(['premium', 'standard', 'ivrPorts', 'voiceContacts'], ['0', '28', '1000000000']), {
          selector: one => one.split(':')[0],
          maxLength: 4,
        }),
      )
      .map(([date, figures]) => [`date: ${date}`, ...figures]),
    entry(['premium', 'workforceOptimization', 'date', 'premuim', 'note'], ODD_VALUES),
  ),
};

const INSTANTS = [
  '2024-06-10T07:58:00Z',
  '2024-06-10t16:31:00.5+02:00',
  '"2024-06-10T08:00:00Z"',
  '2024-06-09T23:59:60Z',
  '2026-01-01T00:00:00Z',
  '2024-06-10T25:00:00Z',
  '2024-06-10',
];

const SESSIONS = {
  list: 'agentSessions',
  record: record(
    fc
      .tuple(
        fc.constantFrom('a-17', '"b, 2"', '17', '" "', 'Åsa Ek'),
        fc.constantFrom('premium', 'standard', "'premium'", 'gold'),
        fc.constantFrom(...INSTANTS),
        fc.option(fc.constantFrom(...INSTANTS), { freq: 4 }),
      )
      .map(([agent, license, login, logout]) => [
        `agent: ${agent}`,
        `license: ${license}`,
        `login: ${login}`,
        ...(logout === null ? [] : [`logout: ${logout}`]),
      ]),
    entry(['logout', 'licence', 'agent'], [...ODD_VALUES, ...INSTANTS]),
  ),
};

const CONNECTIONS = {
  list: 'ivrConnections',
  record: record(
    fc
      .tuple(fc.constantFrom(...INSTANTS), fc.constantFrom(...INSTANTS))
      .map(([start, end]) => [`start: ${start}`, `end: ${end}`]),
    entry(['end', 'until'], [...ODD_VALUES, ...INSTANTS]),
  ),
};

describe('records that are read straight from their text', () => {
  it.each([DAYS, SESSIONS, CONNECTIONS])('come to what they come to otherwise: $list', ({ list, record: one }) => {
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 8 }), records => {
        const text = `kind: usage\norganization: acme\n${list}:\n${records.join('')}`;
        expect(read(text)).toBe(read(text + ALIAS));
      }),
      { numRuns: 100 },
    );
  });
});
