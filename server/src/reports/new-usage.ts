/** A month of usage to be filled in: a usage file for one billing cycle with a record for each of its days. */
import { type Cycle, cycleContaining, type PrimaryPeriod } from '../engine/cycle';
import { dateOf, formatDay } from '../engine/day';
import type { Day, FigureType, LicenseType, Subscription } from '../engine/domain';
import { LICENSE_TYPES } from '../engine/domain';
import type { Messages } from '../messages/message';
import { yamlText } from './yaml-text';

export interface NewUsage {
  readonly organization: string;
  readonly cycle: Cycle;
  /** What there may be figures of, in order; named in the file for whoever fills it in. */
  readonly types: readonly FigureType[];
}

/** The file without a figure: none is made up, and a day whose record only has its date counts for nothing. */
export function newUsageText(messages: Messages, { organization, cycle, types }: NewUsage): string {
  const head = ['kind: usage', `organization: ${yamlText(organization)}`, `cycle: ${formatDay(cycle.start)}`];
  const records = daysOf(cycle).map(day => `  - {date: ${formatDay(day)}}`);
  return `${[...head, '', `# ${messages.fillInDays(types)}`, 'days:', ...records].join('\n')}\n`;
}

export function daysOf({ start, end }: Cycle): Day[] {
  return Array.from({ length: end - start + 1 }, (_, index) => start + index);
}

/** What a day's record may have figures of: the types that a subscription names, agents always, and calls. */
export function figureTypesOf(subscriptions: readonly Subscription[]): FigureType[] {
  const isNamed = (type: LicenseType): boolean =>
    subscriptions.some(({ licenses, amendments }) =>
      [licenses[type], ...amendments.map(({ committed }) => committed[type])].some(terms => terms !== undefined),
    );
  const types = LICENSE_TYPES.filter(type => type === 'premium' || type === 'standard' || isNamed(type));
  const hasSurge = subscriptions.some(({ statesSurgeProtection }) => statesSurgeProtection === true);
  return hasSurge ? [...types, 'voiceContacts'] : types;
}

const MOST_CYCLES = 24;

/** A billing cycle that usage can be written for. */
export interface CycleChoice {
  readonly cycle: Cycle;
  readonly hasUsage: boolean;
}

/**
 * The latest cycles up to the one of today, or to the one after the last with usage. The one to go on with comes first,
 * then the others without usage and last those with it, newest first.
 */
export function cycleChoices(
  periods: readonly PrimaryPeriod[],
  withUsage: readonly Cycle[],
  today: Day,
): CycleChoice[] {
  const used = new Set(withUsage.map(({ start }) => start));
  const last = withUsage.at(-1);
  const until = Math.max(today, last === undefined ? (periods[0]?.from ?? today) : last.end + 1);
  const cycles = cyclesUntil(periods, until);
  const next = cycles.find(({ start }) => last !== undefined && start > last.end) ?? cycles.at(-1);
  const rank = (cycle: Cycle): number => (used.has(cycle.start) ? 2 : cycle === next ? 0 : 1);
  return cycles
    .slice(-MOST_CYCLES)
    .sort((one, other) => rank(one) - rank(other) || other.start - one.start)
    .map(cycle => ({ cycle, hasUsage: used.has(cycle.start) }));
}

function cyclesUntil(periods: readonly PrimaryPeriod[], until: Day): Cycle[] {
  const cycles: Cycle[] = [];
  for (const period of periods)
    for (let day = period.from; day <= Math.min(period.to, until); ) {
      const cycle = cycleContaining(period, day);
      cycles.push(cycle);
      day = cycle.end + 1;
    }
  return cycles;
}

/** `acme-2024-06.usage.yaml`, by the month in which the cycle begins. */
export const usageFileName = (organization: string, { start }: Cycle): string => {
  const { year, month } = dateOf(start);
  return `${fileStem(organization)}-${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}.usage.yaml`;
};

/** A name as the beginning of a file's name, without what some file system refuses. */
export const fileStem = (name: string): string =>
  name.replace(/[\\/:*?"<>|\p{C}]+/gu, '-').replace(/^[-. ]+|(?<![-. ])[-. ]+$/g, '') || 'organization';
