/** R12: a vendor's invoice set against the computed one, line by line. Nothing is corrected. */
import type { Big } from './decimal';
import type { ActualInvoice, ActualLine, LicenseType, Located } from './domain';
import type { Invoice, InvoiceLine } from './invoice';
import { sumOf } from './money';

export type InvoiceDifference =
  | { readonly is: 'quantity'; readonly line: InvoiceLine; readonly actual: Located<number> }
  | { readonly is: 'price'; readonly line: InvoiceLine; readonly actual: Located<Big>; readonly expected: Big }
  | { readonly is: 'amount'; readonly line: InvoiceLine; readonly actual: Located<Big>; readonly expected: Big }
  | { readonly is: 'missing'; readonly line: InvoiceLine }
  | { readonly is: 'unexpected'; readonly actual: ActualLine }
  | {
      readonly is: 'total';
      readonly of: 'recurring' | 'usage' | 'total';
      readonly actual: Located<Big>;
      readonly expected: Big;
    };

/** What both state and what differs, in the order of the vendor's invoice, then what it lacks. */
export function compareInvoice(computed: Invoice, actual: ActualInvoice): InvoiceDifference[] {
  const remaining = [...computed.lines];
  const differences = actual.lines.flatMap((line): InvoiceDifference[] => {
    const index = remaining.findIndex(candidate => isSame(candidate, line));
    const [match] = index < 0 ? [] : remaining.splice(index, 1);
    return match === undefined ? [{ is: 'unexpected', actual: line }] : compareLine(match, line);
  });
  const missing = remaining.map((line): InvoiceDifference => ({ is: 'missing', line }));
  return [...differences, ...missing, ...compareTotals(computed, actual)];
}

/** By SKU where both have one, else by what the description calls it. */
function isSame(computed: InvoiceLine, { sku, description }: ActualLine): boolean {
  if (computed.sku !== undefined && sku !== undefined) return computed.sku === sku.value;
  const text = description?.value.toLowerCase() ?? '';
  if (computed.type === 'digitalChannel') return text.includes(computed.channelName?.toLowerCase() ?? '');
  return WORDS[computed.type].test(text);
}

const WORDS: Readonly<Record<LicenseType, RegExp>> = {
  premium: /\bpremium\b/,
  standard: /\bstandard\b/,
  ivrPorts: /\bivr\b/,
  workforceOptimization: /\bworkforce\b|\bwfo\b/,
};

function compareLine(line: InvoiceLine, { quantity, unitPrice, amount }: ActualLine): InvoiceDifference[] {
  const differences: InvoiceDifference[] = [];
  if (quantity !== undefined && quantity.value !== line.quantity) {
    differences.push({ is: 'quantity', line, actual: quantity });
  }
  if (unitPrice !== undefined && line.unitPrice !== undefined && !unitPrice.value.eq(line.unitPrice.value)) {
    differences.push({ is: 'price', line, actual: unitPrice, expected: line.unitPrice.value });
  }
  if (amount !== undefined && line.amount !== undefined && !amount.value.eq(line.amount)) {
    differences.push({ is: 'amount', line, actual: amount, expected: line.amount });
  }
  return differences;
}

/**
 * Usage charges and what follows from them. Taxes and other charges are the vendor's alone: they are taken as stated and
 * added to the total. Where a line has no price the sums cannot be known.
 */
function compareTotals({ subtotal, isComplete }: Invoice, { totals }: ActualInvoice): InvoiceDifference[] {
  const none = sumOf([]);
  const total = sumOf([subtotal, ...[totals.other, totals.taxes].flatMap(one => one?.value ?? [])]);
  const expected = [
    { of: 'recurring', value: none, isKnown: true },
    { of: 'usage', value: subtotal, isKnown: isComplete },
    { of: 'total', value: total, isKnown: isComplete },
  ] as const;
  return expected.flatMap(({ of, value, isKnown }): InvoiceDifference[] => {
    const actual = totals[of];
    return actual === undefined || !isKnown || actual.value.eq(value)
      ? []
      : [{ is: 'total', of, actual, expected: value }];
  });
}
