/** What a bill would come to if an assumption were read the other way. */
import { billedOverage } from './billed-overage';
import type { Big } from './decimal';
import { ASSUMPTIONS, type Assumptions } from './domain';
import { invoiceOf } from './invoice';
import { sumOf } from './money';
import type { Reconciliation } from './reconcile';
import { rememberedFor } from './remembered';

/** The assumptions that can change what is billed. */
export const BILLING_ASSUMPTIONS = ['overageBilling', 'ivrAggregation'] as const;
export type BillingAssumption = (typeof BILLING_ASSUMPTIONS)[number];

export interface Alternative {
  readonly assumption: BillingAssumption;
  readonly chosen: string;
  readonly other: string;
  /** What the other reading bills more (or less, where negative); undefined where a price is missing. */
  readonly difference: Big | undefined;
}

/** The other readings under which some of the cycles would be billed differently, all of one primary subscription. */
export function alternatives(reconciliations: readonly Reconciliation[]): Alternative[] {
  const [first] = reconciliations;
  if (first === undefined) return [];
  return BILLING_ASSUMPTIONS.flatMap(assumption => {
    const chosen = first.assumptions[assumption];
    const other = ASSUMPTIONS[assumption].find(reading => reading !== chosen);
    if (other === undefined) return [];
    const bills = reconciliations.map(OTHER_BILL[assumption]);
    const changed = bills.filter(({ isSame }) => !isSame);
    if (changed.length === 0) return [];
    const isKnown = bills.every(({ difference }) => difference !== undefined);
    const difference = isKnown ? sumOf(changed.flatMap(bill => bill.difference ?? [])) : undefined;
    return { assumption, chosen, other, difference };
  });
}

/** The quantities that one reading of the assumptions bills. */
export const billedUnder = ({ days }: Reconciliation, assumptions: Assumptions): ReadonlyMap<string, number> =>
  new Map(billedOverage(days, assumptions).map(({ type, quantity }) => [type, quantity]));

interface OtherBill {
  readonly isSame: boolean;
  /** Undefined where a price is missing. */
  readonly difference: Big | undefined;
}

/** What a cycle would be billed if one assumption were read the other way. */
function otherBill(reconciliation: Reconciliation, assumption: BillingAssumption): OtherBill {
  const {
    primary,
    agentModel,
    cycle,
    days,
    digitalChannels,
    invoice,
    billedOverage: current,
    assumptions,
  } = reconciliation;
  // Where one reading bills nothing the other does not either.
  if (current.every(({ quantity }) => quantity === 0))
    return { isSame: true, difference: invoice.isComplete ? sumOf([]) : undefined };
  const other = ASSUMPTIONS[assumption].find(reading => reading !== assumptions[assumption]);
  const billed = billedOverage(days, { ...assumptions, [assumption]: other });
  const quantityOf = (type: string): number | undefined => current.find(one => one.type === type)?.quantity;
  if (billed.every(one => quantityOf(one.type) === one.quantity))
    return { isSame: true, difference: invoice.isComplete ? sumOf([]) : undefined };
  const bill = invoiceOf(primary, agentModel, cycle, billed, digitalChannels);
  const difference = bill.isComplete && invoice.isComplete ? bill.subtotal.minus(invoice.subtotal) : undefined;
  // Only money matters; where it is not known, the quantities tell.
  return { isSame: difference?.eq('0') === true, difference };
}

const OTHER_BILL: Readonly<Record<BillingAssumption, (reconciliation: Reconciliation) => OtherBill>> = {
  overageBilling: rememberedFor(reconciliation => otherBill(reconciliation, 'overageBilling')),
  ivrAggregation: rememberedFor(reconciliation => otherBill(reconciliation, 'ivrAggregation')),
};
