/** What raw log-ins and connections come to in a cycle: which of its days are days with usage, and the figures of these. */
import { highest } from './billed-overage';
import { concurrentPresences, QUARTER, quarterPeaks, type Room, SESSION_LOOK_BACK } from './concurrent-agents';
import type { Cycle } from './cycle';
import { type CyclePart, forEachRun, type Times } from './cycle-rows';
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
  type IvrConnections,
  type Rule,
  type Source,
} from './domain';
import { type Days, daysOf, firstBeyond, NO_DAYS } from './instant';
import { MINUTE, minutePeaks, touchedMinutes } from './ivr-connections';
import { countedFrom, type NamedAgent, namedAgents, namedAgentsOn } from './named-agents';
import { covering, type Peak, type RecordSpans } from './peaks';
import { inOneGo, type Pieces } from './pieces';
import { rememberedFor } from './remembered';

/** The raw records that a cycle needs, in the order in which they are written. */
export interface RawRecords {
  readonly sessions: readonly CyclePart<AgentSessions>[];
  readonly connections: readonly CyclePart<IvrConnections>[];
}

/** What the raw records of a cycle come to. */
export interface RawUsage extends RawRecords {
  readonly model: AgentModel | undefined;
  /** The last day that they make one with usage. */
  readonly last: Day;
  /** Where the first raw log-in and the first connection of the cycle are written, if there are any. */
  readonly agentsAt: Source | undefined;
  readonly portsAt: Source | undefined;
  /** Of concurrent agents. */
  readonly agentPeaks: Record<AgentType, RecordPeaks>;
  readonly portPeaks: RecordPeaks;
}

/** The most raw records of each day at once; a day without any has none. */
type RecordPeaks = ReadonlyMap<Day, Counted & { readonly count: number; readonly first: CountedRecord }>;

export type MutableFigures = { -readonly [Type in FigureType]?: Figure };

/** When the log-ins of a table make usage: those of concurrent agents as long as they last, others at their beginning. */
export const sessionTimes = ({ login, logout }: AgentSessions, model: AgentModel | undefined): Times => ({
  starts: login,
  ends: model === 'concurrent' ? logout : login,
});

export const connectionTimes = ({ start, end }: IvrConnections): Times => ({ starts: start, ends: end });

/** Milliseconds before a day in which log-ins matter to it. */
export const sessionLookBack = (model: AgentModel | undefined): number =>
  model === 'concurrent' ? SESSION_LOOK_BACK : 0;

/** Undefined where the records make no day of the cycle one with usage. */
export function* rawUsage(
  { start, end }: Cycle,
  { sessions, connections }: RawRecords,
  model: AgentModel | undefined,
  room?: Room,
): Pieces<RawUsage | undefined> {
  const days = { from: start, to: end };
  const agents = within(days, sessions, table => sessionTimes(table, model));
  const ports = within(days, connections, connectionTimes);
  if (agents === undefined && ports === undefined) return undefined;
  const presences = yield* concurrentPresences(model === 'concurrent' ? sessions : [], room);
  const touches = touchedMinutes(connections);
  const agentPeaks = (type: AgentType): RecordPeaks =>
    recordPeaks('R3', QUARTER, quarterPeaks(presences[type], days), presences[type], sessionsAgain(sessions, type));
  return {
    sessions,
    connections,
    model,
    last: Math.max(agents?.last ?? start, ports?.last ?? start),
    agentsAt: agents?.at,
    portsAt: ports?.at,
    agentPeaks: { premium: agentPeaks('premium'), standard: agentPeaks('standard') },
    portPeaks: recordPeaks('R7', MINUTE, minutePeaks(touches, days), touches, connectionsAgain(connections)),
  };
}

/** @param slotLength milliseconds */
const recordPeaks = (
  rule: Rule,
  slotLength: number,
  peaks: ReadonlyMap<Day, Peak>,
  { recordAt }: RecordSpans,
  again: () => RecordSpans,
): RecordPeaks =>
  new Map(
    [...peaks].map(([day, { count, slot, first }]) => [
      day,
      { rule, count, at: slot * slotLength, first: recordAt(first), records: coveringRecords(again, slot) },
    ]),
  );

/**
 * What is counted is not kept, for it would take as much memory as the records. Where somebody asks what makes a figure
 * of a cycle it is counted again, and kept as long as the cycle. What does that is made apart from what counts first: as
 * functions of one scope they would keep all that any of them uses.
 */
const coveringRecords = (again: () => RecordSpans, slot: number) => (): CountedRecord[] => {
  const spans = again();
  return covering(spans, slot).map(spans.recordAt);
};

const sessionsAgain = (sessions: RawRecords['sessions'], type: AgentType) => () => presencesOf(sessions)[type];
const connectionsAgain = (connections: RawRecords['connections']) => () => touchesOf(connections);

const presencesOf = rememberedFor((sessions: RawRecords['sessions']) => inOneGo(concurrentPresences(sessions)));
const touchesOf = rememberedFor(touchedMinutes);

/** The last of some days that records overlap, and where the first of these records is written; undefined without any. */
function within<Table extends Pick<AgentSessions, 'sourceAt'>>(
  { from, to }: Days,
  parts: readonly CyclePart<Table>[],
  timesOf: (table: Table) => Times,
): { readonly last: Day; readonly at: Source } | undefined {
  const daysAt = (table: Table, row: number): Days => {
    const { starts, ends } = timesOf(table);
    return daysOf(starts[row] ?? Number.NaN, ends[row] ?? Number.NaN);
  };
  const end = parts.at(-1);
  // Mostly the last record lasts into the last day, so that no others need be looked at.
  const latest = end === undefined ? NO_DAYS : daysAt(end.table, end.to - 1);
  let last = latest.from <= to ? Math.min(latest.to, to) : Number.NEGATIVE_INFINITY;
  let at: Source | undefined;
  forEachRun(parts, (table, begin, behind) => {
    const { starts, ends } = timesOf(table);
    // Nearly all records lie on days that are known to be such already.
    const next = (row: number): number =>
      at === undefined ? row : firstBeyond(starts, ends, row, behind, { from, to: last });
    for (let row = next(begin); row < behind && (at === undefined || last < to); row = next(row + 1)) {
      const days = daysAt(table, row);
      if (days.from > to || days.to < from) continue;
      last = Math.max(last, Math.min(days.to, to));
      at ??= table.sourceAt(row);
    }
  });
  return at && { last, at };
}

/**
 * The figures that raw records give the days of a cycle up to its last with usage, in order.
 * @param last the cycle's last day with usage of any kind
 */
export function countedFigures(
  raw: RawUsage,
  cycle: Cycle,
  last: Day,
  reading: Assumptions['reclassification'],
): Map<Day, MutableFigures> {
  const { agentsAt, portsAt } = raw;
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

function addConcurrent(figures: Map<Day, MutableFigures>, { agentPeaks }: RawUsage, otherwise: Source): void {
  for (const type of AGENT_TYPES)
    for (const [day, ofDay] of figures) ofDay[type] = figureAt(day, agentPeaks[type], otherwise, 'R3');
}

function addPorts(figures: Map<Day, MutableFigures>, { portPeaks }: RawUsage, otherwise: Source): void {
  for (const [day, ofDay] of figures) ofDay.ivrPorts = figureAt(day, portPeaks, otherwise, 'R7');
}

/** A day's peak as a figure, standing at the first of the records that make it. */
function figureAt(day: Day, peaks: RecordPeaks, otherwise: Source, rule: Rule): Figure {
  const peak = peaks.get(day);
  if (peak === undefined) return { value: 0, source: otherwise, counted: { rule, at: undefined, records: () => [] } };
  return { value: peak.count, source: peak.first.source, counted: peak };
}
