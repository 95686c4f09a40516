/** What a bill would come to if an assumption were read the other way. */
import { billedOverage } from './billed-overage';
import type { Big } from './decimal';
import { ASSUMPTIONS, type Assumptions } from './domain';
import { invoiceOf } from './invoice';
import { sumOf } from './money';
import type { Reconciliation } from './reconcile';

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
    const bills = reconciliations.map(one => otherBill(one, { ...one.assumptions, [assumption]: other }));
    if (bills.every(({ isSame }) => isSame)) return [];
    const differences = bills.flatMap(({ difference }) => difference ?? []);
    const difference = differences.length === bills.length ? sumOf(differences) : undefined;
    return { assumption, chosen, other, difference };
  });
}

/** The quantities that one reading of the assumptions bills. */
export const billedUnder = ({ days }: Reconciliation, assumptions: Assumptions): ReadonlyMap<string, number> =>
  new Map(billedOverage(days, assumptions).map(({ type, quantity }) => [type, quantity]));

function otherBill(reconciliation: Reconciliation, assumptions: Assumptions) {
  const { primary, agentModel, cycle, days, digitalChannels, invoice, billedOverage: current } = reconciliation;
  const billed = billedOverage(days, assumptions);
  const other = invoiceOf(primary, agentModel, cycle, billed, digitalChannels);
  const isKnown = other.isComplete && invoice.isComplete;
  const difference = isKnown ? other.subtotal.minus(invoice.subtotal) : undefined;
  const quantityOf = (type: string): number | undefined => current.find(one => one.type === type)?.quantity;
  return {
    // Only money matters; where it is not known, the quantities tell.
    isSame: difference?.eq('0') ?? billed.every(one => quantityOf(one.type) === one.quantity),
    difference,
  };
}
