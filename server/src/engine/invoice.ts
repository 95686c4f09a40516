/** R10, R11: what a cycle's overage costs, and what its commitment costs beside it. */
import type { BilledOverage } from './billed-overage';
import { committedQuantity } from './commitment';
import { activeBetween, type Cycle } from './cycle';
import type { Big } from './decimal';
import {
  type AgentModel,
  type Day,
  type DigitalChannel,
  type DigitalUnits,
  LICENSE_TYPES,
  type LicenseType,
  type Located,
  type Subscription,
} from './domain';
import { grouped } from './grouped';
import { netAmount, sumOf } from './money';
import { rememberedFor } from './remembered';

export interface DigitalUse {
  readonly sku: string;
  readonly units: number;
  readonly included: number;
  readonly overage: number;
  /** The primary's terms; undefined where it does not list the SKU. */
  readonly channel: DigitalChannel | undefined;
  readonly records: readonly DigitalUnits[];
}

/** A line's price and amount are undefined where no price is stated: unknown, not 0. */
export interface InvoiceLine {
  readonly type: LicenseType | 'digitalChannel';
  readonly sku: string | undefined;
  /** What a digital channel is called, for its line. */
  readonly channelName: string | undefined;
  /** What is used of the digital channel; undefined in a licence's line. */
  readonly channelUse: DigitalUse | undefined;
  readonly quantity: number;
  readonly unitPrice: Located<Big> | undefined;
  /** Percent; undefined means none. */
  readonly discount: Located<Big> | undefined;
  readonly amount: Big | undefined;
}

export interface Invoice {
  readonly primary: Subscription;
  readonly agentModel: AgentModel | undefined;
  readonly cycle: Cycle;
  readonly transactionDate: Day;
  readonly dueDate: Day;
  readonly currency: string | undefined;
  readonly lines: readonly InvoiceLine[];
  /** Of the lines that have an amount. */
  readonly subtotal: Big;
  /** Whether every line has an amount. */
  readonly isComplete: boolean;
}

const DEFAULT_PAYMENT_TERMS_DAYS = 30;

/** R11: a sum over the cycle, not a peak, for each SKU in its order. */
export function digitalUse(primary: Subscription, units: readonly DigitalUnits[]): DigitalUse[] {
  const bySku = [...grouped(units, ({ sku }) => sku.value)].sort(([one], [other]) => (one < other ? -1 : 1));
  return bySku.map(([sku, records]) => {
    const channel = channelsBySku(primary).get(sku);
    const total = records.reduce((sum, record) => sum + record.units.value, 0);
    const included = channel?.included?.value ?? 0;
    return { sku, units: total, included, overage: Math.max(total - included, 0), channel, records };
  });
}

/** The first of each SKU. */
const channelsBySku = rememberedFor(
  ({ digitalChannels }: Subscription): ReadonlyMap<string, DigitalChannel> =>
    new Map(digitalChannels.toReversed().map(channel => [channel.sku.value, channel])),
);

/** The overage invoice of a cycle, in arrears and in the primary's terms alone. */
export function invoiceOf(
  primary: Subscription,
  agentModel: AgentModel | undefined,
  cycle: Cycle,
  billed: readonly BilledOverage[],
  digital: readonly DigitalUse[],
): Invoice {
  const currency = primary.currency?.value;
  const lines = [
    ...billed.filter(({ quantity }) => quantity > 0).map(one => licenseLine(primary, one, currency)),
    ...digital.filter(({ overage }) => overage > 0).map(one => channelLine(one, currency)),
  ];
  const transactionDate = cycle.end + 1;
  return {
    primary,
    agentModel,
    cycle,
    transactionDate,
    dueDate: transactionDate + (primary.paymentTermsDays?.value ?? DEFAULT_PAYMENT_TERMS_DAYS),
    currency,
    lines,
    subtotal: sumOf(lines.flatMap(({ amount }) => amount ?? [])),
    isComplete: lines.every(({ amount }) => amount !== undefined),
  };
}

function licenseLine(
  primary: Subscription,
  { type, quantity }: BilledOverage,
  currency: string | undefined,
): InvoiceLine {
  const terms = primary.licenses[type]?.overage;
  const { unitPrice, discount } = terms ?? {};
  const amount = unitPrice === undefined ? undefined : netAmount(quantity, unitPrice.value, discount?.value, currency);
  return {
    type,
    sku: terms?.sku?.value,
    channelName: undefined,
    channelUse: undefined,
    quantity,
    unitPrice,
    discount,
    amount,
  };
}

function channelLine(channelUse: DigitalUse, currency: string | undefined): InvoiceLine {
  const { sku, overage, channel } = channelUse;
  const { unitPrice, discount } = channel ?? {};
  const amount = unitPrice === undefined ? undefined : netAmount(overage, unitPrice.value, discount?.value, currency);
  const channelName = channel?.name?.value ?? sku;
  return { type: 'digitalChannel', sku, channelName, channelUse, quantity: overage, unitPrice, discount, amount };
}

/** What a subscription's committed quantity of a type costs for a cycle. */
export interface CommittedCharge {
  readonly subscription: Subscription;
  readonly type: LicenseType;
  readonly quantity: Located<number>;
  readonly unitPrice: Located<Big> | undefined;
  readonly discount: Located<Big> | undefined;
  /** Undefined without a price, or in another currency than the primary's. */
  readonly amount: Big | undefined;
}

/** What the commitment costs for a cycle. */
export interface CommittedCharges {
  readonly charges: readonly CommittedCharge[];
  /** Those in another currency than the primary's that have no charge: they leave the total unknown, too. */
  readonly otherCurrency: readonly Subscription[];
  /** Undefined where a charge is unknown or a subscription is in another currency. */
  readonly total: Big | undefined;
}

/**
 * The charges of every subscription active on a cycle's first day, never prorated.
 * @param subscriptions oldest first, so that the first one that is active is the primary (R9)
 */
export function committedCharges(subscriptions: readonly Subscription[], day: Day): CommittedCharges {
  const active = activeBetween(subscriptions, day, day);
  const currency = active[0]?.currency?.value;
  const charges = active.flatMap(subscription => chargesOf(subscription, day, currency));
  const amounts = charges.flatMap(({ amount }) => amount ?? []);
  const charged = new Set(charges.map(({ subscription }) => subscription));
  const otherCurrency = active.filter(
    subscription => subscription.currency?.value !== currency && !charged.has(subscription),
  );
  const isKnown = amounts.length === charges.length && otherCurrency.length === 0;
  const total = isKnown ? sumOf(amounts) : undefined;
  return { charges, otherCurrency, total };
}

function chargesOf(subscription: Subscription, day: Day, currency: string | undefined): CommittedCharge[] {
  return LICENSE_TYPES.flatMap(type => {
    const quantity = committedQuantity(subscription, type, day);
    if (quantity === undefined || quantity.value === 0) return [];
    const { unitPrice, discount } = subscription.licenses[type] ?? {};
    const isKnown = unitPrice !== undefined && subscription.currency?.value === currency;
    const amount = isKnown ? netAmount(quantity.value, unitPrice.value, discount?.value, currency) : undefined;
    return [{ subscription, type, quantity, unitPrice, discount, amount }];
  });
}
