/**
 * A workspace as large as a reseller's: organizations with several subscriptions and cycles each, every kind of record
 * in it, in YAML and in CSV, and an invoice each. The same seed gives the same files, on every machine.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayOf, formatDay } from '../server/src/engine/day';
import { formatInstant } from '../server/src/engine/instant';

export interface Size {
  readonly organizations: number;
  readonly subscriptions: number;
  readonly cycles: number;
}

const MILLISECONDS_PER_DAY = 86_400_000;
const FIRST_DAY = dayOf({ year: 2024, month: 1, day: 1 });
const SESSIONS_FILE = 'agent-sessions.csv';
const CURRENCIES = ['USD', 'EUR', 'JPY', 'KWD', 'SEK'];

type Random = (limit: number) => number;

/** A linear congruential generator: numbers from 0 up to the limit, always the same for a seed. */
function randomFrom(seed: number): Random {
  let state = seed;
  return limit => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** The files by name. */
export function largeWorkspace({ organizations, subscriptions, cycles }: Size): Record<string, string> {
  const files: Record<string, string> = {};
  for (let index = 0; index < organizations; index += 1) {
    const id = `org-${String(index).padStart(3, '0')}`;
    const random = randomFrom(index + 1);
    const model = index % 2 === 0 ? 'named' : 'concurrent';
    const billingDay = 1 + random(31);
    for (let number = 0; number < subscriptions; number += 1) {
      files[`${id}/${number}.subscription.yaml`] = subscriptionText(id, number, model, billingDay, random);
    }
    files[`${id}/0.invoice.yaml`] = invoiceText(id, billingDay, random);
    const isRaw = index % 5 === 4;
    if (isRaw) files[`${id}/${SESSIONS_FILE}`] = sessionsCsv(model, FIRST_DAY, random);
    for (let month = 0; month < cycles; month += 1) {
      const from = FIRST_DAY + month * 30;
      const raw = (): string => rawText(id, model, from, month === 0 ? 'inCsv' : 'inYaml', random);
      files[`${id}/${String(month).padStart(2, '0')}.usage.yaml`] = isRaw ? raw() : dailyText(id, model, from, random);
    }
  }
  return files;
}

function subscriptionText(id: string, number: number, model: string, billingDay: number, random: Random): string {
  const price = (): string => `${1 + random(200)}.${String(random(100)).padStart(2, '0')}`;
  const license = (most: number): string =>
    `{committed: ${random(most)}, unitPrice: ${price()}, discount: ${random(30)}%, overage: {sku: SKU-${random(9)}, unitPrice: ${price()}, discount: ${random(20)}.5%}}`;
  return `kind: subscription
id: ${id}-${number}
organization: ${id}
start: ${formatDay(dayOf({ year: 2023, month: 3 + number * 2, day: 5 + number }))}
${number === 0 ? `end: ${formatDay(dayOf({ year: 2024, month: 8, day: 20 }))}\n` : ''}billingDay: ${billingDay}
agentModel: ${model}
currency: ${CURRENCIES[random(CURRENCIES.length)]}
surgeProtection: ${random(60)}.5%
licenses:
  premium: ${license(8)}
  standard: ${license(20)}
  ivrPorts: ${license(5)}
  workforceOptimization: ${license(5)}
digitalChannels:
  - {sku: SMS, name: SMS International, included: ${random(2000)}, unitPrice: 0.05}
amendments:
  - {effective: 2024-05-10, licenses: {standard: {committed: ${random(25)}}}, surgeProtection: 40%}
assumptions: {overageBilling: ${random(2) === 0 ? 'peakPerType' : 'peakDayTotal'}, ivrAggregation: ${random(2) === 0 ? 'peak' : 'sum'}}
`;
}

function dailyText(id: string, model: string, from: number, random: Random): string {
  // A named count only grows within a cycle; the cycles begin on any day, so this one grows for ever.
  const grown = model === 'named' ? Math.floor((from - 19_700) / 12) : 0;
  const days = Array.from({ length: 30 }, (_, day) => {
    const figures = [`premium: ${grown + random(12)}`, `standard: ${grown + random(40)}`, `ivrPorts: ${random(120)}`];
    const others = [`voiceContacts: ${random(200)}`, `workforceOptimization: ${random(10)}`];
    return `  - {date: ${formatDay(from + day)}, ${[...figures, ...others].join(', ')}}`;
  });
  return `kind: usage\norganization: ${id}\ndays:\n${days.join('\n')}\ndigitalChannels:\n  - {sku: SMS, units: ${random(4000)}, date: ${formatDay(from + 3)}}\n`;
}

/** Some instant of the thirty days from a day on. */
const instantFrom = (from: number, random: Random): number =>
  (from + random(29)) * MILLISECONDS_PER_DAY + random(MILLISECONDS_PER_DAY);

interface Session {
  readonly agent: string;
  readonly license: string;
  readonly login: string;
  readonly logout: string | undefined;
}

/** Named agents may still be logged in. */
function sessionsFrom(from: number, model: string, random: Random): Session[] {
  return Array.from({ length: 120 }, () => {
    const login = instantFrom(from, random);
    const isOpen = model === 'named' && random(3) === 0;
    return {
      agent: `a-${random(25)}`,
      license: random(3) === 0 ? 'premium' : 'standard',
      login: formatInstant(login),
      logout: isOpen ? undefined : formatInstant(login + random(36_000_000)),
    };
  });
}

function sessionsCsv(model: string, from: number, random: Random): string {
  const rows = sessionsFrom(from, model, random).map(
    ({ agent, license, login, logout }) => `"${agent}",${license},${login},${logout ?? ''}\r\n`,
  );
  return `agent,license,login,logout\r\n${rows.join('')}`;
}

function sessionsYaml(model: string, from: number, random: Random): string {
  const sessions = sessionsFrom(from, model, random).map(({ agent, license, login, logout }) => {
    const end = logout === undefined ? '' : `, logout: ${logout}`;
    return `  - {agent: ${agent}, license: ${license}, login: ${login}${end}}\n`;
  });
  return `agentSessions:\n${sessions.join('')}`;
}

function rawText(id: string, model: string, from: number, sessions: 'inCsv' | 'inYaml', random: Random): string {
  const agents =
    sessions === 'inCsv'
      ? `sources:\n  - {file: ${SESSIONS_FILE}, format: agent-sessions}\n`
      : sessionsYaml(model, from, random);
  const connections = Array.from({ length: 60 }, () => {
    const start = instantFrom(from, random);
    return `  - {start: ${formatInstant(start)}, end: ${formatInstant(start + random(3_600_000))}}\n`;
  });
  return `kind: usage\norganization: ${id}\n${agents}ivrConnections:\n${connections.join('')}`;
}

/** For the cycle that begins in February 2024, of the subscription that is primary then. */
function invoiceText(id: string, billingDay: number, random: Random): string {
  const from = dayOf({ year: 2024, month: 2, day: Math.min(billingDay, 29) });
  const to = dayOf({ year: 2024, month: 3, day: billingDay }) - 1;
  return `kind: invoice
number: INV-${id}
subscription: ${id}-0
period: {from: ${formatDay(from)}, to: ${formatDay(to)}}
lines:
  - {description: Standard agent overage, quantity: ${1 + random(40)}, unit: Agent, unitPrice: ${1 + random(200)}, amount: 100}
totals: {usage: 100, total: 100}
`;
}

export function writeWorkspace(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
