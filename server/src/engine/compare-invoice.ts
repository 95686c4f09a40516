/** R12: a vendor's invoice set against the computed one, line by line. Nothing is corrected. */
import type { Big } from './decimal';
import { type ActualInvoice, type ActualLine, LICENSE_TYPES, type LicenseType, type Located } from './domain';
import { grouped } from './grouped';
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
  const matches = matchLines(computed.lines, actual.lines);
  // Amounts in different currencies cannot be compared, quantities can.
  const isSameCurrency = actual.currency === undefined || actual.currency.value === computed.currency;
  const differences = actual.lines.flatMap((line): InvoiceDifference[] => {
    const match = matches.get(line);
    return match === undefined ? [{ is: 'unexpected', actual: line }] : compareLine(match, line, isSameCurrency);
  });
  const matched = new Set(matches.values());
  const missing = computed.lines
    .filter(line => !matched.has(line))
    .map((line): InvoiceDifference => ({ is: 'missing', line }));
  return [...differences, ...missing, ...(isSameCurrency ? compareTotals(computed, actual) : [])];
}

/** The computed line of each of the vendor's, the surest likeness first: SKU, a channel's whole name, what it is called. */
export function matchLines(
  computed: readonly InvoiceLine[],
  actual: readonly ActualLine[],
): Map<ActualLine, InvoiceLine> {
  const matches = new Map<ActualLine, InvoiceLine>();
  const left = new Set(computed);
  for (const alikeTo of [bySku(computed), byChannelsName(computed), byType(computed)]) {
    for (const line of actual) {
      if (matches.has(line)) continue;
      const match = firstIn(left, alikeTo(line));
      if (match === undefined) continue;
      matches.set(line, match);
      left.delete(match);
    }
  }
  return matches;
}

/** The computed lines that one of the vendor's may stand for, the first of them last. Those that are taken go. */
type Likeness = (line: ActualLine) => InvoiceLine[] | undefined;

function firstIn(left: ReadonlySet<InvoiceLine>, alike: InvoiceLine[] = []): InvoiceLine | undefined {
  let first = alike.at(-1);
  while (first !== undefined && !left.has(first)) {
    alike.pop();
    first = alike.at(-1);
  }
  return first;
}

function bySku(computed: readonly InvoiceLine[]): Likeness {
  const lines = grouped(computed.toReversed(), ({ sku }) => sku);
  return ({ sku }) => sku && lines.get(sku.value);
}

/** For lines without a SKU: each channel has one, and the line's would have led to it. */
function byChannelsName(computed: readonly InvoiceLine[]): Likeness {
  const called = computed.toReversed().flatMap(line => {
    if (line.type !== 'digitalChannel') return [];
    const name = line.channelName?.toLowerCase() ?? '';
    return [name, `${name} overage`].map(text => ({ line, text }));
  });
  const named = grouped(called, ({ text }) => text);
  const lines = new Map([...named].map(([text, ofName]) => [text, ofName.map(({ line }) => line)]));
  return line => (line.sku === undefined ? lines.get(textOf(line)) : undefined);
}

const textOf = ({ description }: ActualLine): string => description?.value.trim().toLowerCase() ?? '';

/** By the first word of a description that names a type. */
function byType(computed: readonly InvoiceLine[]): Likeness {
  const licenses = computed.filter(({ type }) => type !== 'digitalChannel').toReversed();
  return line => {
    const text = textOf(line);
    const places = LICENSE_TYPES.map(type => ({ type, at: text.search(WORDS[type]) })).filter(({ at }) => at >= 0);
    const [first] = places.sort((one, other) => one.at - other.at);
    return licenses.filter(license => license.type === first?.type && !hasOtherSku(license, line));
  };
}

/** Two SKUs that differ are two things, whatever they are called. */
const hasOtherSku = (computed: InvoiceLine, { sku }: ActualLine): boolean =>
  computed.sku !== undefined && sku !== undefined && computed.sku !== sku.value;

const WORDS: Readonly<Record<LicenseType, RegExp>> = {
  premium: /\bpremium\b/,
  standard: /\bstandard\b/,
  ivrPorts: /\bivr\b/,
  workforceOptimization: /\bworkforce\b|\bwfo\b/,
};

function compareLine(
  line: InvoiceLine,
  { quantity, unitPrice, amount }: ActualLine,
  isSameCurrency: boolean,
): InvoiceDifference[] {
  const differences: InvoiceDifference[] = [];
  if (quantity !== undefined && quantity.value !== line.quantity) {
    differences.push({ is: 'quantity', line, actual: quantity });
  }
  if (!isSameCurrency) return differences;
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
