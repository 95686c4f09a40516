/** Values that can be meant where one is written: from the schemas, and from what the workspace says already. */

import { committedQuantity } from '../../engine/commitment';
import type { Cycle } from '../../engine/cycle';
import { dateOf, dayOf, daysInMonth, formatDay, parseDay } from '../../engine/day';
import { type Day, LICENSE_TYPES } from '../../engine/domain';
import { dayOfInstant } from '../../engine/instant';
import { CURRENCIES, minorDigits } from '../../engine/money';
import { inOneGo } from '../../engine/pieces';
import type { Reconciliation } from '../../engine/reconcile';
import { lineDescription } from '../../model/labels';
import type { Path } from '../../model/place';
import { describeKey, type Kind } from '../../model/schema-keys';
import { type CycleChoice, daysOf } from '../../reports/new-usage';
import { yamlText } from '../../reports/yaml-text';
import { knownNames, type Name, nameAt, occurrences } from '../../workspace/names';
import { choiceMeaning } from '../key-text';
import {
  cycleHere,
  cycleOn,
  cyclesOf,
  dayAt,
  mappingHere,
  namedAfter,
  type Surroundings,
  subscriptionHere,
  textAt,
  usageHere,
} from './surroundings';

export interface Value {
  /** As it is written in YAML. */
  readonly text: string;
  readonly detail?: string | undefined;
}

type Suggest = (around: Surroundings, path: Path) => readonly Value[];

/** By the path, in which `*` stands for every item and every key. */
const SUGGESTED: Readonly<Record<Kind, Readonly<Record<string, Suggest>>>> = {
  subscription: {
    organization: organizations,
    start: daysAfterOthers,
    end: lastDays,
    currency: currencies,
    'licenses.*.committed': commitmentWithoutOverage,
    'licenses.*.sku': skus,
    'licenses.*.overage.sku': skus,
    'digitalChannels.*.sku': skus,
    'amendments.*.effective': firstDaysOfCycles,
  },
  usage: {
    organization: organizations,
    cycle: firstDaysOfCycles,
    'days.*.date': freeDays,
    'agentSessions.*.agent': agents,
    'agentSessions.*.login': instants,
    'agentSessions.*.logout': instants,
    'ivrConnections.*.start': instants,
    'ivrConnections.*.end': instants,
    'digitalChannels.*.sku': channelSkus,
    'digitalChannels.*.date': lastDayOfCycle,
  },
  invoice: {
    subscription: subscriptions,
    'period.from': firstDaysOfCycles,
    'period.to': lastDayOfPeriod,
    transactionDate: dayAfterPeriod,
    dueDate: dueDates,
    currency: currencies,
    'lines.*.sku': billedSkus,
    'lines.*.description': billedDescriptions,
    'lines.*.unit': examples,
  },
};

/** What can stand at a path, the likeliest first. */
export function valuesAt(around: Surroundings, path: Path): readonly Value[] {
  const described = describeKey(around.kind, path);
  if (described?.wanted.is === 'choice')
    return described.wanted.choices.map(choice => ({
      text: choice,
      detail: choiceMeaning(around.messages, described, choice),
    }));
  const patterns = Object.entries(SUGGESTED[around.kind]);
  const suggest = patterns.find(([pattern]) => fits(pattern.split('.'), path))?.[1];
  return suggest?.(around, path) ?? [];
}

const fits = (pattern: readonly string[], path: Path): boolean =>
  pattern.length === path.length && pattern.every((step, index) => step === '*' || step === path[index]);

const dates = (days: readonly Day[], detail?: (day: Day) => string | undefined): Value[] =>
  days.map(day => ({ text: formatDay(day), detail: detail?.(day) }));

/** Names of a kind, without the one that is only being typed. */
function namesOfKind({ workspace, file, spot }: Surroundings, kind: Name['kind'], organization?: string): string[] {
  const typed = inOneGo(nameAt(file, spot.end))?.name;
  const isOnlyHere = (text: string): boolean =>
    text === typed?.text &&
    inOneGo(occurrences(workspace, typed)).every(({ source }) => source.uri === file.uri && source.end === spot.end);
  return inOneGo(knownNames(workspace, kind, organization)).filter(text => !isOnlyHere(text));
}

const asText = (names: Iterable<string>): Value[] => [...new Set(names)].map(name => ({ text: yamlText(name) }));

function organizations(around: Surroundings): Value[] {
  const { workspace, file } = around;
  const names = namesOfKind(around, 'organization');
  const named = namedAfter(file.uri)?.organization;
  const isNew = named !== undefined && (around.kind === 'subscription' || names.length === 0);
  const known = [...new Set([...(isNew ? [named] : []), ...names])].map(name => {
    const ids = workspace.organization(name)?.subscriptions.map(({ id }) => id.value) ?? [];
    return { text: yamlText(name), detail: ids.join(', ') };
  });
  // Usage belongs to an organization that has a subscription.
  return around.kind === 'usage' ? known.sort((one, other) => rank(one) - rank(other)) : known;
}

const rank = ({ detail }: { readonly detail: string }): number => (detail === '' ? 1 : 0);

function subscriptions(around: Surroundings): Value[] {
  const { workspace, messages } = around;
  return namesOfKind(around, 'subscription').flatMap(id => {
    const found = workspace.subscription(id);
    if (found === undefined) return [];
    return { text: yamlText(id), detail: messages.subscriptionOf(found.organization.value, found.start.value) };
  });
}

function skus(around: Surroundings): Value[] {
  return asText(namesOfKind(around, 'sku'));
}

function channelSkus(around: Surroundings): Value[] {
  const channels = around.state?.subscriptions.flatMap(({ digitalChannels }) => digitalChannels) ?? [];
  return asText([...channels.map(({ sku }) => sku.value), ...namesOfKind(around, 'sku')]);
}

function agents(around: Surroundings): Value[] {
  return asText(namesOfKind(around, 'agent', textAt(around.root, 'organization')));
}

/** What most deals are made in. */
const USUAL_CURRENCIES = ['USD', 'EUR', 'GBP', 'JPY', 'CHF', 'CAD', 'AUD', 'INR', 'SEK', 'NOK', 'DKK', 'SGD'];

/** Those of the workspace first, the most used one before the others, then the usual ones. */
function currencies({ workspace, messages, state }: Surroundings): Value[] {
  const used = new Map<string, number>();
  const files = workspace.uris().flatMap(uri => workspace.file(uri) ?? []);
  for (const { subscriptions: own, invoices } of files)
    for (const { currency } of [...own, ...invoices])
      if (currency !== undefined) used.set(currency.value, (used.get(currency.value) ?? 0) + 1);
  const ofOrganization = new Set(state?.subscriptions.map(({ currency }) => currency?.value));
  const weight = (code: string): number => (ofOrganization.has(code) ? Number.MAX_SAFE_INTEGER : (used.get(code) ?? 0));
  return [...new Set([...USUAL_CURRENCIES, ...CURRENCIES])]
    .sort((one, other) => weight(other) - weight(one))
    .map(code => {
      const digits = messages.decimalsOf(minorDigits(code));
      return { text: code, detail: used.has(code) ? `${digits}, ${messages.usedSoFar()}` : digits };
    });
}

function daysAfterOthers({ state, messages, spot }: Surroundings): Value[] {
  const ended = (state?.subscriptions ?? [])
    .filter(({ source }) => source.start > spot.end || source.end < spot.start)
    .flatMap(({ id, end }) => (end === undefined ? [] : [{ id: id.value, day: end.value + 1 }]));
  return ended
    .sort((one, other) => other.day - one.day)
    .map(({ id, day }) => ({ text: formatDay(day), detail: messages.dayAfterSubscription(id) }));
}

const USUAL_TERMS_IN_YEARS = [1, 3, 5];

function lastDays({ root, messages }: Surroundings): Value[] {
  const start = dayAt(root, 'start');
  if (start === undefined) return [];
  const { year, month, day } = dateOf(start);
  return USUAL_TERMS_IN_YEARS.map(years => {
    const next = { year: year + years, month, day: Math.min(day, daysInMonth(year + years, month)) };
    return { text: formatDay(dayOf(next) - 1), detail: messages.yearsOf(years) };
  });
}

/** What would have to be committed for the latest cycle to have no overage. */
function commitmentWithoutOverage(around: Surroundings, path: Path): Value[] {
  const type = LICENSE_TYPES.find(one => one === path[1]);
  const subscription = subscriptionHere(around);
  const latest = around.state?.reconciliations.at(-1);
  if (type === undefined || subscription === undefined || latest?.primary !== subscription) return [];
  const overage = latest.billedOverage.find(billed => billed.type === type)?.quantity ?? 0;
  if (overage === 0) return [];
  const { start, end } = latest.cycle;
  const committed = committedQuantity(subscription, type, end)?.value ?? 0;
  const detail = around.messages.commitmentWithoutOverage(type, overage, start, end);
  return [{ text: String(committed + overage), detail }];
}

function firstDaysOfCycles(around: Surroundings): Value[] {
  const { state, messages, kind } = around;
  const cycles = state === undefined ? [] : cyclesOf(state);
  // What is billed has usage.
  const billed = cycles.toSorted((one, other) => +other.hasUsage - +one.hasUsage);
  const ordered = { subscription: cycles, usage: withCycleFirst(cycles, cycleHere(around)), invoice: billed }[kind];
  return ordered.map(({ cycle, hasUsage }) => ({
    text: formatDay(cycle.start),
    detail: messages.cycleFrom(cycle, hasUsage),
  }));
}

function withCycleFirst(choices: readonly CycleChoice[], cycle: Cycle | undefined): readonly CycleChoice[] {
  if (cycle === undefined) return choices;
  const known = choices.find(choice => choice.cycle.start === cycle.start);
  return [known ?? { cycle, hasUsage: false }, ...choices.filter(choice => choice !== known)];
}

/** The days of the cycle without a record in the document: first the one after the latest, then the others. */
function freeDays(around: Surroundings): Value[] {
  const { spot, messages } = around;
  const cycle = cycleHere(around);
  const records = [...(usageHere(around)?.days ?? [])].filter(
    ({ source }) => spot.start < source.start || source.end < spot.start,
  );
  const written = new Set(records.map(({ date }) => date.value));
  const before = records.filter(({ source }) => source.end < spot.start).map(({ date }) => date.value);
  const latest = before.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY);
  const inCycle = cycle === undefined ? [] : daysOf(cycle);
  const free = [...inCycle, ...(cycle === undefined && before.length > 0 ? [latest + 1] : [])].filter(
    day => !written.has(day),
  );
  const [past, following] = [free.filter(day => day <= latest), free.filter(day => day > latest)];
  return dates([...following, ...past], day => (day === following[0] ? messages.nextDay() : messages.freeDay()));
}

function lastDayOfCycle(around: Surroundings): Value[] {
  const cycle = cycleHere(around);
  return cycle === undefined ? [] : dates([cycle.end], around.messages.lastDayOfCycle);
}

/** At the times of the schema's example, on the day of the record's beginning, of the latest record, or of the cycle. */
function instants(around: Surroundings, path: Path): Value[] {
  const example = String(describeKey(around.kind, path)?.examples[0] ?? '');
  const record = mappingHere(around);
  const begun = textAt(record, 'login') ?? textAt(record, 'start');
  const usage = usageHere(around);
  const [session, connection] = [usage?.agentSessions.at(-1), usage?.ivrConnections.at(-1)];
  const last = session?.table.login[session.to - 1] ?? connection?.table.start[connection.to - 1];
  const day =
    parseDay(begun?.slice(0, 10) ?? '') ?? (last === undefined ? cycleHere(around)?.start : dayOfInstant(last));
  return day === undefined ? [] : [{ text: `${formatDay(day)}${example.slice(10)}` }];
}

/** The computed results that an invoice is about: of its period, else of the latest cycle with usage. */
export function billedCycle({ root, state }: Surroundings): Reconciliation | undefined {
  const period = root?.entries.find(({ key }) => key.value === 'period')?.value;
  const from = dayAt(period, 'from');
  const billed = state?.reconciliations ?? [];
  return from === undefined ? billed.at(-1) : billed.find(({ cycle }) => cycle.start === from);
}

function lastDayOfPeriod(around: Surroundings): Value[] {
  const from = dayAt(mappingHere(around), 'from');
  const cycle = from === undefined ? undefined : cycleOn(around.state?.periods ?? [], from);
  return dates(
    [cycle ?? billedCycle(around)?.cycle].flatMap(one => one?.end ?? []),
    around.messages.lastDayOfCycle,
  );
}

function dayAfterPeriod(around: Surroundings): Value[] {
  const billed = billedCycle(around);
  return billed === undefined ? [] : dates([billed.invoice.transactionDate]);
}

function dueDates(around: Surroundings): Value[] {
  const invoice = billedCycle(around)?.invoice;
  if (invoice === undefined) return [];
  const terms = invoice.dueDate - invoice.transactionDate;
  const transaction = dayAt(around.root, 'transactionDate') ?? invoice.transactionDate;
  return dates([transaction + terms], () => around.messages.daysAfter(terms));
}

function billedSkus(around: Surroundings): Value[] {
  const billed = billedCycle(around)?.invoice.lines.flatMap(({ sku }) => sku ?? []) ?? [];
  return asText([...billed, ...namesOfKind(around, 'sku')]);
}

function billedDescriptions(around: Surroundings): Value[] {
  const billed = billedCycle(around);
  return asText(billed?.invoice.lines.map(line => lineDescription(line, billed.agentModel)) ?? []);
}

function examples({ kind }: Surroundings, path: Path): Value[] {
  return asText(describeKey(kind, path)?.examples.map(String) ?? []);
}
