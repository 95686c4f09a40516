/** R12: the vendor's invoices of a cycle beside the computed one, number by number, with the likely causes. */
import { type InvoiceDifference, matchLines } from '../../engine/compare-invoice';
import type { Big } from '../../engine/decimal';
import type { ActualInvoice, ActualLine, Located, Source } from '../../engine/domain';
import {
  type Explanation,
  explainBilledElsewhere,
  explainExpectedTotal,
  explainKnownTotal,
  explainLine,
  explainLineQuantity,
  explainNoCharge,
  explainPrice,
  explainStated,
  explainStatedChange,
  type StatedNumber,
} from '../../engine/explain';
import type { InvoiceLine } from '../../engine/invoice';
import type { Reconciliation } from '../../engine/reconcile';
import { rememberedFor } from '../../engine/remembered';
import type { Messages } from '../../messages/message';
import { lineDescription } from '../../model/labels';
import type { ActualInvoiceView, ShownText } from '../../protocol';
import { valueText } from '../../reports/explanation';
import { comparisonOf, type InvoiceComparison, likelyCause } from '../../workspace/findings/invoice';
import type { OrganizationState } from '../../workspace/organization';
import type { Workspace } from '../../workspace/workspace';
import { comparisonTextIn } from '../code-lens';
import { locationOf } from '../positions';

/** Those whose period begins in the cycle, in the order of their files. */
function invoicesOfCycle(
  workspace: Workspace,
  { subscriptions }: OrganizationState,
  { cycle }: Reconciliation,
): ActualInvoice[] {
  const ids = new Set(subscriptions.map(({ id }) => id.value));
  return workspace
    .uris()
    .flatMap(uri => workspace.file(uri)?.invoices ?? [])
    .filter(
      ({ subscription, from }) => ids.has(subscription.value) && cycle.start <= from.value && from.value <= cycle.end,
    );
}

export const actualInvoices = (
  workspace: Workspace,
  messages: Messages,
  state: OrganizationState,
  reconciliation: Reconciliation,
): ActualInvoiceView[] =>
  invoicesOfCycle(workspace, state, reconciliation).map((invoice, index) => {
    const compared = comparisonOf(state, invoice);
    const heading = messages.actualInvoice(invoice.number?.value, invoice.from.value, invoice.to.value);
    const columns = messages.actualColumns().map((text, column) => ({ text, numeric: column > 0 && column < 4 }));
    if (compared === undefined)
      return { heading, columns, sentence: messages.invoiceNotCompared(), agrees: false, rows: [] };
    const seen: Seen = { messages, compared, reconciliation };
    const rows = comparedNumbers(seen).map(number => rowOf(workspace, seen, number, index));
    return { heading, columns, ...verdict(seen), rows };
  });

/** A number of the comparison by the name of its figure. */
export function explainCompared(
  workspace: Workspace,
  messages: Messages,
  state: OrganizationState,
  reconciliation: Reconciliation,
  figure: string,
): Explanation | undefined {
  for (const [index, invoice] of invoicesOfCycle(workspace, state, reconciliation).entries()) {
    const compared = comparisonOf(state, invoice);
    if (compared === undefined) continue;
    for (const number of comparedNumbers({ messages, compared, reconciliation })) {
      const column = COLUMNS.find(one => figure === comparedFigure(index, number, one));
      if (column !== undefined) return number[column];
    }
  }
  return undefined;
}

/** An invoice on its way to rows. */
interface Seen {
  readonly messages: Messages;
  readonly compared: InvoiceComparison;
  /** The cycle that is shown. */
  readonly reconciliation: Reconciliation;
}

/** What differs, by the number on the invoice. */
const differingIn = rememberedFor(
  ({ differences }: InvoiceComparison): ReadonlyMap<unknown, InvoiceDifference> =>
    new Map(differences.flatMap(one => ('actual' in one ? [[one.actual, one] as const] : []))),
);

/** More than anybody reads beside each other. Of the others the editor's findings tell which differ. */
const MOST_LINES = 500;

/** What the invoice states, what is computed, and what lies between where the two differ. */
interface ComparedNumber {
  /** Tells it apart from the others of its invoice. */
  readonly key: string;
  readonly what: string;
  /** Undefined where it is not on the invoice. */
  readonly stated: Explanation | undefined;
  /** Undefined where nothing is computed for it. */
  readonly computed: Explanation | undefined;
  readonly change: Explanation | undefined;
  readonly differs: boolean;
  readonly cause: string;
  readonly source: Source;
}

const COLUMNS = ['stated', 'computed', 'change'] as const;
type Column = (typeof COLUMNS)[number];

const comparedFigure = (invoice: number, { key }: ComparedNumber, column: Column): string =>
  `actual.${invoice}.${key}.${column}`;

function rowOf(
  workspace: Workspace,
  { messages, compared }: Seen,
  number: ComparedNumber,
  invoice: number,
): ActualInvoiceView['rows'][number] {
  const cell = (column: Column, none: string): ShownText => {
    const explanation = number[column];
    if (explanation === undefined) return { text: none };
    const { display } = explanation;
    const isOtherCurrency =
      display !== undefined && 'currency' in display && display.currency !== compared.computed.currency;
    return {
      text: valueText(messages, explanation, isOtherCurrency),
      figure: { figure: comparedFigure(invoice, number, column) },
    };
  };
  return {
    cells: [
      { text: number.what },
      cell('stated', messages.notOnInvoice()),
      cell('computed', messages.notComputed()),
      cell('change', ''),
      { text: number.cause },
    ],
    differs: number.differs,
    source: locationOf(workspace, number.source),
  };
}

function verdict({ messages, compared }: Pick<Seen, 'messages' | 'compared'>) {
  const { invoice, computed, differences } = compared;
  const agrees = differences.length === 0 && isSameCurrency({ compared }) && computed.isComplete;
  const sentence = comparisonTextIn(messages)(compared);
  const { length } = invoice.lines;
  if (length <= MOST_LINES) return { agrees, sentence };
  return { agrees, sentence: `${sentence}. ${messages.firstLinesAlone(MOST_LINES, length)}` };
}

const isSameCurrency = ({ compared: { invoice, computed } }: Pick<Seen, 'compared'>): boolean =>
  invoice.currency === undefined || invoice.currency.value === computed.currency;

const comparedNumbers = (seen: Seen): ComparedNumber[] => [
  ...statedLines(seen),
  ...missingLines(seen),
  ...(isSameCurrency(seen) ? totals(seen) : []),
];

function statedLines(seen: Seen): ComparedNumber[] {
  const { messages, compared } = seen;
  const { invoice } = compared;
  const { lines, agentModel } = compared.computed;
  const matches = matchLines(lines, invoice.lines);
  return invoice.lines.slice(0, MOST_LINES).flatMap((actual, place) => {
    const line = matches.get(actual);
    const computedName = line === undefined ? actual.sku?.value : lineDescription(line, agentModel);
    const name = actual.description?.value ?? computedName ?? messages.namelessLine(place + 1);
    return line === undefined
      ? unexpectedLine(seen, actual, name, `line${place}`)
      : matchedLine(seen, actual, line, name, `line${place}`);
  });
}

const PARTS = ['quantity', 'unitPrice', 'amount'] as const;
type Part = (typeof PARTS)[number];

/** What both state of a line: its quantity and, in one currency, its price and amount. */
function matchedLine(seen: Seen, actual: ActualLine, line: InvoiceLine, name: string, key: string): ComparedNumber[] {
  const parts = isSameCurrency(seen) ? PARTS : PARTS.slice(0, 1);
  return parts.flatMap(part => {
    const written = actual[part];
    return written === undefined
      ? []
      : [matched(seen, { line: name, part }, `${key}.${part}`, written, explainPart(seen, line, part))];
  });
}

function explainPart({ reconciliation }: Seen, line: InvoiceLine, part: Part): Explanation | undefined {
  if (part === 'quantity') return explainLineQuantity(reconciliation, line);
  return part === 'amount'
    ? explainLine(reconciliation, line)
    : explainPrice(line.unitPrice, reconciliation.invoice.currency);
}

/** A number on the invoice beside the computed one; it differs where the comparison says so. */
function matched(
  { messages, compared }: Seen,
  of: StatedNumber,
  key: string,
  written: Located<number | Big>,
  computed: Explanation | undefined,
): ComparedNumber {
  const difference = differingIn(compared).get(written);
  const stated = explainStated(of, written, compared.computed.currency);
  return {
    key,
    what: nameOf(messages, of),
    stated,
    computed,
    change: difference && explainStatedChange(of, stated, computed),
    differs: difference !== undefined,
    cause: difference === undefined ? '' : causeText(messages, compared, difference),
    source: written.source,
  };
}

const nameOf = (messages: Messages, of: StatedNumber): string =>
  'line' in of ? messages.comparedPart(of.line, of.part) : messages.invoiceTotals()[of.total];

function causeText(messages: Messages, compared: InvoiceComparison, difference: InvoiceDifference): string {
  if (difference.is === 'total') return messages.totalCause(difference.of);
  const cause = likelyCause(compared, difference);
  return cause === undefined ? '' : messages.likelyCause(cause);
}

/** A line for which nothing is computed; the cause stands once. */
function unexpectedLine(seen: Seen, actual: ActualLine, name: string, key: string): ComparedNumber[] {
  const { messages, compared } = seen;
  const { invoice } = compared;
  const source = actual.sku?.source ?? actual.description?.source ?? actual.source;
  const currency = invoice.currency?.value ?? compared.computed.currency;
  const cause = causeText(messages, compared, { is: 'unexpected', actual });
  const rest = { computed: undefined, differs: true };
  const numbers = (['quantity', 'amount'] as const).flatMap((part): Omit<ComparedNumber, 'cause'>[] => {
    const written = actual[part];
    if (written === undefined) return [];
    const of = { line: name, part };
    const stated = explainStated(of, written, currency);
    const isComparable = part === 'quantity' || isSameCurrency(seen);
    const change = isComparable ? explainStatedChange(of, stated, undefined) : undefined;
    return [{ ...rest, key: `${key}.${part}`, what: nameOf(messages, of), stated, change, source: written.source }];
  });
  const [first = { ...rest, key, what: name, stated: undefined, change: undefined, source }, ...others] = numbers;
  return [{ ...first, cause }, ...others.map(other => ({ ...other, cause: '' }))];
}

/** Lines that the usage comes to and the invoice has not; the cause stands once. */
function missingLines(seen: Seen): ComparedNumber[] {
  const { messages, compared } = seen;
  const { invoice } = compared;
  const source = invoice.number?.source ?? invoice.subscription.source;
  return compared.differences.flatMap(difference => {
    if (difference.is !== 'missing') return [];
    const { line } = difference;
    const name = lineDescription(line, compared.computed.agentModel);
    const isAmountComparable = isSameCurrency(seen) && line.amount !== undefined;
    const parts: readonly Part[] = isAmountComparable ? ['quantity', 'amount'] : ['quantity'];
    return parts.map((part): ComparedNumber => {
      const of = { line: name, part };
      const computed = explainPart(seen, line, part);
      return {
        key: `missing.${line.type}.${line.sku ?? ''}.${part}`,
        what: nameOf(messages, of),
        stated: undefined,
        computed,
        change: explainStatedChange(of, undefined, computed),
        differs: true,
        cause: part === 'quantity' ? messages.missingLineCause() : '',
        source,
      };
    });
  });
}

function totals(seen: Seen): ComparedNumber[] {
  const { compared, reconciliation } = seen;
  const { invoice } = compared;
  const isOfPrimary = compared.computed === reconciliation.invoice;
  const computed = isOfPrimary ? explainKnownTotal(reconciliation) : explainBilledElsewhere(reconciliation);
  const expected = {
    recurring: explainNoCharge(reconciliation, 'recurring'),
    usage: computed,
    total: explainExpectedTotal(computed, invoice, reconciliation.invoice.currency),
  };
  return (['recurring', 'usage', 'total'] as const).flatMap(total => {
    const written = invoice.totals[total];
    return written === undefined ? [] : [matched(seen, { total }, `total.${total}`, written, expected[total])];
  });
}
