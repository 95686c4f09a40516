/** What hovers and code lenses say, in Swedish sentences. */
import { count, plural } from './counts-sv';
import type { CycleSummary, hoverEnglish } from './hover-en';
import { KEY_TEXTS } from './keys-sv';
import { cycleText, TYPE_NAMES } from './names-sv';
import { wants } from './schema-sv';

const overageText = ({ overage, money }: CycleSummary): string =>
  overage.length === 0 ? 'ingen överförbrukning' : `överförbrukning ${overage.join(', ')} · ${money}`;

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
    const sum = `${plural(committed, 'avtalad', 'avtalade')} + ${count(withOverage)} med agenter i överförbrukning = ${plural(committed + withOverage, 'port', 'portar')}`;
    return used === undefined ? sum : `${plural(used, 'använd', 'använda')} av ${sum}`;
  },
  contactsOfDay: (contacts, limit) =>
    contacts === undefined
      ? plural(limit, 'samtidigt samtal', 'samtidiga samtal')
      : `${count(contacts)} av ${plural(limit, 'samtidigt samtal', 'samtidiga samtal')}`,

  lensOfSubscription: summary =>
    `${cycleText(summary.start, summary.end)}: använt som mest ${summary.used.join(', ') || 'inget'} · ${overageText(summary)}`,
  lensBilledTo: primary => `faktureras ${primary}`,
  lensOfCycle: summary => `${cycleText(summary.start, summary.end)}: ${overageText(summary)}`,
  lensChannelUnits: (name, units) => `${plural(units, 'enhet', 'enheter')} ${name}`,
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
  lensUnknownSubscription: id => `Jämförs inte: det finns inte exakt en prenumeration ${id}`,
  lensNoCycle: () => 'Jämförs inte: perioden är ingen faktureringsperiod',
};
