/** The raw records of usage documents, sorted: which of them each cycle needs, and which cannot count. */
import { billingDayOf, type CycleFinder, type PrimaryPeriod, periodContaining } from '../engine/cycle';
import {
  ALL_DAYS,
  addPart,
  type CyclePart,
  type CycleRows,
  cyclePart,
  cyclesNeeding,
  rowsByCycle,
  type Sharing,
  type TablePart,
  type Times,
} from '../engine/cycle-rows';
import type { AgentModel, AgentSessions, Day, IvrConnections, Located } from '../engine/domain';
import { firstNot } from '../engine/halving';
import { type Days, daysOf, firstBeyond, NO_DAYS } from '../engine/instant';
import { connectionTimes, sessionLookBack, sessionTimes } from '../engine/raw-usage';
import type { Terms } from '../engine/reconcile';
import { rememberedFor } from '../engine/remembered';
import { message } from '../messages/message';
import type { Finding } from '../model/finding';
import type { Usage } from '../model/read-usage';
import { type Deciding, holds, reaches, rejection, type StatedUsage } from './usable-records';

/** The kinds of raw records, with what they are sorted by. */
interface Kind<Of> {
  readonly partsOf: (usage: Usage) => readonly TablePart<Of>[];
  readonly timesOf: (table: Of, model: AgentModel | undefined) => Times;
  readonly lookBack: (model: AgentModel | undefined) => number;
}

export const SESSIONS: Kind<AgentSessions> = {
  partsOf: ({ agentSessions }) => agentSessions,
  timesOf: sessionTimes,
  lookBack: sessionLookBack,
};

export const CONNECTIONS: Kind<IvrConnections> = {
  partsOf: ({ ivrConnections }) => ivrConnections,
  timesOf: connectionTimes,
  lookBack: () => 0,
};

/** What decides of a whole table which rows a cycle needs: the same object as long as it is the same. */
export interface Cut {
  readonly periods: readonly PrimaryPeriod[];
  readonly model: AgentModel | undefined;
  readonly cycleOn: CycleFinder;
}

export const cutBy = ({ periods, agentModel, cycleOn }: Terms, before: Cut | undefined): Cut =>
  before !== undefined && before.model === agentModel && areAlike(before.periods, periods)
    ? before
    : { periods, model: agentModel, cycleOn };

const areAlike = (some: readonly PrimaryPeriod[], others: readonly PrimaryPeriod[]): boolean =>
  some.length === others.length &&
  some.every(({ from, to, primary }, index) => {
    const other = others[index];
    return other?.from === from && other.to === to && billingDayOf(other.primary) === billingDayOf(primary);
  });

/** The rows of a whole table as a document takes them. */
interface SortedRows {
  readonly sharing: Sharing;
  readonly byCycle: ReadonlyMap<Day, CycleRows>;
  /** Those that do not count, or not on all of their days. */
  readonly odd: readonly number[];
}

type Table = AgentSessions | IvrConnections;

/** By the first day of the cycle that a document states. */
type OfDocuments = Map<Day | undefined, SortedRows>;

const sortedTables = rememberedFor((_: Cut) => new WeakMap<Table, OfDocuments>());

/** Tells of a table the rows as a document takes them. It is gone through once, however often parts of it are asked for. */
function rowSorter<Of extends Table>(kind: Kind<Of>, cut: Cut): (table: Of, stated: StatedUsage) => SortedRows {
  const tables = sortedTables(cut);
  return (table, stated) => {
    const ofDocuments = tables.get(table) ?? new Map<Day | undefined, SortedRows>();
    if (ofDocuments.size === 0) tables.set(table, ofDocuments);
    const key = stated.stated?.cycle.start;
    const known = ofDocuments.get(key);
    if (known !== undefined) return known;
    const rows = shareRows(table, kind, cut, daysOfDocument(stated));
    ofDocuments.set(key, rows);
    return rows;
  };
}

function shareRows<Of extends Table>(table: Of, { timesOf, lookBack }: Kind<Of>, cut: Cut, within: Days): SortedRows {
  const { model, cycleOn, periods } = cut;
  const sharing = { times: timesOf(table, model), cycleOn, within, lookBack: lookBack(model) };
  return { sharing, byCycle: rowsByCycle(sharing), odd: oddRows(sharing, periods) };
}

/** The days on which raw records begin that a document takes. */
const daysOfDocument = ({ stated }: StatedUsage): Days =>
  stated === undefined ? ALL_DAYS : { from: stated.cycle.start, to: stated.cycle.end };

function oddRows({ times: { starts, ends }, within }: Sharing, periods: readonly PrimaryPeriod[]): number[] {
  const odd: number[] = [];
  // Nearly all rows lie on days of the subscription of the row before: of these there is nothing to say.
  let plain = NO_DAYS;
  const next = (row: number): number => firstBeyond(starts, ends, row, starts.length, plain);
  for (let row = next(0); row < starts.length; row = next(row + 1)) {
    const { from, to } = daysOf(starts[row] ?? Number.NaN, ends[row] ?? Number.NaN);
    const isTaken = within.from <= from && from <= within.to;
    const period = isTaken ? periodContaining(periods, from) : undefined;
    if (period !== undefined) plain = { from: Math.max(period.from, within.from), to: Math.min(period.to, within.to) };
    if (!isTaken || firstInactive(periods, from, to) !== undefined) odd.push(row);
  }
  return odd;
}

/** The raw records of documents that each cycle needs, by its first day, in the order in which they are written. */
export function rawByCycle<Of extends Table>(
  usages: readonly StatedUsage[],
  kind: Kind<Of>,
  cut: Cut,
): ReadonlyMap<Day, readonly CyclePart<Of>[]> {
  const byCycle = new Map<Day, CyclePart<Of>[]>();
  const sorted = rowSorter(kind, cut);
  for (const stated of usages) {
    for (const part of kind.partsOf(stated.usage)) {
      const { sharing, byCycle: rowsOf } = sorted(part.table, stated);
      // What is left between records that were edited one by one is many small parts.
      const isSmall = part.to - part.from < rowsOf.size;
      for (const start of isSmall ? cyclesNeeding(sharing, part.from, part.to) : rowsOf.keys()) {
        const rows = rowsOf.get(start);
        const own = rows && cyclePart(part, rows);
        if (own === undefined) continue;
        const parts = byCycle.get(start);
        if (parts === undefined) byCycle.set(start, [own]);
        else addPart(parts, own);
      }
    }
  }
  return byCycle;
}

/** Says what is wrong with the raw records of a document (R1, R3, R9). */
export function rawFindings(stated: StatedUsage, cut: Cut, deciding: Deciding): Finding[] {
  const findings: Finding[] = [];
  if (cut.model === 'concurrent') for (const part of stated.usage.agentSessions) addMissingLogouts(part, findings);
  addRejections(stated, SESSIONS, cut, deciding, findings);
  addRejections(stated, CONNECTIONS, cut, deciding, findings);
  return findings;
}

function addRejections<Of extends Table>(
  stated: StatedUsage,
  kind: Kind<Of>,
  cut: Cut,
  deciding: Deciding,
  findings: Finding[],
): void {
  const sorted = rowSorter(kind, cut);
  for (const { table, from, to } of kind.partsOf(stated.usage)) {
    const { sharing, odd } = sorted(table, stated);
    const first = firstNot(0, odd.length, at => (odd[at] ?? to) < from);
    for (let at = first; (odd[at] ?? to) < to; at += 1) {
      const row = odd[at] ?? 0;
      const { starts, ends } = sharing.times;
      const days = daysOf(starts[row] ?? Number.NaN, ends[row] ?? Number.NaN);
      const why = rejectionOf({ value: days.from, source: table.sourceAt(row) }, days, stated, deciding);
      if (why !== undefined) findings.push(why);
    }
  }
}

/** Why a raw record that begins on a date and lasts for some days cannot count; undefined where others take it. */
function rejectionOf(date: Located<Day>, days: Days, stated: StatedUsage, deciding: Deciding): Finding | undefined {
  const inactive = firstInactive(deciding.terms.periods, days.from, days.to);
  const isTaken = stated.stated === undefined || holds(stated.stated.cycle, days.from);
  const isReaching = isTaken && inactive !== undefined && inactive !== days.from;
  return isReaching ? reaches(date, inactive, deciding) : rejection(stated, date, deciding);
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

/** R3: of concurrent agents the time logged in is counted, so that a session needs its end. */
function addMissingLogouts({ table, from, to }: TablePart<AgentSessions>, findings: Finding[]): void {
  const open = rowsWithoutLogout(table);
  const first = firstNot(0, open.length, at => (open[at] ?? to) < from);
  for (let at = first; (open[at] ?? to) < to; at += 1) {
    const text = message('logoutMissing', 'concurrent');
    const source = table.sourceAt(open[at] ?? 0);
    findings.push({ code: 'session-invalid', rule: 'R3', source, message: text, related: [] });
  }
}

const rowsWithoutLogout = rememberedFor(({ logout, length }: AgentSessions): readonly number[] => {
  const rows: number[] = [];
  for (let row = 0; row < length; row += 1) if (Number.isNaN(logout[row])) rows.push(row);
  return rows;
});
