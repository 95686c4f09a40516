/** What is committed on a day: the sum over the active subscriptions (R9), each as amended up to then. */

import { activeBetween } from './cycle';
import type { Big } from './decimal';
import type { Amendment, Day, LicenseType, Located, Subscription } from './domain';
import { firstNot } from './halving';
import { rememberedFor } from './remembered';

export interface Commitment {
  readonly quantity: number;
  /** The quantities that make the sum, where they are written; a subscription without one adds 0. */
  readonly parts: readonly Located<number>[];
}

export type Commitments = Readonly<Record<LicenseType, Commitment>>;

export function commitmentsOn(subscriptions: readonly Subscription[], day: Day): Commitments {
  const active = activeBetween(subscriptions, day, day);
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
    const span = firstNot(0, changes.length, at => (changes[at] ?? Number.POSITIVE_INFINITY) <= day);
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
  return inForce(amendedQuantities[type](subscription), day) ?? subscription.licenses[type]?.committed;
}

/** A subscription's surge protection percentage as in force on a day; undefined where it has none. */
export function surgePercentage(subscription: Subscription, day: Day): Located<Big> | undefined {
  return inForce(amendedPercentages(subscription), day) ?? subscription.surgeProtection;
}

/** A value that an amendment names, from a day on. */
interface Amended<Value> {
  readonly effective: Day;
  readonly value: Located<Value>;
}

/** Put in order once: a look through all amendments for each day would grow with the square of them. */
const amendedQuantity = (type: LicenseType) =>
  rememberedFor(({ amendments }: Subscription) => inOrder(amendments, ({ committed }) => committed[type]));
const amendedQuantities = {
  premium: amendedQuantity('premium'),
  standard: amendedQuantity('standard'),
  ivrPorts: amendedQuantity('ivrPorts'),
  workforceOptimization: amendedQuantity('workforceOptimization'),
};
const amendedPercentages = rememberedFor(({ amendments }: Subscription) =>
  inOrder(amendments, ({ surgeProtection }) => surgeProtection),
);

/** Of two with one date the later in the file comes last. */
const inOrder = <Value>(
  amendments: readonly Amendment[],
  named: (amendment: Amendment) => Located<Value> | undefined,
): Amended<Value>[] =>
  amendments
    .flatMap(amendment => {
      const value = named(amendment);
      return value === undefined ? [] : { effective: amendment.effective.value, value };
    })
    .sort((one, other) => one.effective - other.effective);

/** The last that is in force on a day. */
const inForce = <Value>(amended: readonly Amended<Value>[], day: Day): Located<Value> | undefined =>
  amended[firstNot(0, amended.length, at => (amended[at]?.effective ?? Number.POSITIVE_INFINITY) <= day) - 1]?.value;
