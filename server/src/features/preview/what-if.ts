/** What tried terms would change: quantities and money before, after and apart. */
import type { Big } from '../../engine/decimal';
import { LICENSE_TYPES } from '../../engine/domain';
import { formatAmount } from '../../engine/money';
import type { Reconciliation } from '../../engine/reconcile';
import { type Messages, say } from '../../messages/message';
import type { TriedChange } from '../../messages/preview-en';
import { fileName } from '../../model/source-file';
import { termPath } from '../../model/terms';
import type { WhatIfView } from '../../protocol';
import type { Workspace } from '../../workspace/workspace';
import { locationOf } from '../positions';
import { moneyChange } from './change';
import type { Trial, TriedTerm } from './trial';

type Difference = WhatIfView['differences'][number];

export function whatIf(workspace: Workspace, messages: Messages, written: Reconciliation, trial: Trial): WhatIfView {
  const { subscription, terms, results } = trial;
  return {
    heading: messages.whatIf(),
    subscription: {
      label: messages.subscription(),
      options: written.subscriptions.map(({ id, start, end }) => ({
        value: id.value,
        text: messages.subscriptionRange(id.value, start.value, end?.value),
        chosen: id.value === subscription.id.value,
      })),
    },
    fields: terms.map(({ name, at, text, problem }) => ({
      name,
      label: messages.triedTerm(name),
      text,
      written: at?.text ?? '',
      problem: problem && say(messages, problem),
    })),
    differences: results === undefined ? [] : differences(messages, written, results.reconciliation),
    differenceColumns: messages.differenceColumns(),
    target:
      results === undefined ? undefined : messages.triedTarget(subscription.id.value, changesOf(workspace, trial)),
    applyLabel: messages.applyTried(),
    resetLabel: messages.resetTried(),
  };
}

/** What is written where, for the sentence before and after it is done. */
export function changesOf(workspace: Workspace, { terms, subscription, file }: Trial): TriedChange[] {
  const root = file?.roots.find(one => one.root.start === subscription.source.start)?.root;
  return terms.flatMap(({ name, at, text, value }: TriedTerm): TriedChange[] => {
    if (value === undefined || file === undefined || root === undefined) return [];
    const source = { uri: file.uri, start: at?.start ?? root.start, end: at?.end ?? root.start };
    const line = (locationOf(workspace, source)?.range.start.line ?? 0) + 1;
    const digits = typeof value === 'number' ? String(value) : text;
    return [
      {
        name,
        key: termPath(name).join('.'),
        before: at?.text,
        after: digits,
        file: fileName(file.text.uri),
        line,
        effective: at?.effective,
        shared: (at?.shared() ?? []).map(path => path.filter(step => typeof step === 'string').join('.')),
      },
    ];
  });
}

function differences(messages: Messages, before: Reconciliation, after: Reconciliation): Difference[] {
  const billed = LICENSE_TYPES.flatMap(type => {
    const quantities = [before, after].map(
      ({ billedOverage }) => billedOverage.find(one => one.type === type)?.quantity ?? 0,
    );
    return quantityRow(messages, messages.billedOf(type), quantities[0], quantities[1]);
  });
  const limits = quantityRow(messages, messages.surgeLimit(), before.surge?.limit, after.surge?.limit);
  const { currency } = after.invoice;
  const money = MONEY.map(({ label, of }) => moneyRow(messages, label(messages), of(before), of(after), currency));
  return [...billed, ...limits, ...money];
}

/** Only where it changes; a limit that is not stated is not 0. */
function quantityRow(
  messages: Messages,
  label: string,
  before: number | undefined,
  after: number | undefined,
): Difference[] {
  if (before === after) return [];
  const text = (value: number | undefined): string =>
    value === undefined ? messages.noSurgeStated() : messages.number(value);
  const difference = before === undefined || after === undefined ? '' : messages.quantityChange(after - before);
  return [{ label, before: text(before), after: text(after), difference }];
}

const invoiceTotal = ({ invoice }: Reconciliation): Big | undefined =>
  invoice.isComplete ? invoice.subtotal : undefined;

const committed = ({ committedCharges }: Reconciliation): Big | undefined => committedCharges.total;

/** What the cycle costs, which is what there is to decide: shown whether it changes or not. */
const MONEY: readonly {
  readonly label: (messages: Messages) => string;
  readonly of: (reconciliation: Reconciliation) => Big | undefined;
}[] = [
  { label: messages => messages.overageInvoice(), of: invoiceTotal },
  { label: messages => messages.committedCharges(), of: committed },
  {
    label: messages => messages.bothCharges(),
    of: reconciliation => {
      const [overage, charges] = [invoiceTotal(reconciliation), committed(reconciliation)];
      return overage && charges && overage.plus(charges);
    },
  },
];

function moneyRow(
  messages: Messages,
  label: string,
  before: Big | undefined,
  after: Big | undefined,
  currency: string | undefined,
): Difference {
  const text = (amount: Big | undefined): string =>
    amount === undefined ? messages.unknownAmount() : messages.money(formatAmount(amount, currency), currency);
  const difference =
    before === undefined || after === undefined
      ? messages.unknown()
      : moneyChange(messages, before, after, currency, true);
  return { label, before: text(before), after: text(after), difference };
}
