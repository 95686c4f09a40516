/** Money, terms and invoices, in Swedish sentences. */
import { formatDay } from '../engine/day';
import { count, decimal, money, plural } from './counts-sv';
import type { Cause, LineName, moneyEnglish } from './money-en';
import { amount, cycleText, MODEL_NAMES, TYPE_NAMES } from './names-sv';

const lineName = ({ type, channel }: LineName): string => (type === 'digitalChannel' ? channel : TYPE_NAMES[type]);

const DISPUTE =
  'För att bestrida det, vänd dig först till din Customer Success Manager, sedan till kundserviceportalen.';

const TOTALS = { usage: 'Användningsavgifter', total: 'Totalt' } as const;

const CHANGES = { higher: 'högre', lower: 'lägre' } as const;

const COLUMNS = { committed: 'avtalat', substituted: 'ersatt', overage: 'överförbrukning' } as const;

const units = (number: number): string => plural(number, 'enhet', 'enheter');

export const moneySwedish: typeof moneyEnglish = {
  likelyCause: causeText,
  overagePriceMissing: (type, quantity) =>
    `${amount(type, quantity)} i överförbrukning saknar pris, så fakturan är ofullständig. Lägg till overage: {unitPrice: …} till den här licensen; licensens eget pris ersätter det inte.`,
  channelPriceMissing: (name, above) =>
    `${units(above)} av ${name} utöver de ingående saknar pris, så fakturan är ofullständig. Lägg till unitPrice till kanalen i den primära prenumerationen.`,
  digitalOverage: (sku, overage, used, included, start, end) =>
    `${units(overage)} av ${sku} ligger över de ingående i faktureringsperioden ${cycleText(start, end)}: ${plural(used, 'använd', 'använda')}, ${count(included)} ingår.`,
  unitsAreHere: () => 'De sista enheterna som räknas står här.',
  includedIsHere: included => `Här ingår: ${units(included)}.`,
  assumptionMatters: (assumption, chosen, other, difference, change) => {
    const effect =
      difference === undefined
        ? 'skulle fakturan bli en annan; med hur mycket den skiljer sig går inte att säga, eftersom ett pris saknas'
        : change === 'same'
          ? 'skulle enskilda perioder faktureras annorlunda och ge samma summa'
          : `skulle fakturan bli ${money(difference.amount, difference.currency)} ${CHANGES[change]}`;
    return `Den här användningen faktureras med ${assumption}: ${chosen}. Med ${other} ${effect}. Fråga leverantören vilken läsning som gäller.`;
  },

  currencyMismatch: (currency, primary) =>
    `Valutan är ${currency}, men den primära prenumerationen är i ${primary}. Överförbrukningen faktureras i ${primary}, och de två läggs aldrig ihop.`,
  surgeMismatch: (percentage, primary) =>
    primary === undefined
      ? `Topplastskyddet på ${decimal(percentage)} % har ingen verkan så länge den primära prenumerationen inte anger något.`
      : `Topplastskyddet på ${decimal(percentage)} % har ingen verkan: den primära prenumerationen anger ${decimal(primary)} %, och det är det som gäller.`,
  assumptionMismatch: (assumption, written, primary) =>
    `${assumption}: ${written} har ingen verkan: den primära prenumerationen läses med ${primary}, och det är det som gäller.`,
  primaryIsHere: id => `Den primära prenumerationen är ${id}.`,

  unknownSubscription: id =>
    `Det finns ingen prenumeration ${id}, så fakturan kan inte jämföras. Kontrollera numret, eller lägg till prenumerationen.`,
  invoicePeriod: (day, start, end) =>
    `${formatDay(day)} passar inte en faktureringsperiod: den dagens period är ${cycleText(start, end)}. Rätta perioden.`,
  invoiceQuantity: (line, actual, expected, cause) =>
    `${lineName(line)}: fakturan debiterar ${count(actual)}, användningen ger ${count(expected)}. ${causeText(cause)} ${DISPUTE}`,
  invoicePrice: (line, actual, expected, currency, cause) =>
    `${lineName(line)}: fakturan har styckpriset ${money(actual, currency)}, prenumerationen ${money(expected, currency)}. ${causeText(cause)} ${DISPUTE}`,
  invoiceAmount: (line, actual, expected, currency, cause) =>
    `${lineName(line)}: fakturan har beloppet ${money(actual, currency)}, användningen ger ${money(expected, currency)}. ${causeText(cause)} ${DISPUTE}`,
  invoiceTotalDiffers: (of, actual, expected, currency) =>
    of === 'recurring'
      ? `Fakturan har återkommande avgifter på ${money(actual, currency)}, men en faktura för överförbrukning har ${money(expected, currency)}: åtagandet faktureras för sig. ${DISPUTE}`
      : `${TOTALS[of]}: fakturan säger ${money(actual, currency)}, prenumerationen och användningen ger ${money(expected, currency)}. Leta efter skillnaden i raderna. ${DISPUTE}`,
  invoiceLineMissing: (line, quantity) =>
    `Fakturan har ingen rad för ${lineName(line)}, men användningen ger en överförbrukning på ${count(quantity)}. Leverantören kan fakturera den senare.`,
  invoiceLineUnexpected: (name, quantity, cause) =>
    `${name ?? 'Den här raden'}${quantity === undefined ? '' : ` (${count(quantity)})`} står på fakturan, men inget räknas fram för den. ${causeText(cause)} ${DISPUTE}`,

  dailyDetailMismatch: (column, type, day, actual, expected) =>
    `${TYPE_NAMES[type]} den ${formatDay(day)}: de importerade dagliga detaljerna säger ${count(actual)} ${COLUMNS[column]}, användningen och villkoren ger ${count(expected)}. ${DETAIL_CAUSES[column]} ${DISPUTE}`,
  duplicateCounted: (type, day) =>
    `Talet om ${TYPE_NAMES[type]} för ${formatDay(day)} är både skrivet här och räknat ur rådata, så inget av dem räknas. Ta bort det ena.`,
  duplicateWritten: (days, first) =>
    `Både rådata och dagliga tal anger den här periodens användning, på ${plural(days, 'dag', 'dagar')} från ${formatDay(first)}. Inget av dem räknas där; ta bort det ena.`,
  countedHere: value => `Räknat ur rådata: ${count(value)}.`,
  writtenHere: value => `Skrivet som dagligt tal: ${count(value)}.`,
  logoutMissing: model =>
    `En utloggning saknas. Med ${MODEL_NAMES[model]} agenter räknas den inloggade tiden, och den här sessionen har ingen: inloggningen avgör agentens typ men inget mer. Lägg till logout.`,
};

const DETAIL_CAUSES = {
  committed:
    'Trolig orsak: ett annat avtalat antal den dagen; kontrollera ändringarna och prenumerationerna som gällde då.',
  substituted: 'Trolig orsak: ett annat antal lediga Premium-licenser, eller andra åtaganden.',
  overage: 'Trolig orsak: andra åtaganden, eller en annan ersättning, den dagen.',
} as const;

function causeText(cause: Cause): string {
  switch (cause.is) {
    case 'reading':
      return `Trolig orsak: leverantören fakturerar med ${cause.assumption}: ${cause.other}, som ger dess tal.`;
    case 'otherPrimary':
      return `Trolig orsak: periodens överförbrukning faktureras på ${cause.primary}, som är primär.`;
    default:
      return CAUSES[cause.is];
  }
}

const CAUSES: Readonly<Record<Exclude<Cause['is'], 'reading' | 'otherPrimary'>, string>> = {
  figures:
    'Trolig orsak: leverantören har räknat annorlunda; importera dess dagliga detaljer för att jämföra dag för dag.',
  committedPrice: 'Trolig orsak: det är priset för åtagandet, inte för dess överförbrukning.',
  netPrice: 'Trolig orsak: det är priset efter rabatt.',
  otherPrice: 'Trolig orsak: priset har ändrats; kontrollera beställningen.',
  discount: 'Trolig orsak: rabatten har inte dragits av.',
  quantityOrPrice: 'Trolig orsak: ett annat antal eller pris; se samma rad.',
  noOverage:
    'Trolig orsak: den här användningen har ingen sådan överförbrukning, eller raden hör till en annan period.',
};
