/** Files of any number of records, in whichever of many ways these are written and whatever stands between them. */
import { subscription, usage } from '../deal';

const dayOf = (index: number): string => new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10);

/** A record a day, so that a longer file has more cycles, of as many records. */
const records = (n: number, record: (day: string, index: number) => string): string =>
  Array.from({ length: n }, (_, index) => record(dayOf(index), index)).join('');

const HEAD = `${subscription({ licenses: '{standard: {committed: 20}}' })}---\nkind: usage\norganization: acme\n`;

/** Of some records, with a figure of 17 in each. */
export const LONG_FILES: Readonly<Record<string, (n: number) => string>> = {
  'days in braces': n => `${HEAD}days:\n${records(n, day => `  - {date: ${day}, standard: 17}\n`)}`,
  'days on several lines': n => `${HEAD}days:\n${records(n, day => `  - date: ${day}\n    standard: 17\n`)}`,
  'days in quotes': n => `${HEAD}days:\n${records(n, day => `  - {"date": "${day}", "standard": 17}\n`)}`,
  'days as JSON': n => `${HEAD}days:\n${records(n, day => `  - {"date":"${day}","standard":17}\n`)}`,
  'days in braces on two lines': n => `${HEAD}days:\n${records(n, day => `  - {date: ${day},\n     standard: 17}\n`)}`,
  'days with a figure on two lines': n =>
    `${HEAD}days:\n${records(n, day => `  - date: ${day}\n    standard:\n      17\n`)}`,
  'days with an empty line behind each': n =>
    `${HEAD}days:\n${records(n, day => `  - {date: ${day}, standard: 17}\n\n`)}`,
  'days with a comment above each': n =>
    `${HEAD}days:\n${records(n, day => `  # so\n  - {date: ${day}, standard: 17}\n`)}`,
  'days with a comment behind each': n =>
    `${HEAD}days:\n${records(n, day => `  - {date: ${day}, standard: 17} # so\n`)}`,
  'log-ins': n =>
    `${HEAD}agentSessions:\n${records(n, (day, index) => `  - {agent: a-${index % 50}, license: standard, login: ${day}T08:00:17Z, logout: ${day}T09:00:00Z}\n`)}`,
  connections: n =>
    `${HEAD}ivrConnections:\n${records(n, day => `  - {start: ${day}T08:00:17Z, end: ${day}T09:00:00Z}\n`)}`,
  'units of channels': n => `${HEAD}digitalChannels:\n${records(n, day => `  - {sku: A, date: ${day}, units: 17}\n`)}`,
  invoices: n =>
    `${HEAD}${records(n / 10, (_, index) => `---\nkind: invoice\nnumber: I-${index}\nsubscription: SUB-1\nperiod: {from: 2024-02-01, to: 2024-02-29}\nlines:\n  - {sku: X, quantity: 17, unitPrice: 1, amount: 17}\n`)}`,
  organizations: n =>
    records(
      n / 10,
      (day, index) =>
        `---\n${subscription({ id: `SUB-${index}`, organization: `o-${index}`, licenses: '{standard: {committed: 20}}' })}---\nkind: usage\norganization: o-${index}\ndays:\n  - {date: ${day}, standard: 17}\n`,
    ).slice(4),
};

/** Those of which what is told, or what counts, is put together anew of every record at a keystroke. */
export const FILES_PUT_TOGETHER: Readonly<Record<string, (n: number) => string>> = {
  'days with a key that nobody knows': n =>
    `${HEAD}days:\n${records(n, day => `  - {date: ${day}, note: so, standard: 17}\n`)}`,
  'days with a text that looks as if it named something': n =>
    `${HEAD}days:\n${records(n, day => `  - date: ${day} # asked: *ok*\n    standard: 17\n    note: |\n      - *important* to: &us\n`)}`,
  'days with ignores that silence nothing': n =>
    `${HEAD}days:\n${records(n, day => `  - {date: ${day}, standard: 17} # entitlements-ignore overage\n`)}`,
  'lines of an invoice': n =>
    `${HEAD}days: [{date: 2024-02-01, standard: 25}]\n---\nkind: invoice\nnumber: I\nsubscription: SUB-1\nperiod: {from: 2024-02-01, to: 2024-02-29}\nlines:\n${records(n, (_, index) => `  - {sku: X-${index}, quantity: 17, unitPrice: 1, amount: 1}\n`)}`,
  amendments: n =>
    `${subscription({ licenses: '{standard: {committed: 20}}', amendments: `\n${records(n, day => `  - {effective: ${day}, licenses: {standard: {committed: 17}}}\n`)}` })}---\n${usage(['date: 2024-02-01, standard: 25'])}`,
  'days out of order': n =>
    `${HEAD}days:\n${records(n, (_, index) => `  - {date: ${dayOf(n - index)}, standard: 17}\n`)}`,
};

/** Those of which a document, or all of them, are read with `yaml` at a keystroke. */
export const FILES_FOR_YAML: Readonly<Record<string, (n: number) => string>> = {
  'days with an anchor each': n =>
    `${HEAD}days:\n${records(n, (day, index) => `  - &day${index} {date: ${day}, standard: 17}\n`)}`,
  'days with an alias each': n =>
    `${HEAD}all: &all {premium: 5}\ndays:\n${records(n, day => `  - {<<: *all, date: ${day}, standard: 17}\n`)}`,
  'days in brackets': n => `${HEAD}days: [\n${records(n, day => `  {date: ${day}, standard: 17},\n`)}]\n`,
  'documents of a comment each': n =>
    `${HEAD}days: [{date: 2024-02-01, standard: 17}, &so]\n${records(n, (_, index) => `---\n# so ${index}\n`)}`,
};
