/** Which computed amounts belong to what is written in a file: an invoice as it was received, a price, digital units. */
import { matchLines } from '../engine/compare-invoice';
import type { ActualInvoice, Source } from '../engine/domain';
import {
  type Explanation,
  explainChannel,
  explainCommittedCharge,
  explainExpectedTotal,
  explainInvoiceTotal,
  explainLine,
  explainLineQuantity,
} from '../engine/explain';
import type { Reconciliation } from '../engine/reconcile';
import { lastStarting } from '../model/place';
import type { SourceFile } from '../model/source-file';
import type { Workspace } from '../workspace/workspace';
import { contains } from './positions';

/** What is written at the place, and how the computed number comes about that it is compared with or goes into. */
export interface MoneyFigure {
  readonly source: Source;
  readonly explanation: Explanation;
  readonly reconciliation: Reconciliation;
}

/** What a place in a file has to do with an amount; undefined where it has nothing. */
export const moneyFigureAt = (workspace: Workspace, file: SourceFile, offset: number): MoneyFigure | undefined =>
  invoiceFigureAt(workspace, file, offset) ??
  channelFigureAt(workspace, file, offset) ??
  priceFigureAt(workspace, file, offset);

/** Quantities and amounts that a vendor states, by the computed ones. */
function invoiceFigureAt(workspace: Workspace, file: SourceFile, offset: number): MoneyFigure | undefined {
  const invoice = file.invoices.find(({ source }) => contains(source, offset));
  const reconciliation = invoice === undefined ? undefined : billedIn(workspace, invoice);
  if (invoice === undefined || reconciliation === undefined) return undefined;
  const at = atOffset(offset, reconciliation);
  for (const [actual, line] of matchLines(reconciliation.invoice.lines, invoice.lines)) {
    const figure =
      at(actual.quantity, () => explainLineQuantity(reconciliation, line)) ??
      at(actual.unitPrice, () => explainLine(reconciliation, line)) ??
      at(actual.amount, () => explainLine(reconciliation, line));
    if (figure !== undefined) return figure;
  }
  const { usage, total } = invoice.totals;
  return (
    at(usage, () => explainInvoiceTotal(reconciliation)) ??
    at(total, () => explainExpectedTotal(explainInvoiceTotal(reconciliation), invoice, reconciliation.invoice.currency))
  );
}

/** The cycle that an invoice is for, where its subscription is primary in it. */
function billedIn(workspace: Workspace, { subscription, from, to }: ActualInvoice): Reconciliation | undefined {
  const organization = workspace.subscription(subscription.value)?.organization.value;
  const state = organization === undefined ? undefined : workspace.organization(organization);
  return state?.reconciliations.find(
    ({ primary, cycle }) =>
      primary.id.value === subscription.value && cycle.start === from.value && cycle.end === to.value,
  );
}

/** Digital units, by what their channel comes to in the cycle. */
function channelFigureAt(workspace: Workspace, file: SourceFile, offset: number): MoneyFigure | undefined {
  const usage = file.usages.find(({ source }) => contains(source, offset));
  const record = usage && lastStarting(usage.digitalUnits, ({ units }) => units.source.start, offset);
  if (usage === undefined || record === undefined || !contains(record.units.source, offset)) return undefined;
  const { units, date } = record;
  const reconciliation = workspace.organization(usage.organization.value)?.cycleOn(date.value)?.reconciliation;
  const use = reconciliation?.digitalChannels.find(({ records }) =>
    records.some(other => other.units.source === units.source),
  );
  if (reconciliation === undefined || use === undefined) return undefined;
  return atOffset(offset, reconciliation)(units, () => explainChannel(use));
}

/** Prices and discounts, by what they come to in the latest cycle that is charged with them. */
function priceFigureAt(workspace: Workspace, file: SourceFile, offset: number): MoneyFigure | undefined {
  for (const { source, organization } of file.subscriptions) {
    if (!contains(source, offset)) continue;
    for (const reconciliation of workspace.organization(organization.value)?.reconciliations.toReversed() ?? []) {
      const figure = priceIn(reconciliation, file, offset);
      if (figure !== undefined) return figure;
    }
  }
  return undefined;
}

function priceIn(reconciliation: Reconciliation, { uri }: SourceFile, offset: number): MoneyFigure | undefined {
  const { committedCharges, invoice } = reconciliation;
  const amounts = [
    ...committedCharges.charges.map(charge => ({
      ...charge,
      explain: () => explainCommittedCharge(charge, invoice.currency),
    })),
    ...invoice.lines.map(line => ({ ...line, explain: () => explainLine(reconciliation, line) })),
  ];
  const at = atOffset(offset, reconciliation);
  for (const { unitPrice, discount, explain } of amounts) {
    const [price, less] = [unitPrice, discount].map(one => (one?.source.uri === uri ? one : undefined));
    const figure = at(price, explain) ?? at(less, explain);
    if (figure !== undefined) return figure;
  }
  return undefined;
}

/** Makes a figure of what is written at the offset. */
const atOffset =
  (offset: number, reconciliation: Reconciliation) =>
  (
    written: { readonly source: Source } | undefined,
    explain: () => Explanation | undefined,
  ): MoneyFigure | undefined => {
    if (written === undefined || !contains(written.source, offset)) return undefined;
    const explanation = explain();
    return explanation === undefined ? undefined : { source: written.source, explanation, reconciliation };
  };
