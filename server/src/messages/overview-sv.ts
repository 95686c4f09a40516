/** The list of organizations and the cycle under the cursor, in Swedish sentences. */
import { formatDay } from '../engine/day';
import type { Severity } from '../engine/domain';
import { count, plural } from './counts-sv';
import { cycleText, TYPE_NAMES } from './names-sv';
import type { OveragePart, overviewEnglish } from './overview-en';

const SEVERITIES: Record<Severity, string> = { error: 'fel', warning: 'varning', information: 'upplysning' };

const STATES = { active: 'aktiv', ended: 'avslutad', later: 'ännu inte aktiv', leftOut: 'räknas inte' };

const partText = ({ quantity, of }: OveragePart): string =>
  `${count(quantity)} ${'sku' in of ? of.sku : TYPE_NAMES[of.type]}`;

export const overviewSwedish: typeof overviewEnglish = {
  subscriptionState: (state, start, end) =>
    `${STATES[state]} · ${end === undefined ? `från ${formatDay(start)}` : cycleText(start, end)}`,
  overageInShort: parts =>
    parts.length === 0 ? 'ingen överförbrukning' : `${parts.map(partText).join(', ')} överförbrukning`,
  overviewOf: (subscriptions, cycles, withOverage) => {
    const what = plural(subscriptions, 'prenumeration', 'prenumerationer');
    const when = plural(cycles, 'faktureringsperiod', 'faktureringsperioder');
    return withOverage === 0
      ? `${what}, ${when} med användning`
      : `överförbrukning i ${count(withOverage)} av ${when} · ${what}`;
  },
  worstFinding: severity => `Den allvarligaste anmärkningen har allvarlighetsgraden ${SEVERITIES[severity]}.`,
  cycleHasUsage: () => 'har redan användning',
  cycleToday: () => 'den pågående',
  dayInShort: (day, days) => `dag ${count(day)} av ${count(days)}`,
};
