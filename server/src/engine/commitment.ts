/** What is committed on a day: the sum over the active subscriptions (R9), each as amended up to then. */

import { isActive } from './cycle';
import type { Big } from './decimal';
import type { Amendment, Day, LicenseType, Located, Subscription } from './domain';

export interface Commitment {
  readonly quantity: number;
  /** The quantities that make the sum, where they are written; a subscription without one adds 0. */
  readonly parts: readonly Located<number>[];
}

export type Commitments = Readonly<Record<LicenseType, Commitment>>;

export function commitmentsOn(subscriptions: readonly Subscription[], day: Day): Commitments {
  const active = subscriptions.filter(subscription => isActive(subscription, day));
  const of = (type: LicenseType): Commitment => {
    const parts = active.flatMap(subscription => committedQuantity(subscription, type, day) ?? []);
    return { quantity: parts.reduce((sum, part) => sum + part.value, 0), parts };
  };
  return {
    premium: of('premium'),
    standard: of('standard'),
    ivrPorts: of('ivrPorts'),
    workforceOptimization: of('workforceOptimization'),
  };
}

/** Something that is the same on all days between two changes of the terms, worked out once for all of these. */
export function bySpan<Value extends object>(
  subscriptions: readonly Subscription[],
  workOut: (day: Day) => Value,
): (day: Day) => Value {
  const changes = subscriptions
    .flatMap(({ start, end, amendments }) => [
      start.value,
      ...(end === undefined ? [] : [end.value + 1]),
      ...amendments.map(({ effective }) => effective.value),
    ])
    .sort((one, other) => one - other);
  const known: Value[] = [];
  return day => {
    let span = 0;
    while ((changes[span] ?? Number.POSITIVE_INFINITY) <= day) span += 1;
    const value = known[span] ?? workOut(day);
    known[span] = value;
    return value;
  };
}

/** A subscription's committed quantity of a type as in force on a day; undefined where none is written, which counts 0. */
export function committedQuantity(
  subscription: Subscription,
  type: LicenseType,
  day: Day,
): Located<number> | undefined {
  return inForce(subscription, day, amendment => amendment.committed[type]) ?? subscription.licenses[type]?.committed;
}

/** A subscription's surge protection percentage as in force on a day; undefined where it has none. */
export function surgePercentage(subscription: Subscription, day: Day): Located<Big> | undefined {
  return inForce(subscription, day, amendment => amendment.surgeProtection) ?? subscription.surgeProtection;
}

/** The latest amendment that names the value; of two with one date the later in the file. */
function inForce<Value>(
  { amendments }: Subscription,
  day: Day,
  named: (amendment: Amendment) => Located<Value> | undefined,
): Located<Value> | undefined {
  let latest: { effective: Day; value: Located<Value> } | undefined;
  for (const amendment of amendments) {
    const value = named(amendment);
    const effective = amendment.effective.value;
    if (value === undefined || effective > day || (latest !== undefined && effective < latest.effective)) continue;
    latest = { effective, value };
  }
  return latest?.value;
}
