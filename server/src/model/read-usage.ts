/** A usage document to the engine's words. */
import type { TablePart } from '../engine/cycle-rows';
import {
  AGENT_TYPES,
  type AgentSessions,
  type Day,
  type DayRecord,
  type DigitalUnits,
  FIGURE_TYPES,
  type FigureType,
  type Instant,
  type IvrConnections,
  type Located,
  type Source,
} from '../engine/domain';
import { dayOfInstant } from '../engine/instant';
import type { Pieces } from '../engine/pieces';
import { message } from '../messages/message';
import type { ImportedRow } from './imported-detail';
import { changeIn, type LongList, listOf, sliced } from './long-list';
import { type Connection, connectionParts, keptConnection, plainConnection } from './plain/connections';
import { plainDay } from './plain/days';
import type { Row } from './plain/rows';
import { keptSession, plainSession, type Session, sessionParts } from './plain/sessions';
import { type Readers, readAhead, readRecords } from './read-records';
import { choiceAt, dayAt, instantAt, quantityAt, type Reading, report, sourceOf, textAt } from './reading';
import { faultOfEnd } from './record-end';
import { type MappingNode, valueAt } from './syntax';

/** How a CSV file is to be read. */
export const SOURCE_FORMATS = ['agent-sessions', 'ivr-connections', 'daily-detail'] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

export interface SourceReference {
  /** As written, relative to the file that names it. */
  readonly file: Located<string>;
  readonly format: SourceFormat;
}

/** What a usage document states: what stands in it and, once they are read, what stands in its sources. */
export interface Usage {
  readonly source: Source;
  readonly organization: Located<string>;
  /** The first day of the cycle that every date of the document must fall into. */
  readonly cycle?: Located<Day> | undefined;
  readonly days: LongList<DayRecord>;
  readonly agentSessions: readonly TablePart<AgentSessions>[];
  readonly ivrConnections: readonly TablePart<IvrConnections>[];
  readonly digitalUnits: LongList<DigitalUnits>;
  /** The rows of imported daily details. Their used figures are among `days`. */
  readonly importedDetails: LongList<ImportedRow>;
  readonly sources: readonly SourceReference[];
}

type Head = Pick<Usage, 'source' | 'cycle'> & { readonly organization: Usage['organization'] | undefined };

/** What stands beside the lists: the same objects as long as `yaml` is given the same, so that who keeps them can tell. */
const heads = new WeakMap<MappingNode, Head>();

function readHead(reading: Reading, root: MappingNode): Head {
  const organization = textAt(reading, root, 'organization');
  const read = { source: sourceOf(reading, root), organization, cycle: dayAt(reading, root, 'cycle') };
  const head = heads.get(root) ?? read;
  heads.set(root, head);
  return head;
}

/** Reads the records of a document in pieces, so that reading it then takes little. @param turn see `readAhead` */
export const readUsageAhead = (reading: Reading, root: MappingNode, turn: number): Pieces<void> =>
  readAhead(reading, root, LISTS, turn);

/** Undefined where the organization cannot be used. */
export function* readUsage(reading: Reading, root: MappingNode): Pieces<Usage | undefined> {
  const { source, organization, cycle } = readHead(reading, root);
  const days = yield* readDays(reading, root);
  const { uri } = reading;
  // In the order in which they are written.
  const agentSessions = sessionParts(uri, yield* readRecords<Row<Session>>(reading, root, SESSIONS));
  const ivrConnections = connectionParts(uri, yield* readRecords<Row<Connection>>(reading, root, CONNECTIONS));
  const { values: digitalUnits } = yield* readRecords(reading, root, UNITS);
  const { values: sources } = yield* readRecords(reading, root, { list: 'sources', read: readSource });
  if (organization === undefined) return undefined;
  const importedDetails = listOf<ImportedRow>([]);
  return {
    source,
    organization,
    cycle,
    days,
    agentSessions,
    ivrConnections,
    digitalUnits,
    importedDetails,
    sources: [...sources],
  };
}

/**
 * Goes over the days on which a document or its sources have usage, log-ins or connections that begin, or units; over one
 * several times where several records have it. Nothing is kept of them: there may be hundreds of thousands.
 */
export function forEachDate(
  { days, agentSessions, ivrConnections, digitalUnits }: Usage,
  visit: (day: Day) => void,
): void {
  days.forEach(({ date }) => void visit(date.value));
  for (const { begins, from, to } of rawPartsOf({ agentSessions, ivrConnections }))
    for (let row = from; row < to; row += 1) visit(dayOfInstant(begins[row] ?? Number.NaN));
  digitalUnits.forEach(({ date }) => void visit(date.value));
}

/** The raw records of a document and its sources, with when each row begins. All rows of a part stand in one file. */
export const rawPartsOf = ({ agentSessions, ivrConnections }: Pick<Usage, 'agentSessions' | 'ivrConnections'>) => [
  ...agentSessions.map(({ table, from, to }) => ({ begins: table.login, sourceAt: table.sourceAt, from, to })),
  ...ivrConnections.map(({ table, from, to }) => ({ begins: table.start, sourceAt: table.sourceAt, from, to })),
];

function* readDays(reading: Reading, root: MappingNode): Pieces<LongList<DayRecord>> {
  const { values: days } = yield* readRecords(reading, root, DAYS);
  const known = orders.get(root);
  const steps = known?.days === days ? known.steps : stepsBack(days, known);
  orders.set(root, { days, steps });
  for (const at of steps) reportUnordered(reading, days.at(at), days.at(at - 1));
  return days;
}

/** The days of a document with the indexes of those that are earlier than the one above them. */
interface Order {
  readonly days: LongList<DayRecord>;
  readonly steps: readonly number[];
}

const orders = new WeakMap<MappingNode, Order>();

/** Only where the days differ from those that were looked at before need they be looked at again. */
function stepsBack(days: LongList<DayRecord>, before: Order = { days: listOf<DayRecord>([]), steps: [] }): number[] {
  const { start, endBefore, end } = changeIn(before.days, days);
  const between: number[] = [];
  let above = start > 0 ? days.at(start - 1) : undefined;
  sliced(days, start, Math.min(end + 1, days.length)).forEach((day, index) => {
    if (isBefore(day, above)) between.push(start + index);
    above = day;
  });
  return [
    ...before.steps.filter(at => at < start),
    ...between,
    ...before.steps.filter(at => at > endBefore).map(at => at + end - endBefore),
  ];
}

const isBefore = (one: DayRecord | undefined, other: DayRecord | undefined): boolean =>
  one !== undefined && other !== undefined && one.date.value < other.date.value;

function reportUnordered({ findings }: Reading, day: DayRecord | undefined, above: DayRecord | undefined): void {
  if (day === undefined || above === undefined) return;
  const related = [{ source: above.date.source, message: message('laterDateIsHere') }];
  const text = message('unorderedDays', day.date.value, above.date.value);
  findings.push({ code: 'unordered-days', source: day.date.source, message: text, related });
}

function readDay(reading: Reading, record: MappingNode): DayRecord | undefined {
  const date = dayAt(reading, record, 'date');
  const figures: Partial<Record<FigureType, Located<number>>> = {};
  let leftOut: Set<FigureType> | undefined;
  for (const type of FIGURE_TYPES) {
    const figure = quantityAt(reading, record, type);
    if (figure !== undefined) figures[type] = figure;
    else if (valueAt(record, type) !== undefined) leftOut = (leftOut ?? new Set()).add(type);
  }
  return date === undefined ? undefined : { source: sourceOf(reading, record), date, figures, leftOut };
}

const DAYS = { list: 'days', read: readDay, readPlain: plainDay } as const;
const SESSIONS = { list: 'agentSessions', read: readSession, readPlain: plainSession } as const;
const CONNECTIONS = { list: 'ivrConnections', read: readConnection, readPlain: plainConnection } as const;
const UNITS = { list: 'digitalChannels', read: readUnits } as const;
const LISTS: readonly Readers<unknown>[] = [DAYS, SESSIONS, CONNECTIONS, UNITS];

function readSession(reading: Reading, record: MappingNode): Row<Session> | undefined {
  const agent = textAt(reading, record, 'agent');
  const license = choiceAt(reading, record, 'license', AGENT_TYPES);
  const login = instantAt(reading, record, 'login');
  const logout = instantAt(reading, record, 'logout');
  if (agent === undefined || license === undefined || login === undefined) return undefined;
  const isOpen = valueAt(record, 'logout') === undefined;
  const until = isOpen ? Number.NaN : endOf(reading, record, 'logout', login, logout);
  return keptSession(record, {
    agent: agent.value,
    license: AGENT_TYPES.indexOf(license.value),
    login,
    until,
  });
}

function readConnection(reading: Reading, record: MappingNode): Row<Connection> | undefined {
  const start = instantAt(reading, record, 'start');
  const end = instantAt(reading, record, 'end');
  return start && keptConnection(record, { start, until: endOf(reading, record, 'end', start, end) });
}

/** When a record ends: when it starts where its end cannot be used, which includes one before the start or years later. */
function endOf(
  reading: Reading,
  record: MappingNode,
  key: 'logout' | 'end',
  start: Located<Instant>,
  end: Located<Instant> | undefined,
): Instant {
  const node = valueAt(record, key);
  if (end === undefined || node === undefined) return start.value;
  const fault = faultOfEnd(key, start.value, end.value);
  if (fault === undefined) return end.value;
  const related = [{ source: start.source, message: message('startOfRecordIsHere') }];
  report(reading, 'session-invalid', node, fault, { related });
  return start.value;
}

function readUnits(reading: Reading, record: MappingNode): DigitalUnits | undefined {
  const sku = textAt(reading, record, 'sku');
  const units = quantityAt(reading, record, 'units');
  const date = dayAt(reading, record, 'date');
  return sku === undefined || units === undefined || date === undefined ? undefined : { sku, units, date };
}

function readSource(reading: Reading, record: MappingNode): SourceReference | undefined {
  const file = textAt(reading, record, 'file');
  const format = choiceAt(reading, record, 'format', SOURCE_FORMATS);
  return file === undefined || format === undefined ? undefined : { file, format: format.value };
}
