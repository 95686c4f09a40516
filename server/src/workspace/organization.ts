/** One organization as all files of the workspace describe it: what is used of them, what is wrong, what is computed. */
import { emptyRoom } from '../engine/concurrent-agents';
import type { Cycle, PrimaryCycle, PrimaryPeriod } from '../engine/cycle';
import { areSameParts, type CyclePart } from '../engine/cycle-rows';
import type { AgentModel, AgentSessions, Day, DayRecord, DigitalUnits, Located, Subscription } from '../engine/domain';
import { type CycleSessions, decidingSessions } from '../engine/earlier-log-ins';
import { grouped } from '../engine/grouped';
import { firstNot } from '../engine/halving';
import { type Pieces, part } from '../engine/pieces';
import { type RawRecords, type RawUsage, rawUsage } from '../engine/raw-usage';
import { type Reconciliation, type Terms, termsOf } from '../engine/reconcile';
import { rememberedFor } from '../engine/remembered';
import { message } from '../messages/message';
import type { Finding } from '../model/finding';
import type { ImportedRow } from '../model/imported-detail';
import type { Usage } from '../model/read-usage';
import { type CountingRecords, type CycleState, cycleState, MOST_RELATED, recordsOf } from './cycle-state';
import { CONNECTIONS, type Cut, cutBy, rawByCycle, rawFindings, SESSIONS } from './raw-rows';
import { type Stretch, type Stretches, stretchesOf } from './stretches';
import {
  counts,
  type Deciding,
  type Namers,
  namersOfSources,
  rejection,
  type StatedUsage,
  statedUsage,
} from './usable-records';

export interface OrganizationFiles {
  readonly id: string;
  readonly subscriptions: readonly Subscription[];
  readonly usages: readonly Usage[];
  /** Whether some subscription of the organization is left out before it comes here. */
  readonly hasLeftOut: boolean;
  /** Subscription ids that stand more than once in the workspace, with all that have them. */
  readonly repeatedIds: ReadonlyMap<string, readonly Subscription[]>;
}

export interface OrganizationState {
  readonly id: string;
  /** Those that count: duplicates are left out. */
  readonly subscriptions: readonly Subscription[];
  readonly periods: readonly PrimaryPeriod[];
  /** What its usage documents and their sources state, whether it counts or not. */
  readonly usages: readonly Usage[];
  /** Those with records that count, in order. */
  readonly cycles: readonly CycleState[];
  readonly reconciliations: readonly Reconciliation[];
  /** What stops values from being used, but for what the cycles tell. */
  readonly findings: readonly Finding[];
  /** The cycle that holds a day, if it is one of these. */
  readonly cycleOn: (day: Day) => CycleState | undefined;
  /** What is committed on a day, all that count together. */
  readonly commitmentsOn: Terms['commitmentsOn'];
}

/** The records of a day that count. */
export function recordsOn({ cycleOn }: OrganizationState, day: Day): readonly DayRecord[] {
  const state = cycleOn(day);
  return (state && recordsOf(state).get(day)) ?? [];
}

const countedAmong = rememberedFor((subscriptions: readonly Subscription[]) => new Set(subscriptions));

/** Whether a subscription of its files is not left out of an organization. */
export const isCounted = ({ subscriptions }: OrganizationState, subscription: Subscription): boolean =>
  countedAmong(subscriptions).has(subscription);

/** The reconciled cycles that a subscription is active in, the latest first. */
export function* reconciledWith(
  { reconciliations }: OrganizationState,
  { start, end }: Subscription,
): Generator<Reconciliation> {
  const { length } = reconciliations;
  const cycleAt = (index: number): Cycle | undefined => reconciliations[index]?.cycle;
  const first = firstNot(0, length, at => (cycleAt(at)?.end ?? Number.POSITIVE_INFINITY) < start.value);
  const last = end?.value ?? Number.POSITIVE_INFINITY;
  const behind = firstNot(first, length, at => (cycleAt(at)?.start ?? Number.POSITIVE_INFINITY) <= last);
  for (let index = behind - 1; index >= first; index -= 1) {
    const reconciliation = reconciliations[index];
    if (reconciliation !== undefined) yield reconciliation;
  }
}

/** An organization with what is kept of it for the next time: whatever would be made of the very same objects again. */
export interface Assembled {
  readonly state: OrganizationState;
  readonly deciding: Deciding;
  /** By usage document. */
  readonly dated: ReadonlyMap<string, Dated>;
  readonly raw: CountedRaw;
  /** By the first day of the cycle. */
  readonly cycles: ReadonlyMap<Day, Kept<CycleState>>;
  readonly rejections: ReadonlyMap<Stretch<DatedRecord>, Kept<readonly Finding[]>>;
}

/** What was made, and of which objects. */
interface Kept<Made> {
  readonly of: readonly unknown[];
  readonly made: Made;
}

interface DatedRecord {
  readonly date: Located<Day>;
}

/** The dated records of a usage document by cycle. */
interface Dated {
  readonly days: Stretches<DayRecord>;
  readonly digitalUnits: Stretches<DigitalUnits>;
  readonly importedDetails: Stretches<ImportedRow>;
}

interface CountedRaw {
  readonly cut: Cut;
  /** By the first day of the cycle, in order. */
  readonly cycles: ReadonlyMap<Day, CountedCycle>;
  /** By usage document. */
  readonly findings: ReadonlyMap<string, { readonly stated: StatedUsage; readonly made: readonly Finding[] }>;
}

interface CountedCycle {
  readonly records: RawRecords;
  /** Of its log-ins those that begin in it or reach into it, and those of earlier cycles that it needs as well. */
  readonly own: readonly CyclePart<AgentSessions>[];
  readonly ofEarlier: readonly CyclePart<AgentSessions>[];
  /** Undefined where the raw records make no day of the cycle one with usage. */
  readonly made: RawUsage | undefined;
}

/** How much of the work is done by then, about: the records are dated, raw ones are counted, the cycles are reconciled. */
const [DATED, COUNTED, RECONCILED] = [0.1, 0.5, 0.9];

/**
 * Sorts what the files say into what can be computed and what must be mended first, and reconciles the former, in pieces.
 * What is made of the same objects as before, cycle by cycle, is kept as it is.
 * @param isWanted the cycles that are reconciled
 */
export function* assemble(
  files: OrganizationFiles,
  last: Assembled | undefined,
  isWanted: (cycle: Cycle) => boolean = () => true,
): Pieces<Assembled> {
  const { id, subscriptions: all, usages, hasLeftOut, repeatedIds } = files;
  const findings: Finding[] = [];
  const subscriptions = all.filter(subscription => {
    const copies = repeatedIds.get(subscription.id.value);
    if (copies !== undefined) findings.push(duplicateSubscription(subscription, copies));
    return copies === undefined;
  });
  const mixed = mixedAgentModels(subscriptions);
  for (const finding of mixed) findings.push(finding);
  if (all.length === 0 && !hasLeftOut) for (const usage of usages) findings.push(unknownOrganization(usage));
  const isSameTerms = last !== undefined && areSame(last.deciding.terms.subscriptions, subscriptions);
  const terms = isSameTerms ? last.deciding.terms : termsOf(id, subscriptions);
  // Where every subscription is left out, its own finding says all there is to say.
  const counted = terms.periods.length === 0 ? [] : usages.map(usage => statedUsage(usage, terms, findings));
  const deciding = { terms, subscriptions: all, namers: namersOfSources(counted) };
  const before = isSameTerms && decideAlike(last.deciding, deciding) ? last : undefined;

  const documents = byDocument(counted);
  const dated = yield* part(datedByDocument(documents, terms, before), 0, DATED);
  const raw = yield* part(countRaw(documents, deciding, last?.raw, before?.raw), DATED, COUNTED);
  const { collected, rejected } = collect(counted, dated, raw, terms);
  const reconciled = mixed.length > 0 ? undefined : terms;
  const wanted = collected.filter(({ at }) => isWanted(at.cycle));
  const cycles = yield* part(cyclesOf(wanted, reconciled, before?.cycles), COUNTED, RECONCILED);
  const rejections = yield* part(rejectionsOf(rejected, deciding, before?.rejections), RECONCILED, 1);
  for (const { made } of rejections.values()) for (const finding of made) findings.push(finding);
  for (const { made } of raw.findings.values()) for (const finding of made) findings.push(finding);
  const states = [...cycles.values()].map(({ made }) => made);
  const state: OrganizationState = {
    id,
    subscriptions,
    periods: terms.periods,
    usages,
    cycles: states,
    reconciliations: states.flatMap(({ reconciliation }) => reconciliation ?? []),
    findings,
    cycleOn: stateFinder(cycles, terms),
    commitmentsOn: terms.commitmentsOn,
  };
  return { state, deciding, dated, raw, cycles, rejections };
}

/** Made apart: within `assemble` it would keep what was assembled before, and with that all that ever was. */
const stateFinder =
  (cycles: Assembled['cycles'], { cycleOn }: Terms): OrganizationState['cycleOn'] =>
  day =>
    cycles.get(cycleOn(day)?.cycle.start ?? Number.NaN)?.made;

/** Whether two lists hold the very same objects. */
export const areSame = (some: readonly unknown[], others: readonly unknown[]): boolean =>
  some.length === others.length && some.every((one, index) => one === others[index]);

/** What was made before, if it was made of the very same objects. */
const stillKept = <Made>(before: Kept<Made> | undefined, of: readonly unknown[]): Kept<Made> | undefined =>
  before !== undefined && areSame(before.of, of) ? before : undefined;

/** @param terms undefined where the organization cannot be reconciled */
function* cyclesOf(
  collected: readonly Collected[],
  terms: Terms | undefined,
  before: Assembled['cycles'] | undefined,
): Pieces<Assembled['cycles']> {
  const cycles = new Map<Day, Kept<CycleState>>();
  for (const [index, one] of collected.entries()) {
    const { start } = one.at.cycle;
    const of = madeOf(one);
    const kept = stillKept(before?.get(start), of);
    if (kept === undefined && index > 0) yield index / collected.length;
    cycles.set(start, kept ?? { of, made: cycleState(one.at, countingIn(one), terms) });
  }
  return cycles;
}

/** What is said of records that do not count. There may be as many in a stretch as in its list. */
function* rejectionsOf(
  rejected: readonly Rejected[],
  deciding: Deciding,
  before: Assembled['rejections'] | undefined,
): Pieces<Assembled['rejections']> {
  const rejections = new Map<Stretch<DatedRecord>, Kept<readonly Finding[]>>();
  for (const [index, { stated, stretch }] of rejected.entries()) {
    const of = [stated.stated?.source, stated.stated?.cycle];
    const kept = stillKept(before?.get(stretch), of);
    const shareOf = (number: number): number => number / rejected.length;
    const made =
      kept?.made ?? (yield* part(rejectionsIn(stretch, stated, deciding), shareOf(index), shareOf(index + 1)));
    rejections.set(stretch, kept ?? { of, made });
  }
  return rejections;
}

/** Records that do not count are so many looked at before others have their turn: some milliseconds. */
const RECORDS_IN_A_TURN = 1000;

function* rejectionsIn({ items }: Stretch<DatedRecord>, stated: StatedUsage, deciding: Deciding): Pieces<Finding[]> {
  const findings: Finding[] = [];
  for (const [index, { date }] of items.entries()) {
    if (index > 0 && index % RECORDS_IN_A_TURN === 0) yield index / items.length;
    const finding = rejection(stated, date, deciding);
    if (finding !== undefined) findings.push(finding);
  }
  return findings;
}

/** Whether they let the same records count. */
const decideAlike = (one: Deciding, other: Deciding): boolean =>
  areSame(one.subscriptions, other.subscriptions) && areSame(takersOf(one.namers), takersOf(other.namers));

const takersOf = (namers: Namers): (string | Day | undefined)[] =>
  [...namers].flatMap(([uri, usages]) => [uri, ...usages.map(({ stated }) => stated?.cycle.start)]);

/** By file, and by the order in it. */
function byDocument(counted: readonly StatedUsage[]): Map<string, StatedUsage> {
  const documents = new Map<string, StatedUsage>();
  const inFile = new Map<string, number>();
  for (const stated of counted) {
    const { uri } = stated.usage.source;
    const number = inFile.get(uri) ?? 0;
    inFile.set(uri, number + 1);
    documents.set(`${number} ${uri}`, stated);
  }
  return documents;
}

function* datedByDocument(
  documents: ReadonlyMap<string, StatedUsage>,
  { cycleOn }: Terms,
  before: Assembled | undefined,
): Pieces<Map<string, Dated>> {
  const dated = new Map<string, Dated>();
  for (const [key, { usage }] of documents) {
    const known = before?.dated.get(key);
    const { days, digitalUnits, importedDetails } = usage;
    const shareOf = (number: number): number => (dated.size + number / 3) / documents.size;
    dated.set(key, {
      days: yield* part(
        stretchesOf(days, ({ date }) => date.value, cycleOn, known?.days),
        shareOf(0),
        shareOf(1),
      ),
      digitalUnits: yield* part(
        stretchesOf(digitalUnits, ({ date }) => date.value, cycleOn, known?.digitalUnits),
        shareOf(1),
        shareOf(2),
      ),
      importedDetails: yield* part(
        stretchesOf(importedDetails, ({ day }) => day.value, cycleOn, known?.importedDetails),
        shareOf(2),
        shareOf(3),
      ),
    });
  }
  return dated;
}

/**
 * What raw records come to, cycle by cycle: it is kept as long as the cycle needs the same ones, whatever the terms are
 * otherwise.
 * @param before what was assembled while the same records counted
 */
function* countRaw(
  documents: ReadonlyMap<string, StatedUsage>,
  deciding: Deciding,
  last: CountedRaw | undefined,
  before: CountedRaw | undefined,
): Pieces<CountedRaw> {
  const counted = [...documents.values()];
  const { agentModel: model } = deciding.terms;
  const cut = cutBy(deciding.terms, last?.cut);
  const findings = new Map(
    [...documents].map(([key, stated]) => {
      const known = before?.findings.get(key);
      const isSame = known !== undefined && last?.cut === cut && haveSameRecords(known.stated, stated);
      return [key, { stated, made: isSame ? known.made : rawFindings(stated, cut, deciding) }];
    }),
  );
  const sessions = model === undefined ? new Map<Day, never>() : rawByCycle(counted, SESSIONS, cut);
  const connections = rawByCycle(counted, CONNECTIONS, cut);
  const cycles = new Map<Day, CountedCycle>();
  const earlier: CycleSessions[] = [];
  const room = emptyRoom();
  const starts = [...new Set([...sessions.keys(), ...connections.keys()])].sort((one, other) => one - other);
  const startsBefore = [...(last?.cycles.keys() ?? [])];
  let isAllAsBefore = true;
  for (const [index, start] of starts.entries()) {
    const cycle = cut.cycleOn(start)?.cycle;
    if (cycle === undefined) continue;
    const known = last?.cut === cut ? last.cycles.get(start) : undefined;
    const own = sessions.get(start) ?? [];
    isAllAsBefore &&= startsBefore[index] === start && known !== undefined && haveSameRows(known.own, own);
    const ofEarlier = isAllAsBefore && known !== undefined ? known.ofEarlier : earlierOf(model, own, earlier);
    earlier.push({ cycle, sessions: own });
    const records = { sessions: [...ofEarlier, ...own], connections: connections.get(start) ?? [] };
    const isSame =
      known !== undefined &&
      haveSameRows(known.records.sessions, records.sessions) &&
      haveSameRows(known.records.connections, records.connections);
    if (isSame) {
      cycles.set(start, { ...known, own, ofEarlier });
      continue;
    }
    const shareOf = (number: number): number => number / starts.length;
    if (index > 0) yield shareOf(index);
    const made = yield* part(rawUsage(cycle, records, model, room), shareOf(index), shareOf(index + 1));
    cycles.set(start, { records, own, ofEarlier, made });
  }
  return { cut, cycles, findings };
}

const earlierOf = (
  model: AgentModel | undefined,
  own: readonly CyclePart<AgentSessions>[],
  earlier: readonly CycleSessions[],
): readonly CyclePart<AgentSessions>[] => (model === 'concurrent' ? decidingSessions(own, earlier) : []);

/** One row is one row, whichever cycle needs it. */
const haveSameRows = (some: readonly CyclePart<unknown>[], others: readonly CyclePart<unknown>[]): boolean =>
  some.length === others.length &&
  some.every((one, index) => {
    const other = others[index];
    const isAlike = one.to - one.from === 1 ? one.table === other?.table : one.rows === other?.rows;
    return isAlike && other !== undefined && one.from === other.from && one.to === other.to;
  });

const haveSameRecords = (one: StatedUsage, other: StatedUsage): boolean =>
  one.stated?.source === other.stated?.source &&
  areSameParts(one.usage.agentSessions, other.usage.agentSessions) &&
  areSameParts(one.usage.ivrConnections, other.usage.ivrConnections);

/** What a cycle is made of, as the documents hold it. */
interface Collected {
  readonly at: PrimaryCycle;
  readonly days: Stretch<DayRecord>[];
  readonly digitalUnits: Stretch<DigitalUnits>[];
  readonly importedDetails: Stretch<ImportedRow>[];
  readonly raw: RawUsage | undefined;
}

/** Records that do not count. */
interface Rejected {
  readonly stated: StatedUsage;
  readonly stretch: Stretch<DatedRecord>;
}

function collect(
  counted: readonly StatedUsage[],
  dated: ReadonlyMap<string, Dated>,
  raw: CountedRaw,
  { cycleOn }: Terms,
) {
  const byCycle = new Map<Day, Collected>();
  const rejected: Rejected[] = [];
  const collectedAt = (at: PrimaryCycle): Collected => {
    const { start } = at.cycle;
    const known = byCycle.get(start);
    if (known !== undefined) return known;
    const none: Collected = { at, days: [], digitalUnits: [], importedDetails: [], raw: raw.cycles.get(start)?.made };
    byCycle.set(start, none);
    return none;
  };
  const placesOf = <Item extends DatedRecord>(
    stated: StatedUsage,
    { stretches }: Stretches<Item>,
    take: (into: Collected, stretch: Stretch<Item>) => void,
  ): void => {
    for (const stretch of stretches) {
      if (counts(stated, stretch.at)) take(collectedAt(stretch.at), stretch);
      else rejected.push({ stated, stretch });
    }
  };
  for (const [start, { made }] of raw.cycles) {
    const at = made && cycleOn(start);
    if (at !== undefined) collectedAt(at);
  }
  for (const [index, { days, digitalUnits, importedDetails }] of [...dated.values()].entries()) {
    const stated = counted[index];
    if (stated === undefined) continue;
    placesOf(stated, days, (into, stretch) => into.days.push(stretch));
    placesOf(stated, digitalUnits, (into, stretch) => into.digitalUnits.push(stretch));
    for (const stretch of importedDetails.stretches)
      if (stretch.at !== undefined) collectedAt(stretch.at).importedDetails.push(stretch);
  }
  const collected = [...byCycle.values()].sort((one, other) => one.at.cycle.start - other.at.cycle.start);
  return { collected, rejected };
}

const madeOf = ({ days, digitalUnits, importedDetails, raw }: Collected): readonly unknown[] => [
  raw,
  ...days,
  ...digitalUnits,
  ...importedDetails,
];

const countingIn = ({ days, digitalUnits, importedDetails, raw }: Collected): CountingRecords => ({
  days: itemsOf(days),
  digitalUnits: itemsOf(digitalUnits),
  // A row is one row, whichever documents name its file.
  importedDetails: [...new Set(itemsOf(importedDetails))],
  raw,
});

function itemsOf<Item>(stretches: readonly Stretch<Item>[]): readonly Item[] {
  const [first, ...others] = stretches;
  return first !== undefined && others.length === 0 ? first.items : stretches.flatMap(({ items }) => items);
}

function duplicateSubscription({ id }: Subscription, copies: readonly Subscription[]): Finding {
  // One of them is its own.
  const others = copies
    .slice(0, MOST_RELATED + 1)
    .map(copy => copy.id)
    .filter(place => place.source.uri !== id.source.uri || place.source.start !== id.source.start);
  return {
    code: 'duplicate-subscription',
    source: id.source,
    message: message('duplicateSubscription', id.value),
    related: others
      .slice(0, MOST_RELATED)
      .map(place => ({ source: place.source, message: message('alsoHere', id.value) })),
  };
}

/** R9: named and concurrent do not mix in one organization, in whatever years. */
function mixedAgentModels(subscriptions: readonly Subscription[]): Finding[] {
  const models = subscriptions.flatMap(({ agentModel }) => agentModel ?? []);
  const byValue = grouped(models, model => model.value);
  if (byValue.size < 2) return [];
  const others = new Map(
    [...byValue.keys()].map(value => [value, models.filter(other => other.value !== value).slice(0, MOST_RELATED)]),
  );
  return models.map(model => ({
    code: 'mixed-agent-models',
    rule: 'R9',
    source: model.source,
    message: message('mixedAgentModels', model.value),
    related: (others.get(model.value) ?? []).map(other => ({
      source: other.source,
      message: message('otherAgentModel', other.value),
    })),
  }));
}

const unknownOrganization = ({ organization }: Usage): Finding => ({
  code: 'unknown-organization',
  source: organization.source,
  message: message('unknownOrganization', organization.value),
  related: [],
});
