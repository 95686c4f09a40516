/** One organization as all files of the workspace describe it: what is used of them, what is wrong, what is computed. */
import { cycleContaining, isActive, type PrimaryPeriod, periodContaining, primaryPeriods } from '../engine/cycle';
import type { Day, DayFigures, DayRecord, FigureType, Located, Subscription } from '../engine/domain';
import { FIGURE_TYPES } from '../engine/domain';
import { type Reconciliation, reconcile } from '../engine/reconcile';
import { message } from '../messages/message';
import type { Finding } from '../model/finding';
import type { Usage } from '../model/read-usage';

export interface OrganizationFiles {
  readonly id: string;
  readonly subscriptions: readonly Subscription[];
  readonly usages: readonly Usage[];
  /** Subscription ids that stand more than once in the workspace, with every place. */
  readonly repeatedIds: ReadonlyMap<string, readonly Located<string>[]>;
}

export interface OrganizationState {
  readonly id: string;
  /** Those that count: duplicates are left out. */
  readonly subscriptions: readonly Subscription[];
  readonly periods: readonly PrimaryPeriod[];
  /** The records that count, by day. */
  readonly records: ReadonlyMap<Day, readonly DayRecord[]>;
  readonly reconciliations: readonly Reconciliation[];
  /** What stops values from being used. */
  readonly findings: readonly Finding[];
}

/** Enough places for a person to look at; a list of all would grow with the square of the copies. */
const MOST_RELATED = 10;

/** Sorts what the files say into what can be computed and what must be mended first, and reconciles the former. */
export function assemble({ id, subscriptions: all, usages, repeatedIds }: OrganizationFiles): OrganizationState {
  const findings: Finding[] = [];
  const subscriptions = all.filter(subscription => {
    const places = repeatedIds.get(subscription.id.value);
    if (places !== undefined) findings.push(duplicateSubscription(subscription, places));
    return places === undefined;
  });
  const mixed = mixedAgentModels(subscriptions);
  findings.push(...mixed);
  const periods = primaryPeriods(subscriptions);
  const isKnown = all.length > 0;
  if (!isKnown) findings.push(...usages.map(unknownOrganization));
  const usable = usages.flatMap(usage => {
    // Where every subscription is left out, its own finding says all there is to say.
    if (periods.length === 0) return [];
    return usableRecords(usage, periods, all, findings);
  });
  const { records, usage } = mergeDays(usable, findings);
  const reconciliations = mixed.length > 0 ? [] : reconcile({ id, subscriptions, usage });
  return { id, subscriptions, periods, records, reconciliations, findings };
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

/** The records of a usage document whose dates fall into its cycle and into days with a subscription (R1, R9). */
function usableRecords(
  usage: Usage,
  periods: readonly PrimaryPeriod[],
  subscriptions: readonly Subscription[],
  findings: Finding[],
): DayRecord[] {
  const cycle = statedCycle(usage, periods, findings);
  return usage.days.filter(({ date }) => {
    if (cycle !== undefined && (date.value < cycle.start || date.value > cycle.end)) {
      findings.push({
        code: 'date-outside-cycle',
        rule: 'R1',
        source: date.source,
        message: message('dateOutsideCycle', date.value, cycle.start, cycle.end),
        related: usage.cycle === undefined ? [] : [{ source: usage.cycle.source, message: message('cycleIsHere') }],
      });
      return false;
    }
    if (periodContaining(periods, date.value) !== undefined) return true;
    findings.push(noActiveSubscription(date, subscriptions));
    return false;
  });
}

function statedCycle({ cycle }: Usage, periods: readonly PrimaryPeriod[], findings: Finding[]) {
  if (cycle === undefined) return undefined;
  const period = periodContaining(periods, cycle.value);
  const containing = period === undefined ? undefined : cycleContaining(period, cycle.value);
  if (containing?.start === cycle.value) return containing;
  const text =
    containing === undefined
      ? message('cycleWithoutSubscription', cycle.value)
      : message('cycleNotFirstDay', cycle.value, containing.start, containing.end);
  const code = containing === undefined ? 'no-active-subscription' : 'date-outside-cycle';
  findings.push({ code, rule: 'R1', source: cycle.source, message: text, related: [] });
  return undefined;
}

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

interface DailyFigures {
  readonly records: Map<Day, DayRecord[]>;
  readonly usage: Map<Day, DayFigures>;
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
  for (const [day, ofDay] of byDay) {
    const figures: Partial<Record<FigureType, Located<number>>> = {};
    for (const type of FIGURE_TYPES) {
      const copies = ofDay.flatMap(record => record.figures[type] ?? []);
      if (copies.length > 1) findings.push(...duplicateUsage(day, type, copies));
      else if (copies[0] !== undefined) figures[type] = copies[0];
    }
    if (Object.keys(figures).length > 0) usage.set(day, figures);
  }
  return { records: byDay, usage };
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
