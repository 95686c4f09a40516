/** The list of organizations and the cycle under the cursor, in English sentences. */
import { formatDay } from '../engine/day';
import type { Day, LicenseType, Severity } from '../engine/domain';
import { count, plural } from './counts-en';
import { cycleText, TYPE_NAMES } from './names-en';

const SEVERITIES: Record<Severity, string> = { error: 'error', warning: 'warning', information: 'note' };

const STATES = { active: 'active', ended: 'ended', later: 'not yet active', leftOut: 'does not count' };

/** Overage of a licence type, or units of a digital channel beyond the included ones. */
export interface OveragePart {
  readonly quantity: number;
  readonly of: { readonly type: LicenseType } | { readonly sku: string };
}

const partText = ({ quantity, of }: OveragePart): string =>
  `${count(quantity)} ${'sku' in of ? of.sku : TYPE_NAMES[of.type]}`;

export const overviewEnglish = {
  subscriptionState: (state: keyof typeof STATES, start: Day, end: Day | undefined): string => {
    const days = end === undefined ? `from ${formatDay(start)}` : cycleText(start, end);
    return `${STATES[state]} · ${days}`;
  },
  overageInShort: (parts: readonly OveragePart[]): string =>
    parts.length === 0 ? 'no overage' : `${parts.map(partText).join(', ')} overage`,
  /** Overage comes first: a narrow view cuts the end off. */
  overviewOf: (subscriptions: number, cycles: number, withOverage: number): string => {
    const what = plural(subscriptions, 'subscription', 'subscriptions');
    const when = plural(cycles, 'billing cycle', 'billing cycles');
    return withOverage === 0 ? `${what}, ${when} with usage` : `overage in ${count(withOverage)} of ${when} · ${what}`;
  },
  worstFinding: (severity: Severity): string => `The most serious finding is of the severity ${SEVERITIES[severity]}.`,
  cycleHasUsage: (): string => 'has usage already',
  cycleToday: (): string => 'the present one',
  /** How far a day is into its cycle. */
  dayInShort: (day: number, days: number): string => `day ${count(day)} of ${count(days)}`,
};
