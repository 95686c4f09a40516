/** What raw log-ins and connections come to: in which cycles they make days with usage, and the figures of these days. */
import { highest } from './billed-overage';
import { concurrentPresences, type Presences, QUARTER, quarterPeaks } from './concurrent-agents';
import type { CycleFinder, PrimaryCycle } from './cycle';
import {
  AGENT_TYPES,
  type AgentModel,
  type AgentSessions,
  type AgentType,
  type Assumptions,
  type Counted,
  type CountedRecord,
  type Day,
  type Figure,
  type FigureType,
  type Instant,
  type IvrConnections,
  type Rule,
  type Source,
} from './domain';
import { type Days, daysOf, firstBeyond, NO_DAYS } from './instant';
import { MINUTE, minutePeaks, touchedMinutes } from './ivr-connections';
import { joinConnections, joinSessions } from './joined';
import { countedFrom, type NamedAgent, namedAgents, namedAgentsOn } from './named-agents';
import { covering, type Peak, type Spans } from './peaks';
import type { Pieces } from './pieces';

/** The raw records of an organization, each kind as one table, counted once for all cycles. */
export interface RawUsage {
  readonly model: AgentModel | undefined;
  readonly sessions: AgentSessions;
  readonly connections: IvrConnections;
  readonly presences: Record<AgentType, Presences>;
  readonly agentPeaks: Record<AgentType, ReadonlyMap<Day, Peak>>;
  readonly touches: Spans;
  readonly portPeaks: ReadonlyMap<Day, Peak>;
  /** By the first day of the cycle. */
  readonly cycles: ReadonlyMap<Day, RawCycle>;
}

/** A cycle with days that raw records make days with usage. */
export interface RawCycle extends PrimaryCycle {
  /** The last such day. */
  readonly last: Day;
  /** Where the first raw log-in and the first connection are written, if there are any. */
  readonly agentsAt: Source | undefined;
  readonly portsAt: Source | undefined;
}

/** In days. */
const LONGEST_STRETCH = 1500;

export type MutableFigures = { -readonly [Type in FigureType]?: Figure };

/** @param cycleOn finds the cycles of the organization */
export function* rawUsage(
  sessionTables: readonly AgentSessions[],
  connectionTables: readonly IvrConnections[],
  model: AgentModel | undefined,
  cycleOn: CycleFinder,
): Pieces<RawUsage> {
  const sessions = joinSessions(model === undefined ? [] : sessionTables);
  const connections = joinConnections(connectionTables);
  const cycles = cyclesOf(sessions, connections, model, cycleOn);
  const stretches = stretchesOf(cycles.values());
  const presences = yield* concurrentPresences(model === 'concurrent' ? sessions : joinSessions([]));
  const touches = touchedMinutes(connections);
  return {
    model,
    sessions,
    connections,
    presences,
    agentPeaks: {
      premium: quarterPeaks(presences.premium, stretches),
      standard: quarterPeaks(presences.standard, stretches),
    },
    touches,
    portPeaks: minutePeaks(touches, stretches),
    cycles,
  };
}

/** The days of all cycles: those that follow one another as one stretch, as far as counting it takes little memory. */
function stretchesOf(cycles: Iterable<RawCycle>): Days[] {
  const stretches: Days[] = [];
  for (const { cycle } of [...cycles].sort((one, other) => one.cycle.start - other.cycle.start)) {
    const before = stretches.at(-1);
    const follows = before?.to === cycle.start - 1 && cycle.end - before.from < LONGEST_STRETCH;
    if (follows) stretches[stretches.length - 1] = { from: before.from, to: cycle.end };
    else stretches.push({ from: cycle.start, to: cycle.end });
  }
  return stretches;
}

/** A log-in makes a day one with usage; of concurrent agents and of connections every day that they overlap. */
function cyclesOf(
  sessions: AgentSessions,
  connections: IvrConnections,
  model: AgentModel | undefined,
  cycleOn: CycleFinder,
): Map<Day, RawCycle> {
  const cycles = new Map<Day, RawCycle>();
  const add = (
    { from, to }: Days,
    at: 'agentsAt' | 'portsAt',
    sourceAt: (row: number) => Source,
    row: number,
  ): RawCycle | undefined => {
    let latest: RawCycle | undefined;
    for (let day: Day | undefined = from; day !== undefined && day <= to; ) {
      const found = cycleOn(day);
      // Days without an active subscription are in no cycle.
      if (found === undefined) {
        day = cycleOn.nextDay(day);
        continue;
      }
      const { start, end } = found.cycle;
      const before = cycles.get(start) ?? { ...found, last: start, agentsAt: undefined, portsAt: undefined };
      latest = { ...before, last: Math.max(before.last, Math.min(to, end)), [at]: before[at] ?? sourceAt(row) };
      cycles.set(start, latest);
      day = end + 1;
    }
    return latest;
  };
  const addTable = (
    { sourceAt }: Pick<AgentSessions, 'sourceAt'>,
    starts: ArrayLike<Instant>,
    ends: ArrayLike<Instant>,
    at: 'agentsAt' | 'portsAt',
  ): void => {
    // Nearly all records lie on the days with usage of the cycle of the one before.
    let known = NO_DAYS;
    const next = (row: number): number => firstBeyond(starts, ends, row, known);
    for (let row = next(0); row < starts.length; row = next(row + 1)) {
      const days = daysOf(starts[row] ?? Number.NaN, ends[row] ?? Number.NaN);
      const latest = add(days, at, sourceAt, row);
      if (latest !== undefined) known = { from: latest.cycle.start, to: latest.last };
    }
  };
  addTable(sessions, sessions.login, model === 'named' ? sessions.login : sessions.logout, 'agentsAt');
  addTable(connections, connections.start, connections.end, 'portsAt');
  return cycles;
}

/**
 * The figures that raw records give the days of a cycle up to its last with usage, in order.
 * @param last the cycle's last day with usage of any kind
 */
export function countedFigures(
  raw: RawUsage,
  { cycle, agentsAt, portsAt }: RawCycle,
  last: Day,
  reading: Assumptions['reclassification'],
): Map<Day, MutableFigures> {
  const days = Array.from({ length: last - cycle.start + 1 }, (_, index) => cycle.start + index);
  const figures = new Map<Day, MutableFigures>(days.map(day => [day, {}]));
  if (agentsAt !== undefined && raw.model === 'named')
    addNamed(figures, namedAgents(raw.sessions, cycle), agentsAt, reading);
  if (agentsAt !== undefined && raw.model === 'concurrent') addConcurrent(figures, raw, agentsAt);
  if (portsAt !== undefined) addPorts(figures, raw, portsAt);
  return figures;
}

function addNamed(
  figures: Map<Day, MutableFigures>,
  agents: readonly NamedAgent[],
  otherwise: Source,
  reading: Assumptions['reclassification'],
): void {
  for (const [day, ofDay] of figures) {
    for (const type of AGENT_TYPES) {
      const records = namedAgentsOn(agents, type, day, reading).flatMap(agent => {
        const from = countedFrom(agent, type, reading);
        return from === undefined ? [] : { agent: agent.name, at: from.instant, source: from.source };
      });
      // The figure stands at the log-in that made it.
      const latest = highest(records, record => record.at);
      const counted: Counted = { rule: 'R2', at: undefined, records: () => records };
      ofDay[type] = { value: records.length, source: latest?.source ?? otherwise, counted };
    }
  }
}

function addConcurrent(
  figures: Map<Day, MutableFigures>,
  { presences, agentPeaks }: RawUsage,
  otherwise: Source,
): void {
  for (const type of AGENT_TYPES) {
    const { recordAt } = presences[type];
    for (const [day, ofDay] of figures)
      ofDay[type] = figureAt(presences[type], agentPeaks[type].get(day), otherwise, recordAt, QUARTER, 'R3');
  }
}

function addPorts(
  figures: Map<Day, MutableFigures>,
  { connections, touches, portPeaks }: RawUsage,
  otherwise: Source,
): void {
  const recordAt = (index: number): CountedRecord => ({
    agent: undefined,
    at: connections.start[index] ?? Number.NaN,
    source: connections.sourceAt(index),
  });
  for (const [day, ofDay] of figures)
    ofDay.ivrPorts = figureAt(touches, portPeaks.get(day), otherwise, recordAt, MINUTE, 'R7');
}

/** A day's peak as a figure, standing at the first of the records that make it. */
function figureAt(
  spans: Spans,
  peak: Peak | undefined,
  otherwise: Source,
  recordAt: (index: number) => CountedRecord,
  slotLength: number,
  rule: Rule,
): Figure {
  if (peak === undefined) return { value: 0, source: otherwise, counted: { rule, at: undefined, records: () => [] } };
  const records = (): CountedRecord[] => covering(spans, peak.slot).map(recordAt);
  const { source } = recordAt(peak.first);
  return { value: peak.count, source, counted: { rule, at: peak.slot * slotLength, records } };
}
