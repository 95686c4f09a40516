/** Whole documents to be filled in: a subscription, a month of usage, an invoice with what is computed for it. */
import { formatDay, parseDay } from '../../engine/day';
import type { Day } from '../../engine/domain';
import type { InvoiceLine } from '../../engine/invoice';
import { formatAmount, formatUnitPrice } from '../../engine/money';
import { inOneGo } from '../../engine/pieces';
import type { Reconciliation } from '../../engine/reconcile';
import { lineDescription, lineUnit } from '../../model/labels';
import { describeKey, type Kind } from '../../model/schema-keys';
import { daysOf, figureTypesOf, fileStem, newUsageText } from '../../reports/new-usage';
import { yamlText } from '../../reports/yaml-text';
import { freeName, knownNames } from '../../workspace/names';
import type { OrganizationState } from '../../workspace/organization';
import { type Insert, joined, stop } from './insert';
import { mappingOf } from './records';
import { cycleToWrite, monthOf, namedAfter, type Place, type Surroundings } from './surroundings';

export interface WholeDocument {
  readonly kind: Kind;
  readonly label: string;
  readonly detail: string;
  readonly insert: Insert;
}

export function wholeDocuments(place: Omit<Place, 'kind'>, kinds: readonly Kind[]): WholeDocument[] {
  return kinds.flatMap(kind => MAKERS[kind](place));
}

type Maker = (place: Omit<Place, 'kind'>) => WholeDocument[];

const MAKERS: Readonly<Record<Kind, Maker>> = { subscription: newSubscription, usage: newUsage, invoice: newInvoice };

/** Keys beyond the required ones without which hardly a subscription makes sense. */
const USUAL_KEYS = ['surgeProtection', 'licenses'];

function newSubscription(place: Omit<Place, 'kind'>): WholeDocument[] {
  const { workspace, messages, file } = place;
  const named = namedAfter(file.uri)?.organization ?? exampleOf('organization');
  const state = workspace.organization(named);
  const around: Surroundings = { ...place, kind: 'subscription', root: undefined, state };
  const types = describeKey('subscription', ['licenses'])?.keys ?? [];
  const own: Readonly<Record<string, Insert>> = {
    id: [stop(yamlText(freeName(exampleOf('id'), inOneGo(knownNames(workspace, 'subscription')))))],
    organization: [stop(yamlText(named))],
    // R9: an organization counts its agents in one way.
    agentModel: [
      stop(...inFront(choicesOf('agentModel'), state?.reconciliations.at(-1)?.agentModel ?? modelOf(state))),
    ],
    licenses: types.flatMap(type => ['\n  ', ...mappingOf(around, ['licenses'], [type], undefined, 'block')]),
  };
  const keys = [...(describeKey('subscription', [])?.required ?? []), ...USUAL_KEYS];
  const entries = keys.map((key): Insert => {
    const value = own[key];
    if (value === undefined) return mappingOf(around, [], [key], undefined, 'block');
    return [key === 'licenses' ? `${key}:` : `${key}: `, ...value];
  });
  const insert = [...joined(entries, '\n'), '\n'];
  return [{ kind: 'subscription', label: messages.newSubscription(), detail: messages.newSubscriptionIs(), insert }];
}

const modelOf = (state: OrganizationState | undefined): string | undefined =>
  state?.subscriptions.find(({ agentModel }) => agentModel !== undefined)?.agentModel?.value;

const inFront = (choices: readonly string[], first: string | undefined): string[] =>
  first === undefined ? [...choices] : [first, ...choices.filter(choice => choice !== first)];

const exampleOf = (key: string): string => String(describeKey('subscription', [key])?.examples[0]);

function choicesOf(key: string): readonly string[] {
  const wanted = describeKey('subscription', [key])?.wanted;
  return wanted?.is === 'choice' ? wanted.choices : [];
}

const MOST_ORGANIZATIONS = 20;

/** For the next cycle of each organization: with figures to fill in, and with dates alone. */
function newUsage(place: Omit<Place, 'kind'>): WholeDocument[] {
  const { workspace, messages, file } = place;
  const states = statesFor(workspace.organizationIds(), file.uri, workspace);
  if (states.length === 0) return [usageOfMonth(place)];
  return states.flatMap(state => {
    const cycle = cycleToWrite({ file, state });
    if (cycle === undefined) return [];
    const types = figureTypesOf(state.subscriptions);
    const days = daysOf(cycle);
    const dates = newUsageText(messages, { organization: state.id, cycle, types });
    return [
      {
        kind: 'usage',
        label: messages.newUsage(state.id, cycle),
        detail: messages.newUsageWithFigures(days.length),
        insert: usageWithFigures([...headOf(state.id), `cycle: ${formatDay(cycle.start)}`], days, types),
      },
      {
        kind: 'usage',
        label: messages.newUsageDates(state.id, cycle),
        detail: messages.newUsageWithDates(days.length),
        insert: [dates],
      },
    ] satisfies WholeDocument[];
  });
}

/** Without a subscription nobody knows the billing cycles: the month that the file is named after, or the example's. */
function usageOfMonth({ messages, file }: Omit<Place, 'kind'>): WholeDocument {
  const named = namedAfter(file.uri);
  const organization = named?.organization ?? exampleOf('organization');
  const month = monthOf(named?.lastOfMonth ?? parseDay(String(describeKey('usage', ['cycle'])?.examples[0])) ?? 0);
  const days = daysOf(month);
  return {
    kind: 'usage',
    label: messages.newUsage(organization, month),
    detail: messages.newUsageWithFigures(days.length),
    insert: usageWithFigures(headOf(organization), days, figureTypesOf([])),
  };
}

const headOf = (organization: string): string[] => ['kind: usage', `organization: ${yamlText(organization)}`];

function usageWithFigures(head: readonly string[], days: readonly Day[], types: readonly string[]): Insert {
  const records = days.map((day): Insert => {
    const figures = types.map((type): Insert => [`${type}: `, stop('0')]);
    return ['  - {', ...joined([[`date: ${formatDay(day)}`], ...figures], ', '), '}'];
  });
  return [`${[...head, 'days:'].join('\n')}\n`, ...joined(records, '\n'), '\n'];
}

/** Those whose name the file has first. */
function statesFor(ids: readonly string[], uri: string, workspace: Place['workspace']): OrganizationState[] {
  const named = namedAfter(uri)?.organization;
  const isNamed = (id: string): boolean => fileStem(id) === named;
  const ordered = ids.toSorted((one, other) => Number(isNamed(other)) - Number(isNamed(one)));
  return ordered
    .flatMap(id => workspace.organization(id) ?? [])
    .filter(({ periods }) => periods.length > 0)
    .slice(0, MOST_ORGANIZATIONS);
}

/** For the latest cycle with usage of each organization. */
function newInvoice({ workspace, messages, file }: Omit<Place, 'kind'>): WholeDocument[] {
  return statesFor(workspace.organizationIds(), file.uri, workspace).flatMap(({ reconciliations }) => {
    const latest = reconciliations.at(-1);
    if (latest === undefined) return [];
    const id = latest.primary.id.value;
    return {
      kind: 'invoice',
      label: messages.newInvoice(id, latest.cycle),
      detail: messages.newInvoiceIs(),
      insert: invoiceOf(latest, freeName(invoiceNumber(), numbersIn(workspace))),
    } satisfies WholeDocument;
  });
}

const invoiceNumber = (): string => String(describeKey('invoice', ['number'])?.examples[0]);

const numbersIn = (workspace: Place['workspace']): string[] =>
  workspace
    .uris()
    .flatMap(uri => workspace.file(uri)?.invoices ?? [])
    .flatMap(({ number }) => number?.value ?? []);

function invoiceOf({ invoice, agentModel, cycle, primary }: Reconciliation, number: string): Insert {
  const { currency, transactionDate, dueDate, isComplete, subtotal } = invoice;
  const total = formatAmount(subtotal, currency);
  const lines = invoice.lines.map((line): Insert => {
    const description = yamlText(lineDescription(line, agentModel));
    return ['\n  - {', ...joined(entriesOf(line, description, currency), ', '), '}'];
  });
  return [
    'kind: invoice\nnumber: ',
    stop(yamlText(number)),
    `\nsubscription: ${yamlText(primary.id.value)}`,
    `\nperiod: {from: ${formatDay(cycle.start)}, to: ${formatDay(cycle.end)}}`,
    '\ntransactionDate: ',
    stop(formatDay(transactionDate)),
    '\ndueDate: ',
    stop(formatDay(dueDate)),
    ...(currency === undefined ? [] : [`\ncurrency: ${currency}`]),
    lines.length === 0 ? '\nlines: []' : '\nlines:',
    ...lines.flat(),
    ...(isComplete ? ['\ntotals: {usage: ', stop(total), ', total: ', stop(total), '}'] : []),
    '\n',
  ];
}

function entriesOf(line: InvoiceLine, description: string, currency: string | undefined): Insert[] {
  const { sku, type, quantity, unitPrice, amount } = line;
  return [
    ...(sku === undefined ? [] : [[`sku: ${yamlText(sku)}`]]),
    [`description: ${description}`],
    ['quantity: ', stop(String(quantity))],
    [`unit: ${lineUnit(type)}`],
    ...(unitPrice === undefined ? [] : [['unitPrice: ', stop(formatUnitPrice(unitPrice.value, currency))]]),
    ...(amount === undefined ? [] : [['amount: ', stop(formatAmount(amount, currency))]]),
  ];
}
