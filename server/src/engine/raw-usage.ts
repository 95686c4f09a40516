/** What raw log-ins and connections come to: in which cycles they make days with usage, and the figures of these days. */
import { highest } from './billed-overage';
import { concurrentPresences, type Presence, QUARTER, quarterPeaks } from './concurrent-agents';
import type { CycleFinder, PrimaryCycle } from './cycle';
import {
  AGENT_TYPES,
  type AgentModel,
  type AgentSessions,
  type Assumptions,
  type Counted,
  type CountedRecord,
  type Day,
  type DayFigures,
  type Figure,
  type FigureType,
  type IvrConnections,
  type Rule,
  type Source,
} from './domain';
import { daysOf } from './instant';
import { MINUTE, minutePeaks, type Touch, touchedMinutes } from './ivr-connections';
import { countedFrom, type NamedAgent, namedAgents, namedAgentsOn } from './named-agents';
import type { Peak } from './peaks';

/** The raw records of an organization, counted once for all cycles. */
export interface RawUsage {
  readonly model: AgentModel | undefined;
  readonly sessions: readonly AgentSessions[];
  readonly presences: readonly Presence[];
  readonly touches: readonly Touch[];
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

export type MutableFigures = { -readonly [Type in FigureType]?: Figure };

/** @param cycleOn finds the cycles of the organization */
export function rawUsage(
  sessions: readonly AgentSessions[],
  connections: readonly IvrConnections[],
  model: AgentModel | undefined,
  cycleOn: CycleFinder,
): RawUsage {
  return {
    model,
    sessions,
    presences: model === 'concurrent' ? concurrentPresences(sessions) : [],
    touches: touchedMinutes(connections),
    cycles: cyclesOf(sessions, connections, model, cycleOn),
  };
}

/** A log-in makes a day one with usage; of concurrent agents and of connections every day that they overlap. */
function cyclesOf(
  sessions: readonly AgentSessions[],
  connections: readonly IvrConnections[],
  model: AgentModel | undefined,
  cycleOn: CycleFinder,
): Map<Day, RawCycle> {
  const cycles = new Map<Day, RawCycle>();
  const add = (from: number, to: number, at: 'agentsAt' | 'portsAt', sourceAt: () => Source): void => {
    const days = daysOf(from, to);
    for (let day: Day | undefined = days.from; day !== undefined && day <= days.to; ) {
      const found = cycleOn(day);
      // Days without an active subscription are in no cycle.
      if (found === undefined) {
        day = cycleOn.nextDay(day);
        continue;
      }
      const { start, end } = found.cycle;
      const last = Math.min(days.to, end);
      const known = cycles.get(start);
      if (known?.[at] === undefined || last > known.last) {
        const before = known ?? { ...found, last, agentsAt: undefined, portsAt: undefined };
        cycles.set(start, { ...before, last: Math.max(before.last, last), [at]: before[at] ?? sourceAt() });
      }
      day = end + 1;
    }
  };
  for (const { length, login, logout, sourceAt } of model === undefined ? [] : sessions) {
    for (let index = 0; index < length; index += 1) {
      const start = login[index] ?? Number.NaN;
      add(start, model === 'named' ? start : (logout[index] ?? start), 'agentsAt', () => sourceAt(index));
    }
  }
  for (const { length, start, end, sourceAt } of connections) {
    for (let index = 0; index < length; index += 1)
      add(start[index] ?? Number.NaN, end[index] ?? Number.NaN, 'portsAt', () => sourceAt(index));
  }
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
): Map<Day, DayFigures> {
  const days = Array.from({ length: last - cycle.start + 1 }, (_, index) => cycle.start + index);
  const figures = new Map<Day, MutableFigures>(days.map(day => [day, {}]));
  if (agentsAt !== undefined && raw.model === 'named')
    addNamed(figures, namedAgents(raw.sessions, cycle), agentsAt, reading);
  if (agentsAt !== undefined && raw.model === 'concurrent')
    addConcurrent(figures, raw.presences, agentsAt, cycle.start, last);
  if (portsAt !== undefined) addPorts(figures, raw.touches, portsAt, cycle.start, last);
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
  presences: readonly Presence[],
  otherwise: Source,
  from: Day,
  to: Day,
): void {
  for (const type of AGENT_TYPES) {
    const ofType = presences.filter(presence => presence.type === type);
    const peaks = quarterPeaks(ofType, from, to);
    for (const [day, ofDay] of figures)
      ofDay[type] = figureAt(ofType, peaks.get(day), otherwise, recordOfPresence, QUARTER, 'R3');
  }
}

function addPorts(
  figures: Map<Day, MutableFigures>,
  touches: readonly Touch[],
  otherwise: Source,
  from: Day,
  to: Day,
): void {
  const peaks = minutePeaks(touches, from, to);
  for (const [day, ofDay] of figures)
    ofDay.ivrPorts = figureAt(touches, peaks.get(day), otherwise, recordOfTouch, MINUTE, 'R7');
}

const recordOfPresence = ({ agent, table, index }: Presence): CountedRecord => ({
  agent,
  at: table.login[index] ?? Number.NaN,
  source: table.sourceAt(index),
});

const recordOfTouch = ({ table, index }: Touch): CountedRecord => ({
  agent: undefined,
  at: table.start[index] ?? Number.NaN,
  source: table.sourceAt(index),
});

/** A day's peak as a figure, standing at the first of the records that make it. */
function figureAt<Slots extends { readonly from: number; readonly to: number }>(
  spans: readonly Slots[],
  peak: Peak | undefined,
  otherwise: Source,
  recordOf: (span: Slots) => CountedRecord,
  slotLength: number,
  rule: Rule,
): Figure {
  if (peak === undefined) return { value: 0, source: otherwise, counted: { rule, at: undefined, records: () => [] } };
  const covers = ({ from, to }: Slots): boolean => from <= peak.slot && peak.slot <= to;
  const first = spans.find(covers);
  const records = (): CountedRecord[] => spans.filter(covers).map(recordOf);
  const source = first === undefined ? otherwise : recordOf(first).source;
  return { value: peak.count, source, counted: { rule, at: peak.slot * slotLength, records } };
}
