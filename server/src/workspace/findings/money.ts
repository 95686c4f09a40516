/** Prices that are missing, digital overage, and assumptions on which money hangs. */
import { alternatives } from '../../engine/alternatives';
import type { DigitalUnits, Source, Subscription } from '../../engine/domain';
import { grouped } from '../../engine/grouped';
import type { InvoiceLine } from '../../engine/invoice';
import { formatAmount } from '../../engine/money';
import type { Reconciliation } from '../../engine/reconcile';
import { message } from '../../messages/message';
import type { Finding } from '../../model/finding';
import type { CycleState } from '../cycle-state';
import type { OrganizationState } from '../organization';

const byPrimary = ({ reconciliations }: OrganizationState): Map<Subscription, Reconciliation[]> =>
  grouped(reconciliations, ({ primary }) => primary);

/** R10: once for each billed type of a primary subscription that has no overage price. */
export function missingPriceFindings(state: OrganizationState): Finding[] {
  if (state.reconciliations.every(({ invoice }) => invoice.isComplete)) return [];
  return [...byPrimary(state)].flatMap(([primary, reconciliations]) => {
    const lines = reconciliations.flatMap(reconciliation =>
      reconciliation.invoice.lines
        .filter(line => line.unitPrice === undefined && !statesPrice(primary, line))
        .map(line => ({ line, source: unpricedAt(primary, line) })),
    );
    const first = new Map(lines.toReversed().map(entry => [`${entry.line.type} ${entry.line.channelUse?.sku}`, entry]));
    return [...first.values()].map(({ line, source }): Finding => {
      const text =
        line.type === 'digitalChannel'
          ? message('channelPriceMissing', line.channelName ?? '', line.quantity)
          : message('overagePriceMissing', line.type, line.quantity);
      return { code: 'overage-price-missing', rule: 'R10', source, message: text, related: [] };
    });
  });
}

/** Whether a price is written that cannot be used, which has a finding of its own. */
function statesPrice({ licenses }: Subscription, { type, channelUse }: InvoiceLine): boolean {
  const terms = type === 'digitalChannel' ? channelUse?.channel : licenses[type]?.overage;
  return terms?.statesUnitPrice === true;
}

/** Where a price would be added: at the licence's own terms, else at the subscription. */
function unpricedAt(primary: Subscription, { type, channelUse }: InvoiceLine): Source {
  if (type === 'digitalChannel')
    return channelUse?.channel?.sku.source ?? channelUse?.records[0]?.sku.source ?? primary.id.source;
  const license = primary.licenses[type];
  return license?.overage?.sku?.source ?? license?.committed?.source ?? primary.id.source;
}

/** R11: at the included units and at the last record that counts towards them. */
export function digitalOverageFindings({ reconciliation, cycle }: CycleState): Finding[] {
  const channels = reconciliation?.digitalChannels ?? [];
  return channels.flatMap(({ sku, units, included, overage, channel, records }): Finding[] => {
    const record = overage === 0 ? undefined : lastOf(records);
    if (record === undefined) return [];
    const text = message('digitalOverage', sku, overage, units, included, cycle.start, cycle.end);
    const terms = channel?.included?.source ?? channel?.sku.source;
    const finding = { code: 'digital-overage', rule: 'R11', message: text } as const;
    const atRecord = { ...finding, source: record.units.source };
    if (terms === undefined) return [{ ...atRecord, related: [] }];
    return [
      { ...finding, source: terms, related: [{ source: record.units.source, message: message('unitsAreHere') }] },
      { ...atRecord, related: [{ source: terms, message: message('includedIsHere', included) }] },
    ];
  });
}

/** The last by date, of several on one day the last that is written. */
const lastOf = ([first, ...others]: readonly DigitalUnits[]): DigitalUnits | undefined =>
  others.reduce((last, record) => (last !== undefined && record.date.value < last.date.value ? last : record), first);

/** The assumptions of section “Assumptions” in the documentation that change money for the usage at hand. */
export function assumptionFindings(state: OrganizationState): Finding[] {
  return [...byPrimary(state)].flatMap(([primary, reconciliations]) =>
    alternatives(reconciliations).map(({ assumption, chosen, other, difference }) => {
      const currency = primary.currency?.value;
      const money =
        difference === undefined ? undefined : { amount: formatAmount(difference.abs(), currency), currency };
      const change = difference?.eq('0') === true ? 'same' : difference?.gt('0') === true ? 'higher' : 'lower';
      return {
        code: 'assumption-matters',
        rule: assumption === 'overageBilling' ? 'R6' : 'R7',
        source: primary.assumptions[assumption]?.source ?? primary.id.source,
        message: message('assumptionMatters', assumption, chosen, other, money, change),
        related: [],
      } as const;
    }),
  );
}
