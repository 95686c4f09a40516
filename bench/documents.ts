/** What is measured: deals as people write them, the same on every machine and in every run. */
import { dayOf, formatDay } from '../server/src/engine/day';

export interface OpenDocument {
  readonly uri: string;
  readonly text: string;
}

/** A document with a place in the middle of it where somebody types. */
export interface LargeDocument extends OpenDocument {
  /** Of the first line of the record in the middle. */
  readonly middle: number;
  /** In the middle: the tens digit of a figure, 1 below what is committed and 2 above it. */
  readonly digit: Place;
  /** In the middle: within a key, where another one may stand. */
  readonly key: Place;
}

export interface Place {
  readonly line: number;
  readonly character: number;
}

export type Style = 'flow' | 'block';

/** So that 50,000 days in a row are in one subscription. */
const FIRST_DAY = dayOf({ year: 1888, month: 1, day: 1 });
const DAYS_WITH_OVERAGE = 600;

export const SUBSCRIPTION: OpenDocument = {
  uri: 'file:///measured/acme.subscription.yaml',
  text: `kind: subscription
id: SUB-100234
organization: acme
name: Acme support desk
start: 1888-01-01
billingDay: 9
agentModel: concurrent
currency: USD
surgeProtection: 30%
licenses:
  premium: {committed: 5, unitPrice: 120.00, discount: 10%, overage: {unitPrice: 150.00}}
  standard: {committed: 20, unitPrice: 75.00, discount: 20%, overage: {unitPrice: 100.00}}
`,
};

/** Usage of so many lines: a record a line in flow style, three lines a record in block style. */
export function usage(style: Style, lines: number): LargeDocument {
  const head = ['kind: usage', 'organization: acme', 'days:'];
  const linesPerRecord = style === 'flow' ? 1 : 3;
  const records = Array.from({ length: Math.floor((lines - head.length) / linesPerRecord) }, (_, index) =>
    style === 'flow' ? flowRecord(index) : blockRecord(index),
  );
  const half = Math.floor(records.length / 2);
  // Not a day with overage itself, so that the digit that is typed makes one.
  const chosen = half % DAYS_WITH_OVERAGE === 0 ? half + 1 : half;
  const middle = head.length + chosen * linesPerRecord;
  const line = middle + linesPerRecord - 1;
  const written = (style === 'flow' ? records[chosen] : records[chosen]?.split('\n').at(-1)) ?? '';
  return {
    uri: `file:///measured/${style}-${lines}.usage.yaml`,
    text: `${[...head, ...records].join('\n')}\n`,
    middle,
    digit: { line, character: written.indexOf('standard: 1') + 'standard: '.length },
    key: { line, character: written.indexOf('standard') + 'stand'.length },
  };
}

const standardOn = (index: number): number => (index % DAYS_WITH_OVERAGE === 0 ? 23 : 10 + (index % 10));

const flowRecord = (index: number): string =>
  `  - {date: ${formatDay(FIRST_DAY + index)}, standard: ${standardOn(index)}}`;

const blockRecord = (index: number): string =>
  `  - date: ${formatDay(FIRST_DAY + index)}\n    premium: ${index % 5}\n    standard: ${standardOn(index)}`;

/** Fifty deals with a usage file for each month of a year, by name: 650 files, 112,000 lines of them usage. */
export function workspaceFiles(): Record<string, string> {
  const files: Record<string, string> = {};
  for (let index = 0; index < 50; index += 1) {
    const organization = `org-${String(index).padStart(2, '0')}`;
    files[`${organization}/deal.subscription.yaml`] = deal(organization, index);
    for (let month = 1; month <= 12; month += 1) {
      files[`${organization}/2024-${String(month).padStart(2, '0')}.usage.yaml`] = monthOfUsage(organization, month);
    }
  }
  return files;
}

const deal = (organization: string, index: number): string => `kind: subscription
id: SUB-${organization}
organization: ${organization}
start: 2023-06-01
agentModel: concurrent
currency: USD
surgeProtection: 30%
licenses:
  premium: {committed: ${5 + (index % 7)}, unitPrice: 120.00, discount: 10%, overage: {unitPrice: 150.00}}
  standard: {committed: ${20 + (index % 9)}, unitPrice: 75.00, discount: 20%, overage: {unitPrice: 100.00}}
  ivrPorts: {committed: 2, unitPrice: 10.00, overage: {unitPrice: 15.00}}
  workforceOptimization: {committed: 4, unitPrice: 30.00, overage: {unitPrice: 40.00}}
`;

function monthOfUsage(organization: string, month: number): string {
  const first = dayOf({ year: 2024, month, day: 1 });
  const next = month === 12 ? dayOf({ year: 2025, month: 1, day: 1 }) : dayOf({ year: 2024, month: month + 1, day: 1 });
  const days = Array.from({ length: next - first }, (_, index) => {
    const many = (index * 7 + month * 3) % 11;
    return `  - date: ${formatDay(first + index)}
    premium: ${many % 7}
    standard: ${12 + many}
    ivrPorts: ${30 + many}
    voiceContacts: ${40 + many}
    workforceOptimization: ${many % 5}
`;
  });
  return `kind: usage\norganization: ${organization}\ndays:\n${days.join('')}`;
}

/** A year of log-ins at a contact center of 1,250 seats: before and after a break on each of 240 days. */
export const LOG_INS = 600_000;

export const LOG_INS_DEAL: Readonly<Record<string, string>> = {
  'center.subscription.yaml': `kind: subscription
id: SUB-CENTER
organization: center
start: 2024-01-01
agentModel: concurrent
currency: USD
licenses:
  premium: {committed: 200, overage: {unitPrice: 150.00}}
  standard: {committed: 600, overage: {unitPrice: 100.00}}
`,
  'center.usage.yaml': `kind: usage
organization: center
sources:
  - {file: log-ins.csv, format: agent-sessions}
`,
};

export function logInsCsv(): string {
  const rows = ['agent,license,login,logout'];
  const first = dayOf({ year: 2024, month: 1, day: 1 });
  for (let shift = 0; shift < LOG_INS / 2; shift += 1) {
    const agent = shift % 1250;
    const workday = Math.floor(shift / 1250);
    const day = formatDay(first + Math.floor(workday / 5) * 7 + (workday % 5));
    const beginning = 6 * 3600 + ((agent * 37 + workday * 101) % 28_800);
    const midway = beginning + 3 * 3600 + ((agent * 13 + workday * 7) % 3600);
    const end = midway + 900 + 4 * 3600 + ((agent * 29 + workday * 3) % 3600);
    // Some change their licence after the break.
    const before = agent % 4 === 0 ? 'premium' : 'standard';
    const after = (agent + workday) % 16 === 0 ? 'premium' : before;
    const name = `agent-${String(agent).padStart(4, '0')}`;
    rows.push(`${name},${before},${day}T${timeOf(beginning)}Z,${day}T${timeOf(midway)}Z`);
    rows.push(`${name},${after},${day}T${timeOf(midway + 900)}Z,${day}T${timeOf(end)}Z`);
  }
  return `${rows.join('\n')}\n`;
}

const two = (number: number): string => String(number).padStart(2, '0');

const timeOf = (seconds: number): string =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
