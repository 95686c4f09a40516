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
import { dayOfInstant } from '../engine/instant';
import { message } from '../messages/message';
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
}

/** Sorts out the records that cannot count (R1, R9), each with a finding. */
export function usableRecords(usage: Usage, terms: Terms, findings: Finding[]): UsableRecords {
  const stated = statedCycle(usage, terms.periods, findings);
  const isOutside = (date: Located<Day>): boolean => {
    if (stated === undefined || holds(stated.cycle, date.value)) return false;
    findings.push(outsideCycle(date, stated));
    return true;
  };
  const isActiveOn = (date: Located<Day>): boolean => {
    if (periodContaining(terms.periods, date.value) !== undefined) return true;
    findings.push(noActiveSubscription(date, terms.subscriptions));
    return false;
  };
  const counts = (date: Located<Day>): boolean => !isOutside(date) && isActiveOn(date);
  /** Rows that begin on a day without a subscription stay: what they reach into, or look back to, counts. */
  const keptRows = (instants: ArrayLike<Instant>, sourceAt: (row: number) => Source): number[] =>
    Array.from(instants, (_, row) => row).filter(row => {
      const date = { value: dayOfInstant(instants[row] ?? Number.NaN), source: sourceAt(row) };
      if (isOutside(date)) return false;
      isActiveOn(date);
      return true;
    });
  if (terms.model === 'concurrent') findings.push(...usage.agentSessions.flatMap(missingLogouts));
  return {
    days: usage.days.filter(({ date }) => counts(date)),
    agentSessions: usage.agentSessions.map(table => withSessions(table, keptRows(table.login, table.sourceAt))),
    ivrConnections: usage.ivrConnections.map(table => withConnections(table, keptRows(table.start, table.sourceAt))),
    digitalUnits: usage.digitalUnits.filter(({ date }) => counts(date)),
  };
}

const holds = ({ start, end }: Cycle, day: Day): boolean => start <= day && day <= end;

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

/** The cycle that the document says it is for, unless it says so wrongly. */
function statedCycle(
  { cycle }: Usage,
  periods: readonly PrimaryPeriod[],
  findings: Finding[],
): StatedCycle | undefined {
  if (cycle === undefined) return undefined;
  const period = periodContaining(periods, cycle.value);
  const containing = period === undefined ? undefined : cycleContaining(period, cycle.value);
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

function noActiveSubscription(date: Located<Day>, subscriptions: readonly Subscription[]): Finding {
  return {
    code: 'no-active-subscription',
    rule: 'R9',
    source: date.source,
    message: message('noActiveSubscription', date.value),
    related: subscriptions
      .filter(subscription => !isActive(subscription, date.value))
      .map(({ id, start, end }) => ({
        source: id.source,
        message: message('subscriptionRuns', id.value, start.value, end?.value),
      })),
  };
}
