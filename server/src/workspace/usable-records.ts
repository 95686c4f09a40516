/** Which records of a usage document count: those dated in the cycle that it states and while a subscription is active. */
import { type Cycle, isActive, type PrimaryCycle, type PrimaryPeriod, periodContaining } from '../engine/cycle';
import type { AgentSessions, Day, Instant, IvrConnections, Located, Source, Subscription } from '../engine/domain';
import { type Days, daysOf, firstBeyond, NO_DAYS } from '../engine/instant';
import type { Terms } from '../engine/reconcile';
import { type Message, message } from '../messages/message';
import type { Finding } from '../model/finding';
import type { Usage } from '../model/read-usage';

/** A usage document with the cycle that it states. */
export interface StatedUsage {
  readonly usage: Usage;
  /** Undefined where it states none, or one that there is not. */
  readonly stated: StatedCycle | undefined;
}

export interface StatedCycle extends PrimaryCycle {
  readonly source: Source;
}

/** For each CSV file the usage documents that it stands in: several may take rows of it, each those of its cycle. */
export type Namers = ReadonlyMap<string, readonly StatedUsage[]>;

/** What decides whether a record counts. */
export interface Deciding {
  readonly terms: Terms;
  /** Those that are left out, too. */
  readonly subscriptions: readonly Subscription[];
  readonly namers: Namers;
}

/** The document with the cycle that it says it is for, unless it says so wrongly. */
export function statedUsage(usage: Usage, { cycleOn }: Terms, findings: Finding[]): StatedUsage {
  const { cycle } = usage;
  const containing = cycle && cycleOn(cycle.value);
  if (cycle === undefined) return { usage, stated: undefined };
  if (containing?.cycle.start === cycle.value) return { usage, stated: { ...containing, source: cycle.source } };
  const text =
    containing === undefined
      ? message('cycleWithoutSubscription', cycle.value)
      : message('cycleNotFirstDay', cycle.value, containing.cycle.start, containing.cycle.end);
  const code = containing === undefined ? 'no-active-subscription' : 'date-outside-cycle';
  findings.push({ code, rule: 'R1', source: cycle.source, message: text, related: [] });
  return { usage, stated: undefined };
}

export function namersOfSources(usages: readonly StatedUsage[]): Namers {
  const namers = new Map<string, readonly StatedUsage[]>();
  for (const stated of usages)
    for (const uri of sourcesOf(stated.usage)) namers.set(uri, [...(namers.get(uri) ?? []), stated]);
  return namers;
}

/** All rows of a table stand in one file. */
function sourcesOf({ source, sources, importedDetails, agentSessions, ivrConnections }: Usage): Set<string> {
  const uris = new Set<string>();
  if (sources.length === 0) return uris;
  for (const { record } of importedDetails) uris.add(record.source.uri);
  for (const { length, sourceAt } of [...agentSessions, ...ivrConnections]) if (length > 0) uris.add(sourceAt(0).uri);
  uris.delete(source.uri);
  return uris;
}

/** Whether records of the document that are dated in a cycle, or on days without one, count. */
export const counts = ({ stated }: StatedUsage, at: PrimaryCycle | undefined): at is PrimaryCycle =>
  at !== undefined && (stated === undefined || stated.cycle.start === at.cycle.start);

/** Says of a record that does not count why; of a row that another document takes there is nothing to say. */
export function rejection(stated: StatedUsage, date: Located<Day>, deciding: Deciding): Finding | undefined {
  if (stated.stated === undefined || holds(stated.stated.cycle, date.value))
    return noActiveSubscription(date, deciding.subscriptions);
  const others = (deciding.namers.get(date.source.uri) ?? []).filter(({ usage }) => usage !== stated.usage);
  return others.some(other => takes(other, date.value)) ? undefined : outsideCycle(date, stated.stated);
}

/** Whether a day is one for a document: in its cycle, or any where it does not state one that there is. */
const takes = ({ stated }: StatedUsage, day: Day): boolean => stated === undefined || holds(stated.cycle, day);

const holds = ({ start, end }: Cycle, day: Day): boolean => start <= day && day <= end;

/** The raw records of a document that count. */
export interface UsableTables {
  readonly agentSessions: readonly AgentSessions[];
  readonly ivrConnections: readonly IvrConnections[];
}

/** Sorts out the raw records that cannot count (R1, R9), each with a finding. */
export function usableTables(stated: StatedUsage, deciding: Deciding, findings: Finding[]): UsableTables {
  const { usage } = stated;
  const { agentModel, periods } = deciding.terms;
  const isKept = (day: Day): boolean => stated.stated === undefined || holds(stated.stated.cycle, day);
  const keptDays = (period = NO_DAYS): Days => {
    const { start, end } = stated.stated?.cycle ?? { start: period.from, end: period.to };
    return { from: Math.max(period.from, start), to: Math.min(period.to, end) };
  };
  /** Rows that lie on days without a subscription stay: what else they reach into, or look back to, counts. */
  const look = (from: Day, to: Day, source: Source): void => {
    const inactive = isKept(from) ? firstInactive(periods, from, to) : from;
    if (inactive === undefined) return;
    const date = { value: from, source };
    const why = inactive === from ? rejection(stated, date, deciding) : reaches(date, inactive, deciding);
    if (why !== undefined) findings.push(why);
  };
  const leftOutRows = (starts: ArrayLike<Instant>, ends: ArrayLike<Instant>, sourceAt: (row: number) => Source) => {
    const leftOut = new Set<number>();
    // Nearly all rows lie on days of the subscription of the row before: of these there is nothing to say.
    let plain = NO_DAYS;
    const next = (row: number): number => firstBeyond(starts, ends, row, plain);
    for (let row = next(0); row < starts.length; row = next(row + 1)) {
      const { from, to } = daysOf(starts[row] ?? Number.NaN, ends[row] ?? Number.NaN);
      if (isKept(from)) plain = keptDays(periodContaining(periods, from));
      else leftOut.add(row);
      look(from, to, sourceAt(row));
    }
    return leftOut;
  };
  if (agentModel === 'concurrent')
    for (const table of usage.agentSessions) for (const finding of missingLogouts(table)) findings.push(finding);
  return {
    agentSessions: usage.agentSessions.map(table => {
      // A named agent's log-out makes no usage, so that its session reaches no further than its log-in.
      const ends = agentModel === 'concurrent' ? table.logout : table.login;
      return withoutSessions(table, leftOutRows(table.login, ends, table.sourceAt));
    }),
    ivrConnections: usage.ivrConnections.map(table =>
      withoutConnections(table, leftOutRows(table.start, table.end, table.sourceAt)),
    ),
  };
}

/** The first day without an active subscription from one day to another. */
function firstInactive(periods: readonly PrimaryPeriod[], from: Day, to: Day): Day | undefined {
  let day = from;
  while (day <= to) {
    const period = periodContaining(periods, day);
    if (period === undefined) return day;
    day = period.to + 1;
  }
  return undefined;
}

const columnOf = (column: ArrayLike<number>, rows: Int32Array): Float64Array =>
  Float64Array.from(rows, row => column[row] ?? Number.NaN);

const rowsWithout = (length: number, leftOut: ReadonlySet<number>): Int32Array =>
  Int32Array.from({ length }, (_, row) => row).filter(row => !leftOut.has(row));

function withoutSessions(table: AgentSessions, leftOut: ReadonlySet<number>): AgentSessions {
  if (leftOut.size === 0) return table;
  const rows = rowsWithout(table.length, leftOut);
  return {
    length: rows.length,
    names: table.names,
    agent: columnOf(table.agent, rows),
    license: columnOf(table.license, rows),
    login: columnOf(table.login, rows),
    logout: columnOf(table.logout, rows),
    sourceAt: index => table.sourceAt(rows[index] ?? 0),
  };
}

function withoutConnections(table: IvrConnections, leftOut: ReadonlySet<number>): IvrConnections {
  if (leftOut.size === 0) return table;
  const rows = rowsWithout(table.length, leftOut);
  const { start, end } = table;
  return {
    length: rows.length,
    start: columnOf(start, rows),
    end: columnOf(end, rows),
    sourceAt: index => table.sourceAt(rows[index] ?? 0),
  };
}

/** R3: of concurrent agents the time logged in is counted, so that a session needs its end. */
function missingLogouts({ logout, sourceAt }: AgentSessions): Finding[] {
  const findings: Finding[] = [];
  for (let row = 0; row < logout.length; row += 1) {
    if (!Number.isNaN(logout[row])) continue;
    const text = message('logoutMissing', 'concurrent');
    findings.push({ code: 'session-invalid', rule: 'R3', source: sourceAt(row), message: text, related: [] });
  }
  return findings;
}

const outsideCycle = ({ value, source }: Located<Day>, { cycle, source: statedAt }: StatedCycle): Finding => ({
  code: 'date-outside-cycle',
  rule: 'R1',
  source,
  message: message('dateOutsideCycle', value, cycle.start, cycle.end),
  related: [{ source: statedAt, message: message('cycleIsHere') }],
});

const noActiveSubscription = (date: Located<Day>, subscriptions: readonly Subscription[]): Finding =>
  inactiveDay(date.source, date.value, message('noActiveSubscription', date.value), subscriptions);

const reaches = (date: Located<Day>, day: Day, { subscriptions }: Deciding): Finding =>
  inactiveDay(date.source, day, message('reachesInactiveDay', date.value, day), subscriptions);

const inactiveDay = (source: Source, day: Day, text: Message, subscriptions: readonly Subscription[]): Finding => ({
  code: 'no-active-subscription',
  rule: 'R9',
  source,
  message: text,
  related: subscriptions
    .filter(subscription => !isActive(subscription, day))
    .map(({ id, start, end }) => ({
      source: id.source,
      message: message('subscriptionRuns', id.value, start.value, end?.value),
    })),
});
