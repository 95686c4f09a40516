/** What hovers and code lenses say, in Swedish sentences. */
import { formatDay } from '../engine/day';
import { count, plural } from './counts-sv';
import type { CycleSummary, hoverEnglish } from './hover-en';
import { KEY_TEXTS } from './keys-sv';
import { amount, cycleText, TYPE_NAMES } from './names-sv';
import { wants } from './schema-sv';

const list = (amounts: CycleSummary['used']): string =>
  amounts.map(({ type, quantity }) => amount(type, quantity)).join(', ');

const overageText = ({ overage, money, isComplete }: CycleSummary): string => {
  if (overage.length === 0) return `ingen överförbrukning${money === undefined ? '' : ` · ${money}`}`;
  const price = isComplete ? money : `${money === undefined ? '' : `${money}, `}ett pris saknas`;
  return `överförbrukning ${list(overage)} · ${price}`;
};

export const hoverSwedish: typeof hoverEnglish = {
  schemaText: (pointer, english) => KEY_TEXTS[pointer] ?? english,
  wantedValue: wanted => `Värde: ${wants(wanted)}.`,
  exampleIs: () => 'Exempel:',
  choiceIs: (choice, meaning) => `${choice}: ${meaning}.`,

  typeName: type => TYPE_NAMES[type],
  dayOfCycle: (number, days, start, end) =>
    `Dag ${count(number)} av ${count(days)} i faktureringsperioden ${cycleText(start, end)}`,
  dayWithoutSubscription: () => 'Ingen av organisationens prenumerationer är aktiv den här dagen.',
  dayColumns: () => ['Typ', 'Använt', 'Avtalat', 'Ersatt', 'Överförbrukning'],
  activeSubscriptions: () => 'Aktiva',
  isPrimary: () => 'primär',
  portsOfDay: (used, committed, withOverage) => {
    const sum = `${count(committed)} avtalade + ${count(withOverage)} med agenter i överförbrukning = ${plural(committed + withOverage, 'port', 'portar')}`;
    return used === undefined ? sum : `${count(used)} använda av ${sum}`;
  },
  contactsOfDay: (contacts, limit) =>
    contacts === undefined
      ? plural(limit, 'samtidigt samtal', 'samtidiga samtal')
      : `${count(contacts)} av ${plural(limit, 'samtidigt samtal', 'samtidiga samtal')}`,

  lensOfSubscription: summary =>
    `${cycleText(summary.start, summary.end)}: använt som mest ${list(summary.used) || 'inget'} · ${overageText(summary)}`,
  lensBilledTo: primary => `faktureras ${primary}`,
  lensOfCycle: summary => `${cycleText(summary.start, summary.end)}: ${overageText(summary)}`,
  lensMoreCycles: cycles => plural(cycles, 'tidigare period', 'tidigare perioder'),
  lensWithoutUsage: () => 'Ingen användning ännu',
  lensNothingComputed: () => 'Inget är beräknat ännu',
  lensOpenDailyDetail: () => 'Öppna dagliga detaljer',
  lensInvoiceAgrees: money => `Stämmer med användningen: ${money}`,
  lensInvoiceDiffers: (difference, change, expected) =>
    `Avviker: ${difference} ${change === 'higher' ? 'mer' : 'mindre'} än de ${expected} som användningen ger`,
  lensInvoiceDifferences: differences => `Avviker på ${plural(differences, 'ställe', 'ställen')}`,
  lensInvoiceOtherCurrency: currency => `Bara antalen jämförs: prenumerationen är i ${currency}`,
  lensInvoiceIncomplete: () => 'Kan inte jämföras helt: ett pris saknas i prenumerationen',
  lensUnknownSubscription: id => `Jämförs inte: det finns ingen prenumeration ${id}`,
  lensNoCycle: day => `Jämförs inte: ${formatDay(day)} passar inte en faktureringsperiod`,
};
