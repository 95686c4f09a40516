/** R9: terms of subscriptions that are active beside the primary one, and that differ from its own. */

import { surgePercentage } from '../../engine/commitment';
import type { PrimaryPeriod } from '../../engine/cycle';
import type { Day, Source, Subscription } from '../../engine/domain';
import { ASSUMPTIONS, type Assumptions } from '../../engine/domain';
import { firstNot } from '../../engine/halving';
import { assumptionsOf } from '../../engine/reconcile';
import { type Message, message } from '../../messages/message';
import type { Code, Finding } from '../../model/finding';
import type { OrganizationState } from '../organization';

export function termsFindings({ periods, subscriptions }: OrganizationState): Finding[] {
  const found = new Map<string, Finding>();
  // A subscription may stand beside several primaries, one after the other.
  for (const { period, others } of withOthers(periods, subscriptions))
    for (const other of others)
      for (const finding of differences(period, other))
        found.set(`${finding.code} ${finding.source.uri} ${finding.source.start}`, finding);
  return [...found.values()];
}

/** Each period with the subscriptions beside its primary. Of many that follow one another none is looked at once it has ended. */
function* withOthers(periods: readonly PrimaryPeriod[], subscriptions: readonly Subscription[]) {
  const byStart = subscriptions.toSorted((one, other) => one.start.value - other.start.value);
  let active: Subscription[] = [];
  let begun = 0;
  for (const period of periods) {
    const { primary, from, to } = period;
    const next = firstNot(begun, byStart.length, at => (byStart[at]?.start.value ?? Number.POSITIVE_INFINITY) <= to);
    active = [...active, ...byStart.slice(begun, next)].filter(({ end }) => (end?.value ?? from) >= from);
    begun = next;
    yield { period, others: active.filter(({ id }) => id !== primary.id) };
  }
}

function differences(period: PrimaryPeriod, other: Subscription): Finding[] {
  const { primary } = period;
  const { currency, assumptions } = other;
  const governing = assumptionsOf(primary);
  const found: Finding[] = [];
  const add = (code: Code, source: Source, text: Message): void => {
    const related = [{ source: primary.id.source, message: message('primaryIsHere', primary.id.value) }];
    found.push({ code, rule: 'R9', source, message: text, related });
  };
  if (currency !== undefined && primary.currency !== undefined && currency.value !== primary.currency.value) {
    add('currency-mismatch', currency.source, message('currencyMismatch', currency.value, primary.currency.value));
  }
  for (const day of daysOfChange(period, other)) {
    const [own, governs] = [surgePercentage(other, day), surgePercentage(primary, day)?.value];
    if (own === undefined || (governs !== undefined && own.value.eq(governs))) continue;
    add('surge-mismatch', own.source, message('surgeMismatch', own.value.toFixed(), governs?.toFixed()));
  }
  for (const name of Object.keys(ASSUMPTIONS) as (keyof Assumptions)[]) {
    const written = assumptions[name];
    if (written === undefined || written.value === governing[name]) continue;
    add('assumption-mismatch', written.source, message('assumptionMismatch', name, written.value, governing[name]));
  }
  return found;
}

/** The days of a period from which other terms are in force, of the primary or of one beside it. */
function daysOfChange({ primary, from, to }: PrimaryPeriod, { start, end, amendments }: Subscription): Day[] {
  const first = Math.max(from, start.value);
  const last = Math.min(to, end?.value ?? to);
  const changes = [...primary.amendments, ...amendments].map(({ effective }) => effective.value);
  return [first, ...changes.filter(day => first < day && day <= last)];
}
