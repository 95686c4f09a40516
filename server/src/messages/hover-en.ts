/** What hovers and code lenses say, in English sentences. */
import type { Day, FigureType } from '../engine/domain';
import { count, plural } from './counts-en';
import { cycleText, TYPE_NAMES } from './names-en';
import { type Wanted, wants } from './schema-en';

/** What a schema says of a key. */
export interface SchemaText {
  readonly title: string;
  readonly description: string;
}

/** What a cycle comes to, each amount in words. */
export interface CycleSummary {
  readonly start: Day;
  readonly end: Day;
  readonly used: readonly string[];
  readonly overage: readonly string[];
  /** Of the overage. */
  readonly money: string;
}

const overageText = ({ overage, money }: CycleSummary): string =>
  overage.length === 0 ? 'no overage' : `overage ${overage.join(', ')} · ${money}`;

export const hoverEnglish = {
  // Keys. Another language finds its words by the pointer into the schema, the English ones where it has none.
  schemaText: (_pointer: string, english: SchemaText): SchemaText => english,
  wantedValue: (wanted: Wanted): string => `Value: ${wants(wanted)}.`,
  exampleIs: (): string => 'Example:',
  choiceIs: (choice: string, meaning: string): string => `${choice}: ${meaning}.`,

  // Days.
  typeName: (type: FigureType): string => TYPE_NAMES[type],
  dayOfCycle: (number: number, days: number, start: Day, end: Day): string =>
    `Day ${count(number)} of ${count(days)} of the billing cycle ${cycleText(start, end)}`,
  dayWithoutSubscription: (): string => 'No subscription of the organization is active on this day.',
  dayColumns: (): readonly [string, string, string, string, string] => [
    'Type',
    'Used',
    'Committed',
    'Substituted',
    'Overage',
  ],
  activeSubscriptions: (): string => 'Active',
  isPrimary: (): string => 'primary',
  portsOfDay: (used: number | undefined, committed: number, withOverage: number): string => {
    const sum = `${count(committed)} committed + ${count(withOverage)} with overage agents = ${plural(committed + withOverage, 'port', 'ports')}`;
    return used === undefined ? sum : `${count(used)} used of ${sum}`;
  },
  contactsOfDay: (contacts: number | undefined, limit: number): string =>
    contacts === undefined
      ? plural(limit, 'call at once', 'calls at once')
      : `${count(contacts)} of ${plural(limit, 'call at once', 'calls at once')}`,

  // Code lenses.
  lensOfSubscription: (summary: CycleSummary): string =>
    `${cycleText(summary.start, summary.end)}: used at most ${summary.used.join(', ') || 'nothing'} · ${overageText(summary)}`,
  lensBilledTo: (primary: string): string => `billed to ${primary}`,
  lensOfCycle: (summary: CycleSummary): string => `${cycleText(summary.start, summary.end)}: ${overageText(summary)}`,
  lensChannelUnits: (name: string, units: number): string => `${plural(units, 'unit', 'units')} of ${name}`,
  lensMoreCycles: (cycles: number): string => plural(cycles, 'earlier cycle', 'earlier cycles'),
  lensWithoutUsage: (): string => 'No usage yet',
  lensNothingComputed: (): string => 'Nothing is computed yet',
  lensOpenDailyDetail: (): string => 'Open daily detail',
  lensInvoiceAgrees: (money: string): string => `Agrees with the usage: ${money}`,
  lensInvoiceDiffers: (difference: string, change: 'higher' | 'lower', expected: string): string =>
    `Differs: ${difference} ${change} than the ${expected} that the usage comes to`,
  lensInvoiceDifferences: (differences: number): string => `Differs in ${plural(differences, 'place', 'places')}`,
  lensInvoiceOtherCurrency: (currency: string): string =>
    `Only the quantities are compared: the subscription is in ${currency}`,
  lensInvoiceIncomplete: (): string => 'Cannot be compared completely: a price is missing in the subscription',
  lensUnknownSubscription: (id: string): string => `Not compared: there is no single subscription ${id}`,
  lensNoCycle: (): string => 'Not compared: the period is not a billing cycle',
};
