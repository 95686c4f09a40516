/** All usage of an organization put together cycle by cycle: daily figures as written, raw records as counted. */
import { highest } from './billed-overage';
import { concurrentPresences, type Presence, QUARTER, quarterPeaks } from './concurrent-agents';
import { type Cycle, cycleContaining, type PrimaryPeriod, periodContaining } from './cycle';
import {
  AGENT_TYPES,
  type AgentModel,
  type AgentSessions,
  type Assumptions,
  type Counted,
  type CountedRecord,
  type Day,
  type DayFigures,
  type DigitalUnits,
  type Figure,
  type FigureType,
  type Organization,
  type Rule,
  type Source,
} from './domain';
import { daysOf } from './instant';
import { MINUTE, minutePeaks, type Touch, touchedMinutes } from './ivr-connections';
import { countedFrom, type NamedAgent, namedAgents, namedAgentsOn } from './named-agents';
import type { Peak } from './peaks';

export interface CycleUsage {
  readonly period: PrimaryPeriod;
  readonly cycle: Cycle;
  /** By day, in order; what is billed. */
  readonly figures: ReadonlyMap<Day, DayFigures>;
  /** What the daily detail shows; other than `figures` only where agents' types are taken as of each day. */
  readonly shownFigures: ReadonlyMap<Day, DayFigures>;
  readonly digitalUnits: readonly DigitalUnits[];
  /** Figures that are both written for a day and counted from raw records; neither is used. */
  readonly conflicts: readonly Conflict[];
}

export interface Conflict {
  readonly day: Day;
  readonly type: FigureType;
  /** Undefined where the day has more than one written figure of the type. */
  readonly written: Figure | undefined;
  readonly counted: Figure;
}

/** What raw records come to, computed once for all cycles. */
interface RawRecords {
  readonly sessions: readonly AgentSessions[];
  readonly presences: readonly Presence[];
  readonly touches: readonly Touch[];
}

/** Every cycle with a day that has usage or digital units, in order. */
export function usageByCycle(
  organization: Organization,
  periods: readonly PrimaryPeriod[],
  model: AgentModel | undefined,
  reclassificationOf: (period: PrimaryPeriod) => Assumptions['reclassification'],
): CycleUsage[] {
  const raw: RawRecords = {
    sessions: organization.agentSessions,
    presences: model === 'concurrent' ? concurrentPresences(organization.agentSessions) : [],
    touches: touchedMinutes(organization.ivrConnections),
  };
  const cycles = new Map<Day, CycleSpans>();
  for (const span of usageSpans(organization, model)) addToCycles(cycles, periods, span);
  return [...cycles.values()]
    .sort((one, other) => one.cycle.start - other.cycle.start)
    .map(({ period, cycle, spans }) => ({
      period,
      cycle,
      digitalUnits: spans.flatMap(({ digital }) => digital ?? []),
      ...figuresOf(organization, spans, raw, cycle, model, reclassificationOf(period)),
    }));
}

interface CycleSpans {
  readonly period: PrimaryPeriod;
  readonly cycle: Cycle;
  readonly spans: UsageSpan[];
}

/** Days that something was used on, from one to another. */
interface UsageSpan {
  readonly from: Day;
  readonly to: Day;
  /** Where the raw log-in or connection is written. */
  readonly agentsAt?: Source;
  readonly portsAt?: Source;
  /** Digital units make no day one with usage. */
  readonly digital?: DigitalUnits;
}

/** A log-in makes a day one with usage; of concurrent agents and of connections every day that they overlap. */
function usageSpans(organization: Organization, model: AgentModel | undefined): UsageSpan[] {
  const written = [...organization.usage.keys()].map(day => ({ from: day, to: day }));
  const agents = organization.agentSessions.flatMap(table => sessionSpans(table, model));
  const connections = organization.ivrConnections.flatMap(({ length, start, end, sourceAt }) =>
    Array.from({ length }, (_, index) => ({
      ...daysOf(start[index] ?? Number.NaN, end[index] ?? Number.NaN),
      portsAt: sourceAt(index),
    })),
  );
  const digital = organization.digitalUnits.map(units => ({
    from: units.date.value,
    to: units.date.value,
    digital: units,
  }));
  return [...written, ...agents, ...connections, ...digital];
}

function sessionSpans({ length, login, logout, sourceAt }: AgentSessions, model: AgentModel | undefined): UsageSpan[] {
  if (model === undefined) return [];
  return Array.from({ length }, (_, index) => {
    const start = login[index] ?? Number.NaN;
    const end = model === 'named' ? start : (logout[index] ?? start);
    return { ...daysOf(start, end), agentsAt: sourceAt(index) };
  });
}

function addToCycles(cycles: Map<Day, CycleSpans>, periods: readonly PrimaryPeriod[], span: UsageSpan): void {
  let day = span.from;
  while (day <= span.to) {
    const period = periodContaining(periods, day);
    if (period === undefined) {
      // Days without an active subscription are in no cycle.
      const next = periods.find(({ from }) => from > day);
      if (next === undefined) return;
      day = next.from;
      continue;
    }
    const cycle = cycleContaining(period, day);
    const known = cycles.get(cycle.start);
    if (known === undefined) cycles.set(cycle.start, { period, cycle, spans: [span] });
    else known.spans.push(span);
    day = cycle.end + 1;
  }
}

function figuresOf(
  organization: Organization,
  spans: readonly UsageSpan[],
  raw: RawRecords,
  cycle: Cycle,
  model: AgentModel | undefined,
  reclassification: Assumptions['reclassification'],
): Pick<CycleUsage, 'figures' | 'shownFigures' | 'conflicts'> {
  const last = spans.reduce(
    (latest, { to, digital }) => (digital === undefined ? Math.max(latest, Math.min(to, cycle.end)) : latest),
    cycle.start - 1,
  );
  const agentsAt = spans.find(span => span.agentsAt !== undefined)?.agentsAt;
  const portsAt = spans.find(span => span.portsAt !== undefined)?.portsAt;
  const agents = agentsAt !== undefined && model === 'named' ? namedAgents(raw.sessions, cycle) : [];
  const days = Array.from({ length: last - cycle.start + 1 }, (_, index) => cycle.start + index);
  const counted = (reading: Assumptions['reclassification']): Map<Day, DayFigures> => {
    const figures = new Map<Day, DayFigures>(days.map(day => [day, {}]));
    if (agentsAt !== undefined && model === 'named') addNamed(figures, agents, agentsAt, reading);
    if (agentsAt !== undefined && model === 'concurrent')
      addConcurrent(figures, raw.presences, agentsAt, cycle.start, last);
    if (portsAt !== undefined) addPorts(figures, raw.touches, portsAt, cycle.start, last);
    return figures;
  };
  const conflicts: Conflict[] = [];
  const figures = merge(organization, counted('wholeCycle'), conflicts);
  const isShownOtherwise = model === 'named' && reclassification === 'asOfDay' && agentsAt !== undefined;
  return {
    figures,
    shownFigures: isShownOtherwise ? merge(organization, counted(reclassification), []) : figures,
    conflicts,
  };
}

type MutableFigures = { -readonly [Type in FigureType]?: Figure };

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

/** Puts written and counted figures together, in order of days; where both give one, neither counts. */
function merge(
  { usage, repeated }: Organization,
  counted: ReadonlyMap<Day, DayFigures>,
  conflicts: Conflict[],
): Map<Day, DayFigures> {
  const merged = new Map<Day, DayFigures>();
  for (const [day, ofRaw] of counted) {
    const written = usage.get(day);
    if (Object.keys(ofRaw).length === 0) {
      if (written !== undefined) merged.set(day, written);
      continue;
    }
    const figures: MutableFigures = { ...ofRaw };
    for (const [type, figure] of Object.entries(written ?? {}) as [FigureType, Figure][]) {
      const other = figures[type];
      if (other === undefined) figures[type] = figure;
      else {
        delete figures[type];
        conflicts.push({ day, type, written: figure, counted: other });
      }
    }
    for (const type of repeated.get(day) ?? []) {
      const other = figures[type];
      if (other === undefined) continue;
      delete figures[type];
      conflicts.push({ day, type, written: undefined, counted: other });
    }
    if (Object.keys(figures).length > 0) merged.set(day, figures);
  }
  return merged;
}
