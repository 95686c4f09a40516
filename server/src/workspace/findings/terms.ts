/** R9: terms of subscriptions that are active beside the primary one, and that differ from its own. */

import type { PrimaryPeriod } from '../../engine/cycle';
import type { Source, Subscription } from '../../engine/domain';
import { ASSUMPTIONS, type Assumptions } from '../../engine/domain';
import { assumptionsOf } from '../../engine/reconcile';
import { type Message, message } from '../../messages/message';
import type { Code, Finding } from '../../model/finding';
import type { OrganizationState } from '../organization';

export function termsFindings({ periods, subscriptions }: OrganizationState): Finding[] {
  const found = periods.flatMap(period =>
    subscriptions.filter(other => isBeside(other, period)).flatMap(other => differences(period.primary, other)),
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

function differences(primary: Subscription, other: Subscription): Finding[] {
  const { currency, surgeProtection, assumptions } = other;
  const governing = assumptionsOf(primary);
  const found: Finding[] = [];
  const add = (code: Code, source: Source, text: Message): void => {
    const related = [{ source: primary.id.source, message: message('primaryIsHere', primary.id.value) }];
    found.push({ code, rule: 'R9', source, message: text, related });
  };
  if (currency !== undefined && primary.currency !== undefined && currency.value !== primary.currency.value) {
    add('currency-mismatch', currency.source, message('currencyMismatch', currency.value, primary.currency.value));
  }
  const percentage = primary.surgeProtection?.value;
  if (surgeProtection !== undefined && (percentage === undefined || !surgeProtection.value.eq(percentage))) {
    add(
      'surge-mismatch',
      surgeProtection.source,
      message('surgeMismatch', surgeProtection.value.toFixed(), percentage?.toFixed()),
    );
  }
  for (const name of Object.keys(ASSUMPTIONS) as (keyof Assumptions)[]) {
    const written = assumptions[name];
    if (written === undefined || written.value === governing[name]) continue;
    add('assumption-mismatch', written.source, message('assumptionMismatch', name, written.value, governing[name]));
  }
  return found;
}
