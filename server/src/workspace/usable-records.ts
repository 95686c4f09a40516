/** Which records of a usage document count: those dated in the cycle that it states and while a subscription is active. */
import { type Cycle, cycleContaining, isActive, type PrimaryPeriod, periodContaining } from '../engine/cycle';
import type {
  AgentModel,
  AgentSessions,
  Day,
  DayRecord,
  DigitalUnits,
  Instant,
  IvrConnections,
  Located,
  Source,
  Subscription,
} from '../engine/domain';
import { daysOf } from '../engine/instant';
import { type Message, message } from '../messages/message';
import type { Finding } from '../model/finding';
import type { Usage } from '../model/read-usage';

export interface UsableRecords {
  readonly days: readonly DayRecord[];
  readonly agentSessions: readonly AgentSessions[];
  readonly ivrConnections: readonly IvrConnections[];
  readonly digitalUnits: readonly DigitalUnits[];
}

interface Terms {
  readonly periods: readonly PrimaryPeriod[];
  readonly subscriptions: readonly Subscription[];
  readonly model: AgentModel | undefined;
  /** For each CSV file the usage documents that it stands in. */
  readonly namers: ReadonlyMap<string, readonly Usage[]>;
}

/** Which usage documents a CSV file stands in: several may take rows of it, each those of its cycle. */
export function namersOfSources(usages: readonly Usage[]): Map<string, readonly Usage[]> {
  const namers = new Map<string, readonly Usage[]>();
  for (const usage of usages) for (const uri of sourcesOf(usage)) namers.set(uri, [...(namers.get(uri) ?? []), usage]);
  return namers;
}

/** All rows of a table stand in one file. */
function sourcesOf({ source, importedDetails, agentSessions, ivrConnections }: Usage): Set<string> {
  const tables = [...agentSessions, ...ivrConnections].filter(({ length }) => length > 0);
  const places = [...importedDetails.map(({ record }) => record.source), ...tables.map(({ sourceAt }) => sourceAt(0))];
  return new Set(places.map(({ uri }) => uri).filter(uri => uri !== source.uri));
}

/** Sorts out the records that cannot count (R1, R9), each with a finding. */
export function usableRecords(usage: Usage, terms: Terms, findings: Finding[]): UsableRecords {
  const stated = statedCycle(usage, terms.periods, findings);
  const isTakenByAnother = ({ value, source }: Located<Day>): boolean =>
    (terms.namers.get(source.uri) ?? []).some(other => other !== usage && takes(other, terms.periods, value));
  const isOutside = (date: Located<Day>): boolean => {
    if (stated === undefined || holds(stated.cycle, date.value)) return false;
    if (!isTakenByAnother(date)) findings.push(outsideCycle(date, stated));
    return true;
  };
  const isActiveOn = (date: Located<Day>): boolean => {
    if (periodContaining(terms.periods, date.value) !== undefined) return true;
    findings.push(noActiveSubscription(date, terms.subscriptions));
    return false;
  };
  const counts = (date: Located<Day>): boolean => !isOutside(date) && isActiveOn(date);
  /** Rows that lie on days without a subscription stay: what else they reach into, or look back to, counts. */
  const keptRows = (
    starts: ArrayLike<Instant>,
    ends: ArrayLike<Instant>,
    sourceAt: (row: number) => Source,
  ): number[] =>
    Array.from(starts, (_, row) => row).filter(row => {
      const { from, to } = daysOf(starts[row] ?? Number.NaN, ends[row] ?? Number.NaN);
      const date = { value: from, source: sourceAt(row) };
      if (isOutside(date)) return false;
      if (!isActiveOn(date)) return true;
      const inactive = firstInactive(terms.periods, from, to);
      if (inactive !== undefined) findings.push(reachesInactiveDay(date, inactive, terms.subscriptions));
      return true;
    });
  if (terms.model === 'concurrent') findings.push(...usage.agentSessions.flatMap(missingLogouts));
  return {
    days: usage.days.filter(({ date }) => counts(date)),
    agentSessions: usage.agentSessions.map(table => {
      // A named agent's log-out makes no usage, so that its session reaches no further than its log-in.
      const ends = terms.model === 'concurrent' ? table.logout : table.login;
      return withSessions(table, keptRows(table.login, ends, table.sourceAt));
    }),
    ivrConnections: usage.ivrConnections.map(table =>
      withConnections(table, keptRows(table.start, table.end, table.sourceAt)),
    ),
    digitalUnits: usage.digitalUnits.filter(({ date }) => counts(date)),
  };
}

const holds = ({ start, end }: Cycle, day: Day): boolean => start <= day && day <= end;

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

const columnOf = (column: ArrayLike<number>, rows: readonly number[]): number[] =>
  rows.map(row => column[row] ?? Number.NaN);

function withSessions(table: AgentSessions, rows: readonly number[]): AgentSessions {
  if (rows.length === table.length) return table;
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

function withConnections(table: IvrConnections, rows: readonly number[]): IvrConnections {
  if (rows.length === table.length) return table;
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
  return Array.from(logout, (instant, row) => ({ instant, row }))
    .filter(({ instant }) => Number.isNaN(instant))
    .map(({ row }) => ({
      code: 'session-invalid',
      rule: 'R3',
      source: sourceAt(row),
      message: message('logoutMissing', 'concurrent'),
      related: [],
    }));
}

interface StatedCycle {
  readonly cycle: Cycle;
  readonly source: Source;
}

function cycleAround(periods: readonly PrimaryPeriod[], day: Day): Cycle | undefined {
  const period = periodContaining(periods, day);
  return period === undefined ? undefined : cycleContaining(period, day);
}

/** Whether a day is one for a document: in its cycle, or any where it does not state one that there is. */
function takes({ cycle }: Usage, periods: readonly PrimaryPeriod[], day: Day): boolean {
  const stated = cycle === undefined ? undefined : cycleAround(periods, cycle.value);
  return stated === undefined || stated.start !== cycle?.value || holds(stated, day);
}

/** The cycle that the document says it is for, unless it says so wrongly. */
function statedCycle(
  { cycle }: Usage,
  periods: readonly PrimaryPeriod[],
  findings: Finding[],
): StatedCycle | undefined {
  if (cycle === undefined) return undefined;
  const containing = cycleAround(periods, cycle.value);
  if (containing?.start === cycle.value) return { cycle: containing, source: cycle.source };
  const text =
    containing === undefined
      ? message('cycleWithoutSubscription', cycle.value)
      : message('cycleNotFirstDay', cycle.value, containing.start, containing.end);
  const code = containing === undefined ? 'no-active-subscription' : 'date-outside-cycle';
  findings.push({ code, rule: 'R1', source: cycle.source, message: text, related: [] });
  return undefined;
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

const reachesInactiveDay = (date: Located<Day>, day: Day, subscriptions: readonly Subscription[]): Finding =>
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
