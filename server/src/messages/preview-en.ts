/** What the preview of a reconciliation says, in English sentences. */
import { formatDay } from '../engine/day';
import type { Day, FigureType, LicenseType } from '../engine/domain';
import { count } from './counts-en';
import { committedAmount, cycleText, TYPE_NAMES } from './names-en';

/** The numbers of a bar by what they are. */
const NUMBERS = {
  day: 'Day',
  committed: 'Committed',
  overageAgentPorts: 'Ports of overage agents',
  used: 'Used',
  substituted: 'Substituted',
  overage: 'Overage billed',
  over: 'Over by',
  under: 'Under by',
  entitlement: 'Voice entitlement',
  limit: 'Surge limit',
  displayedLimit: 'Surge limit in Control Hub',
  contacts: 'Most calls at once',
} as const;

/** What a part of a bar or a chart stands for. */
const PARTS = {
  covered: 'covered by the commitment',
  portsCovered: 'covered by the commitment and overage agents',
  substituted: 'substituted',
  surge: 'taken by surge protection',
  overage: 'overage',
  rejected: 'above the surge limit, rejected',
  aboveEntitlement: 'above the voice entitlement',
  idle: 'not used',
  committed: 'committed',
  portsIncluded: 'ports in all',
  peak: 'the day that counts',
  entitled: 'covered by the voice entitlement',
  entitlement: 'voice entitlement',
  limit: 'surge limit',
} as const;
export type UsagePart = keyof typeof PARTS;

/** A day's use of a type in a few numbers. */
export interface MeterSummary {
  readonly type: LicenseType;
  readonly day: Day;
  /** Undefined where the cycle has no figure of the type. */
  readonly used: number | undefined;
  readonly committed: number;
  readonly overageAgentPorts: number;
  readonly substituted: number;
  readonly billed: number;
}

/** The calls of a cycle in a few numbers. */
export interface CallsSummary {
  readonly day: Day;
  readonly contacts: number | undefined;
  readonly entitlement: number;
  readonly limit: number | undefined;
}

/** A term that is tried, and where it would be written. */
export interface TriedChange {
  readonly name: LicenseType | 'surgeProtection';
  readonly key: string;
  /** As written now; undefined where nothing is. */
  readonly before: string | undefined;
  readonly after: string;
  readonly file: string;
  readonly line: number;
  /** The first day of the amendment that states it. */
  readonly effective: Day | undefined;
  /** The keys that have the same value by an alias, and change with it. */
  readonly shared: readonly string[];
}

const TERMS = {
  premium: 'Premium licences committed',
  standard: 'Standard licences committed',
  ivrPorts: 'Add-on IVR ports committed',
  workforceOptimization: 'Workforce Optimization licences committed',
  surgeProtection: 'Surge protection, percent',
} as const;

/** Beside their numbers, on one line. */
const SHORT_TERMS = {
  premium: 'Premium',
  standard: 'Standard',
  ivrPorts: 'add-on ports',
  workforceOptimization: 'Workforce Optimization',
  surgeProtection: 'surge protection',
} as const;

function changeText({ key, before, after, file, line, effective, shared }: TriedChange): string {
  const amended = effective === undefined ? '' : `, in the amendment of ${formatDay(effective)}`;
  const where =
    before === undefined ? `, new in the subscription from line ${count(line)}` : ` in line ${count(line)}${amended}`;
  const others = shared.length === 0 ? '' : `, which also changes ${shared.join(', ')}, written there by an alias`;
  const what = before === undefined ? `${key}: ${after}` : `${key}: ${after} instead of ${before}`;
  return `${what}${where} of ${file}${others}`;
}

const changesText = (changes: readonly TriedChange[]): string => changes.map(changeText).join('; ');

export const previewEnglish = {
  previewTitle: (organization: string): string => `Reconciliation: ${organization}`,
  allSubscriptions: (): string => 'All subscriptions',
  subscriptionRange: (id: string, start: Day, end: Day | undefined): string =>
    end === undefined ? `${id}, from ${formatDay(start)}` : `${id}, ${cycleText(start, end)}`,

  // Current usage.
  currentUsage: (): string => 'Current usage',
  usageGroup: (group: 'agents' | 'ivr'): string => (group === 'agents' ? 'Agents' : 'IVR and calls'),
  usageNumber: (of: keyof typeof NUMBERS): string => NUMBERS[of],
  usagePart: (part: UsagePart): string => PARTS[part],
  noFigures: (): string => 'no figures',
  noSurgeStated: (): string => 'none stated',
  meterSentence: (meter: MeterSummary): string => {
    const { type, day, used, committed, overageAgentPorts, substituted, billed } = meter;
    const name = TYPE_NAMES[type];
    if (used === undefined) return `${name}: ${count(committed)} committed, and no figures in this cycle.`;
    const more = [
      ...(overageAgentPorts === 0 ? [] : [`${count(overageAgentPorts)} more with overage agents`]),
      ...(substituted === 0 ? [] : [`${count(substituted)} substituted`]),
    ];
    const included = [`${count(committed)} committed`, ...more].join(', ');
    return `${name}: ${count(used)} used on ${formatDay(day)}, ${included}; ${billed === 0 ? 'no overage' : `${count(billed)} overage billed`}.`;
  },
  callsSentence: ({ day, contacts, entitlement, limit }: CallsSummary): string => {
    const most = contacts === undefined ? 'no figures' : `${count(contacts)} at most, on ${formatDay(day)}`;
    const taken = limit === undefined ? 'no surge limit stated' : `surge limit ${count(limit)}`;
    return `Calls at once: ${most}; voice entitlement ${count(entitlement)}, ${taken}.`;
  },

  // Charts.
  chartSentence: (type: FigureType, used: number, day: Day, limit: number): string =>
    type === 'voiceContacts'
      ? `Calls at once on each day of the cycle. The most are ${count(used)} on ${formatDay(day)}, with a limit of ${count(limit)}.`
      : `${TYPE_NAMES[type]} on each day of the cycle. ${formatDay(day)} counts, with ${count(used)} used and ${count(limit)} committed.`,
  chartColumns: (): readonly string[] => ['Date', 'Used', 'Committed', 'Substituted', 'Overage'],
  callsColumns: (): readonly string[] => ['Date', 'Calls at once', 'Voice entitlement', 'Surge limit'],

  // The daily detail.
  dailyDetailHeading: (): string => 'Daily detail',
  /** In front of a type's total: the day whose numbers it has. */
  totalOfDay: (day: Day, isBilled: boolean): string =>
    isBilled ? `Billed, as of ${formatDay(day)}` : `Highest use, ${formatDay(day)}`,
  totalSummed: (day: Day): string => `Billed, all days; highest ${formatDay(day)}`,

  // The invoice.
  invoiceSummaryHeading: (): string => 'Summary of charges',
  committedHeading: (): string => 'Committed charges, invoiced separately',
  committedAmount,
  chargeUnknown: (id: string, type: LicenseType, quantity: number, isOtherCurrency: boolean): string =>
    isOtherCurrency
      ? `${committedAmount(type, quantity)} in ${id}: the price is in another currency than the primary subscription's, so the committed charges are unknown.`
      : `${committedAmount(type, quantity)} in ${id}: the price is missing, so the committed charges are unknown. Add unitPrice to this licence.`,
  otherCurrencyUnknown: (id: string, currency: string | undefined): string =>
    `${id} is in ${currency ?? 'no currency'}, another currency than the primary subscription's, so the committed charges are unknown.`,
  actualInvoice: (number: string | undefined, start: Day, end: Day): string =>
    `Invoice${number === undefined ? '' : ` ${number}`}, ${cycleText(start, end)}`,
  actualColumns: (): readonly [string, string, string, string, string] => [
    'What',
    'On the invoice',
    'Computed',
    'Difference',
    'Why it may differ',
  ],
  comparedPart: (line: string, part: 'quantity' | 'unitPrice' | 'amount'): string => `${line}, ${COMPARED[part]}`,
  namelessLine: (place: number): string => `Line ${count(place)}`,
  notOnInvoice: (): string => 'not on it',
  notComputed: (): string => 'none',
  missingLineCause: (): string => 'The vendor may bill it later.',
  totalCause: (of: 'recurring' | 'usage' | 'total'): string =>
    of === 'recurring' ? 'The commitment is invoiced separately.' : 'Look for the difference in the lines.',
  firstLinesAlone: (shown: number, all: number): string =>
    `Only the first ${count(shown)} of its ${count(all)} lines are shown here. All are compared: the editor marks in the invoice's file where they differ.`,
  invoiceNotCompared: (): string => 'Not compared: its period is not a billing cycle.',

  // What if.
  whatIf: (): string => 'What if',
  triedTerm: (name: TriedChange['name']): string => TERMS[name],
  triedUnwritable: (): string =>
    'This cannot be written into the subscription as it stands. Mend what is marked in its file, or change the value there.',
  triedShared: (): string =>
    'This is written in one place with another value that is tried, by an alias, so the two cannot differ. Write them out in the file first.',
  triedInPlaceOf: (place: string): string => `tried in place of ${place}`,
  differenceColumns: (): readonly [string, string, string, string] => ['What', 'As written', 'As tried', 'Difference'],
  billedOf: (type: LicenseType): string => `${TYPE_NAMES[type]} overage billed`,
  bothCharges: (): string => 'Overage invoice and committed charges together',
  applyTried: (): string => 'Apply to file',
  resetTried: (): string => 'Reset',
  triedTarget: (id: string, changes: readonly TriedChange[]): string =>
    `“Apply to file” writes into ${id}: ${changesText(changes)}.`,
  triedInShort: (changes: readonly TriedChange[]): string =>
    changes
      .map(({ name, before, after }) => `${SHORT_TERMS[name]} ${before === undefined ? '' : `${before} → `}${after}`)
      .join(', '),
  triedWritten: (id: string, changes: readonly TriedChange[]): string => `Written into ${id}: ${changesText(changes)}.`,

  // Exports.
  languageTag: (): string => 'en',
  triedNotWritten: (id: string, changes: readonly TriedChange[]): string =>
    `Tried, not written: ${id} with ${changesText(changes)}.`,

  /** A difference of quantities with its sign. */
  quantityChange: (change: number): string =>
    change > 0 ? `+${count(change)}` : change < 0 ? `−${count(-change)}` : '0',
};

const COMPARED = { quantity: 'quantity', unitPrice: 'unit price', amount: 'amount' } as const;
