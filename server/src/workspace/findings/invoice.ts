/** R12: where a vendor's invoice differs from the computed one, with both numbers and the likely cause. */
import { billedUnder } from '../../engine/alternatives';
import { compareInvoice, type InvoiceDifference } from '../../engine/compare-invoice';
import { cycleContaining, periodContaining } from '../../engine/cycle';
import { type ActualInvoice, ASSUMPTIONS } from '../../engine/domain';
import { type Invoice, type InvoiceLine, invoiceOf } from '../../engine/invoice';
import { formatAmount, formatUnitPrice, netAmount } from '../../engine/money';
import type { Pieces } from '../../engine/pieces';
import { agentModelOf, type Reconciliation } from '../../engine/reconcile';
import { message } from '../../messages/message';
import type { Cause } from '../../messages/money-en';
import type { Finding } from '../../model/finding';
import type { OrganizationState } from '../organization';

const foundIn = new WeakMap<InvoiceComparison, readonly Finding[]>();

/** What an invoice differs in, told once of a comparison: of years of invoices one is touched. */
export function* invoiceFindings(state: OrganizationState, invoice: ActualInvoice): Pieces<readonly Finding[]> {
  const comparison = comparisonOf(state, invoice);
  if (comparison === undefined) {
    const misdated = periodFinding(state, invoice);
    return misdated === undefined ? [] : [misdated];
  }
  const known = foundIn.get(comparison);
  if (known !== undefined) return known;
  const findings = yield* differenceFindings(comparison);
  foundIn.set(comparison, findings);
  return findings;
}

/** So many differences are told before others have their turn: some milliseconds. */
const DIFFERENCES_IN_A_TURN = 1000;

function* differenceFindings({ invoice, computed, reconciliation, differences }: InvoiceComparison): Pieces<Finding[]> {
  const found = currencyFinding(computed, invoice);
  for (const [index, difference] of differences.entries()) {
    if (index > 0 && index % DIFFERENCES_IN_A_TURN === 0) yield index / differences.length;
    found.push(differenceFinding(computed, reconciliation, invoice, difference));
  }
  return found;
}

export interface InvoiceComparison {
  /** The vendor's. */
  readonly invoice: ActualInvoice;
  readonly computed: Invoice;
  /** The cycle that the invoice is for; undefined where it has no usage. */
  readonly reconciliation: Reconciliation | undefined;
  readonly differences: readonly InvoiceDifference[];
}

/** What an invoice was compared with last, and how. */
interface Compared {
  readonly periods: OrganizationState['periods'];
  readonly with: Reconciliation | undefined;
  readonly comparison: InvoiceComparison | undefined;
}

const lastCompared = new WeakMap<ActualInvoice, Compared>();

/**
 * An invoice set against the computed one; undefined where its period is no billing cycle. The same as before where nothing
 * has changed of what it follows from.
 */
export function comparisonOf(state: OrganizationState, invoice: ActualInvoice): InvoiceComparison | undefined {
  const { periods } = state;
  const reconciliation = reconciliationOf(state, invoice);
  const last = lastCompared.get(invoice);
  if (last?.periods === periods && last.with === reconciliation) return last.comparison;
  const comparison = periodFinding(state, invoice) === undefined ? compared(state, invoice) : undefined;
  lastCompared.set(invoice, { periods, with: reconciliation, comparison });
  return comparison;
}

function compared(state: OrganizationState, invoice: ActualInvoice): InvoiceComparison | undefined {
  const { computed, reconciliation } = computedFor(state, invoice);
  return computed && { invoice, computed, reconciliation, differences: compareInvoice(computed, invoice) };
}

/** Why a number of the vendor's may differ, where there is something to say. */
export function likelyCause(
  { invoice, computed, reconciliation }: InvoiceComparison,
  difference: InvoiceDifference,
): Cause | undefined {
  switch (difference.is) {
    case 'quantity':
      return quantityCause(reconciliation, difference.line, difference.actual.value);
    case 'price':
      return priceCause(computed, difference.line, difference.actual.value);
    case 'amount':
      return amountCause(computed, difference.line, difference.actual.value);
    case 'unexpected':
      return unexpectedCause(computed, invoice);
    default:
      return undefined;
  }
}

/** An invoice that names no subscription of the workspace. */
export const unknownSubscription = ({ subscription }: ActualInvoice): Finding => ({
  code: 'unknown-subscription',
  source: subscription.source,
  message: message('unknownSubscription', subscription.value),
  related: [],
});

/** R1: an invoice is for one whole billing cycle. */
function periodFinding({ periods }: OrganizationState, { from, to }: ActualInvoice): Finding | undefined {
  const period = periodContaining(periods, from.value);
  if (period === undefined) {
    const text = message('noActiveSubscription', from.value);
    return { code: 'no-active-subscription', rule: 'R9', source: from.source, message: text, related: [] };
  }
  const cycle = cycleContaining(period, from.value);
  const [wrong, right] = from.value === cycle.start ? [to, cycle.end] : [from, cycle.start];
  if (wrong.value === right) return undefined;
  const text = message('invoicePeriod', wrong.value, cycle.start, cycle.end);
  return { code: 'date-outside-cycle', rule: 'R1', source: wrong.source, message: text, related: [] };
}

/** The cycle that an invoice begins with, where it has usage. */
function reconciliationOf({ cycleOn }: OrganizationState, { from }: ActualInvoice): Reconciliation | undefined {
  const reconciliation = cycleOn(from.value)?.reconciliation;
  return reconciliation?.cycle.start === from.value ? reconciliation : undefined;
}

/** The computed invoice of the period; without lines where there is no usage, or where another subscription is primary. */
function computedFor(state: OrganizationState, invoice: ActualInvoice) {
  const { from, subscription } = invoice;
  const reconciliation = reconciliationOf(state, invoice);
  const period = periodContaining(state.periods, from.value);
  if (reconciliation !== undefined && reconciliation.primary.id.value === subscription.value) {
    return { computed: reconciliation.invoice, reconciliation };
  }
  if (period === undefined) return { computed: undefined, reconciliation };
  const cycle = cycleContaining(period, from.value);
  const model = agentModelOf(state.subscriptions);
  return { computed: invoiceOf(period.primary, model, cycle, [], []), reconciliation };
}

function currencyFinding({ currency }: Invoice, invoice: ActualInvoice): Finding[] {
  if (invoice.currency === undefined || currency === undefined || invoice.currency.value === currency) return [];
  const text = message('currencyMismatch', invoice.currency.value, currency);
  return [{ code: 'currency-mismatch', rule: 'R9', source: invoice.currency.source, message: text, related: [] }];
}

function differenceFinding(
  computed: Invoice,
  reconciliation: Reconciliation | undefined,
  invoice: ActualInvoice,
  difference: InvoiceDifference,
): Finding {
  const { currency } = computed;
  const finding = { rule: 'R12', related: relatedTo(reconciliation, difference) } as const;
  switch (difference.is) {
    case 'quantity': {
      const { line, actual } = difference;
      const cause = quantityCause(reconciliation, line, actual.value);
      const text = message('invoiceQuantity', nameOf(line), actual.value, line.quantity, cause);
      return { ...finding, code: 'invoice-quantity-mismatch', source: actual.source, message: text };
    }
    case 'price': {
      const { line, actual, expected } = difference;
      const prices = [formatUnitPrice(actual.value, currency), formatUnitPrice(expected, currency)] as const;
      const text = message('invoicePrice', nameOf(line), ...prices, currency, priceCause(computed, line, actual.value));
      return { ...finding, code: 'invoice-price-mismatch', source: actual.source, message: text };
    }
    case 'amount': {
      const { line, actual, expected } = difference;
      // As exact as it is written: what rounding would hide is what differs.
      const amounts = [formatUnitPrice(actual.value, currency), formatAmount(expected, currency)] as const;
      const cause = amountCause(computed, line, actual.value);
      const text = message('invoiceAmount', nameOf(line), ...amounts, currency, cause);
      return { ...finding, code: 'invoice-amount-mismatch', source: actual.source, message: text };
    }
    case 'total': {
      const { of, actual, expected } = difference;
      const text = message(
        'invoiceTotalDiffers',
        of,
        formatUnitPrice(actual.value, currency),
        formatAmount(expected, currency),
        currency,
      );
      return { ...finding, code: 'invoice-total-mismatch', source: actual.source, message: text };
    }
    case 'missing': {
      const source = invoice.number?.source ?? invoice.subscription.source;
      const text = message('invoiceLineMissing', nameOf(difference.line), difference.line.quantity);
      return { ...finding, code: 'invoice-line-missing', source, message: text };
    }
    case 'unexpected': {
      const { sku, description, quantity, source } = difference.actual;
      const cause = unexpectedCause(computed, invoice);
      const text = message('invoiceLineUnexpected', description?.value ?? sku?.value, quantity?.value, cause);
      const at = sku?.source ?? description?.source ?? source;
      return { ...finding, code: 'invoice-line-unexpected', source: at, message: text };
    }
  }
}

const nameOf = ({
  type,
  channelName,
}: InvoiceLine): { readonly type: InvoiceLine['type']; readonly channel: string } => ({
  type,
  channel: channelName ?? '',
});

/** Leads to the record that decides the quantity. */
function relatedTo(reconciliation: Reconciliation | undefined, difference: InvoiceDifference): Finding['related'] {
  const type = 'line' in difference ? difference.line.type : undefined;
  const basis = reconciliation?.billedOverage.find(billed => billed.type === type)?.basis;
  const figure = type === undefined || type === 'digitalChannel' ? undefined : basis?.figures[type];
  if (figure === undefined || basis === undefined || type === undefined || type === 'digitalChannel') return [];
  return [{ source: figure.source, message: message('peakIsHere', type, figure.value, basis.day) }];
}

/** Another reading of an assumption, where it comes to the vendor's number; else the vendor's own counts. */
function quantityCause(reconciliation: Reconciliation | undefined, { type }: InvoiceLine, actual: number): Cause {
  for (const name of ['overageBilling', 'ivrAggregation'] as const) {
    const chosen = reconciliation?.assumptions[name];
    const other = ASSUMPTIONS[name].find(reading => reading !== chosen);
    if (reconciliation === undefined || other === undefined) continue;
    const billed = billedUnder(reconciliation, { ...reconciliation.assumptions, [name]: other });
    if (billed.get(type) === actual) return { is: 'reading', assumption: name, other };
  }
  return { is: 'figures' };
}

function priceCause(
  { primary }: Invoice,
  { type, unitPrice, discount }: InvoiceLine,
  actual: NonNullable<InvoiceLine['amount']>,
): Cause {
  const committed = type === 'digitalChannel' ? undefined : primary.licenses[type]?.unitPrice?.value;
  if (committed?.eq(actual) === true) return { is: 'committedPrice' };
  const net = unitPrice?.value
    .times('100')
    .minus(unitPrice.value.times(discount?.value ?? '0'))
    .times('0.01');
  return net?.eq(actual) === true ? { is: 'netPrice' } : { is: 'otherPrice' };
}

function amountCause(
  { currency }: Invoice,
  { quantity, unitPrice, discount }: InvoiceLine,
  actual: NonNullable<InvoiceLine['amount']>,
): Cause {
  const isDiscounted = discount?.value.gt('0') === true;
  const full = unitPrice === undefined ? undefined : netAmount(quantity, unitPrice.value, undefined, currency);
  return isDiscounted && full?.eq(actual) === true ? { is: 'discount' } : { is: 'quantityOrPrice' };
}

function unexpectedCause({ primary }: Invoice, { subscription }: ActualInvoice): Cause {
  return primary.id.value === subscription.value
    ? { is: 'noOverage' }
    : { is: 'otherPrimary', primary: primary.id.value };
}
