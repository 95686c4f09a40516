/** What the preview of a reconciliation says, in Swedish sentences. */
import { formatDay } from '../engine/day';
import { count, plural } from './counts-sv';
import { committedAmount, cycleText, TYPE_NAMES } from './names-sv';
import type { previewEnglish, TriedChange } from './preview-en';

const NUMBERS = {
  day: 'Dag',
  committed: 'Avtalat',
  overageAgentPorts: 'Portar för agenter i överförbrukning',
  used: 'Använt',
  substituted: 'Ersatt',
  overage: 'Fakturerad överförbrukning',
  over: 'Över med',
  under: 'Under med',
  entitlement: 'Röstberättigande',
  limit: 'Topplastgräns',
  displayedLimit: 'Topplastgräns i Control Hub',
  contacts: 'Flest samtidiga samtal',
} as const;

const PARTS = {
  covered: 'täcks av åtagandet',
  portsCovered: 'täcks av åtagandet och agenter i överförbrukning',
  substituted: 'ersätts',
  surge: 'tas av topplastskyddet',
  overage: 'överförbrukning',
  rejected: 'över topplastgränsen, avvisas',
  aboveEntitlement: 'över röstberättigandet',
  idle: 'används inte',
  committed: 'avtalat',
  portsIncluded: 'portar totalt',
  peak: 'dagen som räknas',
  entitled: 'täcks av röstberättigandet',
  entitlement: 'röstberättigande',
  limit: 'topplastgräns',
} as const;

const COMPARED = { quantity: 'antal', unitPrice: 'styckpris', amount: 'belopp' } as const;

const TERMS = {
  premium: 'Avtalade Premium-licenser',
  standard: 'Avtalade Standard-licenser',
  ivrPorts: 'Avtalade tilläggsportar för IVR',
  workforceOptimization: 'Avtalade Workforce Optimization-licenser',
  surgeProtection: 'Topplastskydd, procent',
} as const;

const SHORT_TERMS = {
  premium: 'Premium',
  standard: 'Standard',
  ivrPorts: 'tilläggsportar',
  workforceOptimization: 'Workforce Optimization',
  surgeProtection: 'topplastskydd',
} as const;

function changeText({ key, before, after, file, line, effective, shared }: TriedChange): string {
  const amended = effective === undefined ? '' : `, i ändringen den ${formatDay(effective)}`;
  const where =
    before === undefined ? `, ny i prenumerationen från rad ${count(line)}` : ` på rad ${count(line)}${amended}`;
  const others = shared.length === 0 ? '' : `, vilket också ändrar ${shared.join(', ')}, skrivet där med ett alias`;
  const what = before === undefined ? `${key}: ${after}` : `${key}: ${after} i stället för ${before}`;
  return `${what}${where} i ${file}${others}`;
}

const usedText = (quantity: number): string => plural(quantity, 'använd', 'använda');
const committedText = (quantity: number): string => plural(quantity, 'avtalad', 'avtalade');

const changesText = (changes: readonly TriedChange[]): string => changes.map(changeText).join('; ');

export const previewSwedish: typeof previewEnglish = {
  previewTitle: organization => `Avstämning: ${organization}`,
  allSubscriptions: () => 'Alla prenumerationer',
  subscriptionRange: (id, start, end) =>
    end === undefined ? `${id}, från ${formatDay(start)}` : `${id}, ${cycleText(start, end)}`,

  // Current usage.
  currentUsage: () => 'Aktuell användning',
  usageGroup: group => (group === 'agents' ? 'Agenter' : 'IVR och samtal'),
  usageNumber: of => NUMBERS[of],
  usagePart: part => PARTS[part],
  noFigures: () => 'inga tal',
  noSurgeStated: () => 'ingen angiven',
  meterSentence: ({ type, day, used, committed, overageAgentPorts, substituted, billed }) => {
    const name = TYPE_NAMES[type];
    if (used === undefined) return `${name}: ${committedText(committed)}, och inga tal i den här perioden.`;
    const more = [
      ...(overageAgentPorts === 0 ? [] : [`${count(overageAgentPorts)} till med agenter i överförbrukning`]),
      ...(substituted === 0 ? [] : [plural(substituted, 'ersatt', 'ersatta')]),
    ];
    const included = [committedText(committed), ...more].join(', ');
    return `${name}: ${usedText(used)} den ${formatDay(day)}, ${included}; ${billed === 0 ? 'ingen överförbrukning' : `${count(billed)} fakturerad överförbrukning`}.`;
  },
  callsSentence: ({ day, contacts, entitlement, limit }) => {
    const most = contacts === undefined ? 'inga tal' : `högst ${count(contacts)}, den ${formatDay(day)}`;
    const taken = limit === undefined ? 'ingen topplastgräns angiven' : `topplastgräns ${count(limit)}`;
    return `Samtidiga samtal: ${most}; röstberättigande ${count(entitlement)}, ${taken}.`;
  },

  // Charts.
  chartSentence: (type, used, day, limit) =>
    type === 'voiceContacts'
      ? `Samtidiga samtal varje dag i perioden. Flest är ${count(used)} den ${formatDay(day)}, med gränsen ${count(limit)}.`
      : `${TYPE_NAMES[type]} varje dag i perioden. ${formatDay(day)} räknas, med ${usedText(used)} och ${committedText(limit)}.`,
  chartColumns: () => ['Datum', 'Använt', 'Avtalat', 'Ersatt', 'Överförbrukning'],
  callsColumns: () => ['Datum', 'Samtidiga samtal', 'Röstberättigande', 'Topplastgräns'],

  // The daily detail.
  dailyDetailHeading: () => 'Dagliga detaljer',
  totalOfDay: (day, isBilled) =>
    isBilled ? `Fakturerat, enligt ${formatDay(day)}` : `Högsta användning, ${formatDay(day)}`,
  totalSummed: day => `Fakturerat, alla dagar; högst ${formatDay(day)}`,

  // The invoice.
  invoiceSummaryHeading: () => 'Sammanställning av avgifter',
  committedHeading: () => 'Avgifter för åtagandet, faktureras för sig',
  committedAmount,
  chargeUnknown: (id, type, quantity, isOtherCurrency) =>
    isOtherCurrency
      ? `${committedAmount(type, quantity)} i ${id}: priset är i en annan valuta än den primära prenumerationens, så avgifterna för åtagandet är okända.`
      : `${committedAmount(type, quantity)} i ${id}: priset saknas, så avgifterna för åtagandet är okända. Lägg till unitPrice till den här licensen.`,
  otherCurrencyUnknown: (id, currency) =>
    `${id} är ${currency === undefined ? 'utan valuta' : `i ${currency}`}, en annan valuta än den primära prenumerationens, så avgifterna för åtagandet är okända.`,
  actualInvoice: (number, start, end) => `Faktura${number === undefined ? '' : ` ${number}`}, ${cycleText(start, end)}`,
  actualColumns: () => ['Vad', 'På fakturan', 'Framräknat', 'Skillnad', 'Varför det kan skilja'],
  comparedPart: (line, part) => `${line}, ${COMPARED[part]}`,
  namelessLine: place => `Rad ${count(place)}`,
  notOnInvoice: () => 'saknas',
  notComputed: () => 'inget',
  missingLineCause: () => 'Leverantören kan fakturera den senare.',
  totalCause: of => (of === 'recurring' ? 'Åtagandet faktureras för sig.' : 'Leta efter skillnaden i raderna.'),
  firstLinesAlone: (shown, all) =>
    `Här visas bara de första ${count(shown)} av dess ${count(all)} rader. Alla jämförs: i fakturans fil är det markerat var de skiljer.`,
  invoiceNotCompared: () => 'Inte jämförd: dess period är ingen faktureringsperiod.',

  // What if.
  whatIf: () => 'Tänk om',
  triedTerm: name => TERMS[name],
  triedUnwritable: () =>
    'Det här kan inte skrivas in i prenumerationen som den är. Rätta det som är markerat i filen, eller ändra värdet där.',
  triedShared: () =>
    'Det här är skrivet på ett ställe tillsammans med ett annat värde som provas, med ett alias, så de två kan inte skilja sig. Skriv ut dem i filen först.',
  triedInPlaceOf: place => `provat i stället för ${place}`,
  differenceColumns: () => ['Vad', 'Som skrivet', 'Som provat', 'Skillnad'],
  billedOf: type => `${TYPE_NAMES[type]}, fakturerad överförbrukning`,
  bothCharges: () => 'Faktura för överförbrukning och avgifter för åtagandet tillsammans',
  applyTried: () => 'Skriv till filen',
  resetTried: () => 'Återställ',
  triedTarget: (id, changes) => `”Skriv till filen” skriver in i ${id}: ${changesText(changes)}.`,
  triedInShort: changes =>
    changes
      .map(({ name, before, after }) => `${SHORT_TERMS[name]} ${before === undefined ? '' : `${before} → `}${after}`)
      .join(', '),
  triedWritten: (id, changes) => `Skrivet i ${id}: ${changesText(changes)}.`,

  // Exports.
  languageTag: () => 'sv',
  triedNotWritten: (id, changes) => `Provat, inte skrivet: ${id} med ${changesText(changes)}.`,

  quantityChange: change => (change > 0 ? `+${count(change)}` : change < 0 ? `−${count(-change)}` : '0'),
};
