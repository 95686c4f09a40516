/** R9: terms of subscriptions that are active beside the primary one, and that differ from its own. */

import { surgePercentage } from '../../engine/commitment';
import type { PrimaryPeriod } from '../../engine/cycle';
import type { Day, Source, Subscription } from '../../engine/domain';
import { ASSUMPTIONS, type Assumptions } from '../../engine/domain';
import { assumptionsOf } from '../../engine/reconcile';
import { type Message, message } from '../../messages/message';
import type { Code, Finding } from '../../model/finding';
import type { OrganizationState } from '../organization';

export function termsFindings({ periods, subscriptions }: OrganizationState): Finding[] {
  const found = periods.flatMap(period =>
    subscriptions.filter(other => isBeside(other, period)).flatMap(other => differences(period, other)),
  );
  // A subscription may stand beside several primaries, one after the other.
  return [
    ...new Map(
      found.map(finding => [`${finding.code} ${finding.source.uri} ${finding.source.start}`, finding]),
    ).values(),
  ];
}

function isBeside({ id, start, end }: Subscription, { primary, from, to }: PrimaryPeriod): boolean {
  return id !== primary.id && start.value <= to && (end?.value ?? from) >= from;
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
