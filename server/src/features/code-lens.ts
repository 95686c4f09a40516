/**
 * textDocument/codeLens: a line above each document that sums it up. On a subscription what its latest cycle used and
 * costs, on usage its cycles, on an invoice whether it agrees. Every document has its line, so that no line below moves
 * when there is suddenly something to say. It comes complete: the numbers are there already, and a lens that is filled in
 * later is empty for a moment.
 */
import type { CodeLens } from 'vscode-languageserver';
import { highestDay } from '../engine/billed-overage';
import { formatDay } from '../engine/day';
import type { Big } from '../engine/decimal';
import { type ActualInvoice, LICENSE_TYPES, type Subscription } from '../engine/domain';
import type { Invoice } from '../engine/invoice';
import { formatAmount, formatUnitPrice, sumOf } from '../engine/money';
import { eachInPieces, type Pieces } from '../engine/pieces';
import type { Reconciliation } from '../engine/reconcile';
import { rememberedFor } from '../engine/remembered';
import type { CycleSummary } from '../messages/hover-en';
import type { Messages } from '../messages/message';
import { forEachDate, type Usage } from '../model/read-usage';
import type { SourceFile } from '../model/source-file';
import { type DailyDetailParams, OPEN_DAILY_DETAIL_COMMAND } from '../protocol';
import { invoiceTotal } from '../reports/table';
import type { CycleState } from '../workspace/cycle-state';
import { comparisonOf, type InvoiceComparison } from '../workspace/findings/invoice';
import { isCounted, type OrganizationState, reconciledWith } from '../workspace/organization';
import type { Workspace } from '../workspace/workspace';

export interface Lens {
  readonly offset: number;
  readonly text: string;
  /** The daily detail that it leads to. */
  readonly opens?: DailyDetailParams | undefined;
  /** Says nothing but that it leads there. */
  readonly isLinkOnly?: boolean;
}

type Said = Omit<Lens, 'offset'>;

/** So many documents, or lenses, are looked at before others have their turn: some milliseconds. */
const LOOKED_AT_IN_A_TURN = 100;

/** In pieces, between which no file may change. */
export function* lensesOf(workspace: Workspace, messages: Messages, file: SourceFile): Pieces<Lens[]> {
  const [subscriptions, usages, invoices] = [byStart(file.subscriptions), byStart(file.usages), byStart(file.invoices)];
  const statedIn = statedUsages(workspace);
  const lenses = yield* eachInPieces(file.roots, LOOKED_AT_IN_A_TURN, ({ kind, root }) => {
    const said = {
      subscription: () => ofSubscription(workspace, messages, file, subscriptions.get(root.start)),
      usage: () => ofUsage(messages, file, statedIn(usages.get(root.start))),
      invoice: () => ofInvoice(workspace, messages, invoices.get(root.start)),
    }[kind]();
    return said.map(lens => ({ offset: root.start, ...lens }));
  });
  return lenses.flat();
}

const byStart = <Part extends { readonly source: { readonly start: number } }>(
  parts: readonly Part[],
): ReadonlyMap<number, Part> => new Map(parts.map(part => [part.source.start, part]));

/** For a client that has no command to open the daily detail with, a lens is text, and one that only leads there is none. */
export function* codeLenses(
  { text }: SourceFile,
  lenses: readonly Lens[],
  commands: ReadonlySet<string>,
): Pieces<CodeLens[]> {
  const canOpen = commands.has(OPEN_DAILY_DETAIL_COMMAND);
  const shown = lenses.filter(({ isLinkOnly }) => canOpen || isLinkOnly !== true);
  return yield* eachInPieces(shown, LOOKED_AT_IN_A_TURN, ({ offset, text: title, opens }) => {
    const start = text.positionAt(offset);
    const isLink = canOpen && opens !== undefined;
    const command = isLink ? { title, command: OPEN_DAILY_DETAIL_COMMAND, arguments: [opens] } : { title, command: '' };
    return { range: { start, end: start }, command };
  });
}

function ofSubscription(
  workspace: Workspace,
  messages: Messages,
  { text }: SourceFile,
  subscription: Subscription | undefined,
): Said[] {
  const state = subscription && workspace.organization(subscription.organization.value);
  if (subscription === undefined || state === undefined || !isCounted(state, subscription))
    return [{ text: messages.lensNothingComputed() }];
  const [latest] = reconciledWith(state, subscription);
  if (latest === undefined) return [{ text: messages.lensWithoutUsage() }];
  const summary = messages.lensOfSubscription(summariesIn(messages)(latest));
  const isPrimary = latest.primary === subscription;
  const billedTo = isPrimary ? [] : [messages.lensBilledTo(latest.primary.id.value)];
  const opens = opening(text.uri, latest);
  return [
    { text: [summary, ...billedTo].join(' · '), opens },
    { text: messages.lensOpenDailyDetail(), opens, isLinkOnly: true },
  ];
}

/** So many fit beside each other. */
const MOST_CYCLES = 4;

/** A usage document with all that its sources state, and the organization that it is part of. */
interface Stated {
  readonly state?: OrganizationState | undefined;
  readonly usage?: Usage | undefined;
}

/** Finds them for many documents of one organization, which is looked through once. */
function statedUsages(workspace: Workspace): (written: Usage | undefined) => Stated {
  const byState = new Map<OrganizationState, ReadonlyMap<Usage['organization'], Usage>>();
  return written => {
    const state = written && workspace.organization(written.organization.value);
    if (written === undefined || state === undefined) return {};
    const known = byState.get(state) ?? new Map(state.usages.map(usage => [usage.organization, usage]));
    byState.set(state, known);
    return { state, usage: known.get(written.organization) };
  };
}

function ofUsage(messages: Messages, { text }: SourceFile, { state, usage }: Stated): Said[] {
  const cycles = state === undefined || usage === undefined ? [] : cyclesOf(state, usage);
  if (cycles.length === 0) return [{ text: messages.lensNothingComputed() }];
  const earlier = cycles.slice(MOST_CYCLES);
  const [next] = earlier;
  return [
    ...cycles.slice(0, MOST_CYCLES).map(reconciliation => ({
      text: messages.lensOfCycle(summariesIn(messages)(reconciliation)),
      opens: opening(text.uri, reconciliation),
    })),
    ...(next === undefined ? [] : [{ text: messages.lensMoreCycles(earlier.length), opens: opening(text.uri, next) }]),
  ];
}

/** The cycles that a usage document has days in, the latest first. */
function cyclesOf({ cycleOn }: OrganizationState, usage: Usage): Reconciliation[] {
  const cycles = new Set<Reconciliation>();
  let latest: CycleState | undefined;
  forEachDate(usage, day => {
    // Nearly always the one of the day before.
    if (latest !== undefined && latest.cycle.start <= day && day <= latest.cycle.end) return;
    latest = cycleOn(day);
    if (latest?.reconciliation !== undefined) cycles.add(latest.reconciliation);
  });
  return [...cycles].sort((one, other) => other.cycle.start - one.cycle.start);
}

/**
 * What a cycle used at most and what is billed for it. Kept, since a file may have a document for each day, and all of them
 * tell of it whenever something changes.
 */
const summariesIn = rememberedFor((messages: Messages) =>
  rememberedFor(({ cycle, days, invoice }: Reconciliation): CycleSummary => {
    const used = LICENSE_TYPES.flatMap(type => {
      const most = highestDay(days, type, use => use.used[type])?.used[type] ?? 0;
      return most === 0 ? [] : [messages.billedAmount(type, most)];
    });
    const overage = invoice.lines.map(({ type, quantity, channelName }) =>
      type === 'digitalChannel'
        ? messages.lensChannelUnits(channelName ?? '', quantity)
        : messages.billedAmount(type, quantity),
    );
    return { ...cycle, used, overage, money: invoiceTotal(messages, invoice) };
  }),
);

const opening = (uri: string, { organization, cycle }: Reconciliation): DailyDetailParams => ({
  uri,
  organization,
  cycle: formatDay(cycle.start),
});

function ofInvoice(workspace: Workspace, messages: Messages, invoice: ActualInvoice | undefined): Said[] {
  if (invoice === undefined) return [{ text: messages.lensNothingComputed() }];
  const subscription = workspace.subscription(invoice.subscription.value);
  if (subscription === undefined) return [{ text: messages.lensUnknownSubscription(invoice.subscription.value) }];
  const state = workspace.organization(subscription.organization.value);
  const comparison = state && comparisonOf(state, invoice);
  if (comparison === undefined) return [{ text: messages.lensNoCycle() }];
  const text = comparisonTextIn(messages)(comparison);
  const { reconciliation } = comparison;
  if (reconciliation === undefined) return [{ text }];
  // The daily detail is that of the subscription's file, for an invoice names no organization.
  const uri = workspace.file(subscription.source.uri)?.text.uri ?? subscription.source.uri;
  return [{ text, opens: opening(uri, reconciliation) }];
}

/** Whether an invoice agrees with its usage, or by how much it differs. Kept, since a file may have years of invoices. */
export const comparisonTextIn = rememberedFor((messages: Messages) =>
  rememberedFor((comparison: InvoiceComparison) => comparisonText(messages, comparison)),
);

function comparisonText(messages: Messages, { invoice, computed, differences }: InvoiceComparison): string {
  const { currency, subtotal, isComplete } = computed;
  const places = messages.lensInvoiceDifferences(differences.length);
  if (invoice.currency !== undefined && invoice.currency.value !== currency) {
    const others = messages.lensInvoiceOtherCurrency(currency ?? '');
    return differences.length === 0 ? others : `${places} · ${others}`;
  }
  if (differences.length === 0) {
    if (!isComplete) return messages.lensInvoiceIncomplete();
    return messages.lensInvoiceAgrees(messages.money(formatAmount(subtotal, currency), currency));
  }
  const sums = isComplete ? sumsOf(computed, invoice) : undefined;
  if (sums === undefined || sums.stated.eq(sums.expected)) return places;
  const difference = sums.stated.minus(sums.expected);
  const change = difference.gt('0') ? 'higher' : 'lower';
  // As exact as it is written: what rounding would hide is what differs.
  const amounts = [formatUnitPrice(difference.abs(), currency), formatAmount(sums.expected, currency)] as const;
  const [by, expected] = amounts.map(amount => messages.money(amount, currency));
  return messages.lensInvoiceDiffers(by ?? '', change, expected ?? '');
}

/** What the invoice comes to and should: its total, else its usage charges, else the sum of its lines. */
function sumsOf({ subtotal }: Invoice, { totals, lines }: ActualInvoice): { stated: Big; expected: Big } | undefined {
  if (totals.total !== undefined) {
    const charges = [totals.other, totals.taxes].flatMap(charge => charge?.value ?? []);
    return { stated: totals.total.value, expected: sumOf([subtotal, ...charges]) };
  }
  if (totals.usage !== undefined) return { stated: totals.usage.value, expected: subtotal };
  const amounts = lines.flatMap(({ amount }) => amount?.value ?? []);
  return amounts.length === lines.length ? { stated: sumOf(amounts), expected: subtotal } : undefined;
}
