/** One organization as all files of the workspace describe it: what is used of them, what is wrong, what is computed. */
import { type PrimaryPeriod, primaryPeriods } from '../engine/cycle';
import type { Day, DayFigures, DayRecord, FigureType, Located, Subscription } from '../engine/domain';
import { FIGURE_TYPES } from '../engine/domain';
import { agentModelOf, type Reconciliation, reconcile } from '../engine/reconcile';
import type { Conflict } from '../engine/usage';
import { message } from '../messages/message';
import type { Finding } from '../model/finding';
import type { ImportedRow } from '../model/imported-detail';
import type { Usage } from '../model/read-usage';
import { namersOfSources, usableRecords } from './usable-records';

export interface OrganizationFiles {
  readonly id: string;
  readonly subscriptions: readonly Subscription[];
  readonly usages: readonly Usage[];
  /** Whether some subscription of the organization is left out before it comes here. */
  readonly hasLeftOut: boolean;
  /** Subscription ids that stand more than once in the workspace, with every place. */
  readonly repeatedIds: ReadonlyMap<string, readonly Located<string>[]>;
}

export interface OrganizationState {
  readonly id: string;
  /** Those that count: duplicates are left out. */
  readonly subscriptions: readonly Subscription[];
  readonly periods: readonly PrimaryPeriod[];
  /** What its usage documents and their sources state, whether it counts or not. */
  readonly usages: readonly Usage[];
  /** The records that count, by day. */
  readonly records: ReadonlyMap<Day, readonly DayRecord[]>;
  readonly importedDetails: readonly ImportedRow[];
  readonly reconciliations: readonly Reconciliation[];
  /** What stops values from being used. */
  readonly findings: readonly Finding[];
}

/** Enough places for a person to look at; a list of all would grow with the square of the copies. */
const MOST_RELATED = 10;

/** Sorts what the files say into what can be computed and what must be mended first, and reconciles the former. */
export function assemble({
  id,
  subscriptions: all,
  usages,
  hasLeftOut,
  repeatedIds,
}: OrganizationFiles): OrganizationState {
  const findings: Finding[] = [];
  const subscriptions = all.filter(subscription => {
    const places = repeatedIds.get(subscription.id.value);
    if (places !== undefined) findings.push(duplicateSubscription(subscription, places));
    return places === undefined;
  });
  const mixed = mixedAgentModels(subscriptions);
  findings.push(...mixed);
  const periods = primaryPeriods(subscriptions);
  const isKnown = all.length > 0 || hasLeftOut;
  if (!isKnown) findings.push(...usages.map(unknownOrganization));
  const terms = { periods, subscriptions: all, model: agentModelOf(subscriptions), namers: namersOfSources(usages) };
  // Where every subscription is left out, its own finding says all there is to say.
  const usable = periods.length === 0 ? [] : usages.map(usage => usableRecords(usage, terms, findings));
  const days = usable.flatMap(one => one.days);
  const { records, usage, repeated } = mergeDays(days, findings);
  const organization = {
    id,
    subscriptions,
    usage,
    repeated,
    agentSessions: usable.flatMap(one => one.agentSessions),
    ivrConnections: usable.flatMap(one => one.ivrConnections),
    digitalUnits: usable.flatMap(one => one.digitalUnits),
  };
  const reconciliations = mixed.length > 0 ? [] : reconcile(organization);
  findings.push(...reconciliations.flatMap(({ conflicts }) => conflictFindings(conflicts)));
  // A row is one row, whichever documents name its file.
  const importedDetails = [...new Set(usages.flatMap(one => one.importedDetails))];
  return { id, subscriptions, periods, usages, records, importedDetails, reconciliations, findings };
}

/** Figures that are both written and counted: at each written one, and once for the raw records of a cycle. */
function conflictFindings(conflicts: readonly Conflict[]): Finding[] {
  const [first] = conflicts;
  if (first === undefined) return [];
  const code = 'duplicate-usage';
  const written = conflicts.flatMap(({ day, type, written: figure, counted }): Finding[] => {
    // Figures that are written more than once have been reported as such.
    if (figure === undefined) return [];
    const related = [{ source: counted.source, message: message('countedHere', counted.value) }];
    return [{ code, source: figure.source, message: message('duplicateCounted', type, day), related }];
  });
  const related = conflicts
    .flatMap(one => one.written ?? [])
    .slice(0, MOST_RELATED)
    .map(({ value, source }) => ({ source, message: message('writtenHere', value) }));
  const days = new Set(conflicts.map(({ day }) => day)).size;
  return [
    ...written,
    { code, source: first.counted.source, message: message('duplicateWritten', days, first.day), related },
  ];
}

function duplicateSubscription({ id }: Subscription, places: readonly Located<string>[]): Finding {
  const others = places.filter(place => place.source.uri !== id.source.uri || place.source.start !== id.source.start);
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
  if (new Set(models.map(model => model.value)).size < 2) return [];
  return models.map(model => ({
    code: 'mixed-agent-models',
    rule: 'R9',
    source: model.source,
    message: message('mixedAgentModels', model.value),
    related: models
      .filter(other => other.value !== model.value)
      .slice(0, MOST_RELATED)
      .map(other => ({ source: other.source, message: message('otherAgentModel', other.value) })),
  }));
}

const unknownOrganization = ({ organization }: Usage): Finding => ({
  code: 'unknown-organization',
  source: organization.source,
  message: message('unknownOrganization', organization.value),
  related: [],
});

interface DailyFigures {
  readonly records: Map<Day, DayRecord[]>;
  readonly usage: Map<Day, DayFigures>;
  /** Types of days that are written more than once. */
  readonly repeated: Map<Day, ReadonlySet<FigureType>>;
}

/** Puts the records of each day together; a type that a day has twice is left out altogether. */
function mergeDays(records: readonly DayRecord[], findings: Finding[]): DailyFigures {
  const byDay = new Map<Day, DayRecord[]>();
  for (const record of records) {
    const ofDay = byDay.get(record.date.value);
    if (ofDay === undefined) byDay.set(record.date.value, [record]);
    else ofDay.push(record);
  }
  const usage = new Map<Day, DayFigures>();
  const repeated = new Map<Day, ReadonlySet<FigureType>>();
  for (const [day, ofDay] of byDay) {
    const { figures, twice } = figuresOfDay(day, ofDay, findings);
    if (Object.keys(figures).length > 0) usage.set(day, figures);
    if (twice.size > 0) repeated.set(day, twice);
  }
  return { records: byDay, usage, repeated };
}

interface FiguresOfDay {
  readonly figures: DayFigures;
  readonly twice: ReadonlySet<FigureType>;
}

const NONE: ReadonlySet<FigureType> = new Set();

function figuresOfDay(day: Day, records: readonly DayRecord[], findings: Finding[]): FiguresOfDay {
  const [only, ...others] = records;
  if (only !== undefined && others.length === 0) return { figures: only.figures, twice: NONE };
  const figures: Partial<Record<FigureType, Located<number>>> = {};
  const twice = new Set<FigureType>();
  for (const type of FIGURE_TYPES) {
    const copies = records.flatMap(record => record.figures[type] ?? []);
    if (copies.length > 1) {
      findings.push(...duplicateUsage(day, type, copies));
      twice.add(type);
    } else if (copies[0] !== undefined) figures[type] = copies[0];
  }
  return { figures, twice };
}

function duplicateUsage(day: Day, type: FigureType, copies: readonly Located<number>[]): Finding[] {
  return copies.map(copy => ({
    code: 'duplicate-usage',
    source: copy.source,
    message: message('duplicateUsage', type, day, copies.length),
    related: copies
      .filter(other => other !== copy)
      .slice(0, MOST_RELATED)
      .map(other => ({ source: other.source, message: message('otherFigure', other.value) })),
  }));
}
