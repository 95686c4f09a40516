/** What the command line says, in Swedish. */
import { formatDay } from '../engine/day';
import type { cliEnglish } from './cli-en';
import { decimal, plural } from './counts-sv';

const COMMANDS = 'check, reconcile, invoice, import, explain eller lsp';

const HELP = `Överförbrukning, ersättning, IVR-portar, topplastskydd och fakturor för kontaktcenterlicenser.

  entitlements check [SÖKVÄG…]        vad som är fel och vad som sticker ut
  entitlements reconcile [SÖKVÄG…]    de dagliga detaljerna för varje faktureringsperiod
  entitlements invoice [SÖKVÄG…]      vad överförbrukningen i varje faktureringsperiod kostar
  entitlements import FIL             en CSV-export som användningsfil, på standard ut
  entitlements explain ORGANISATION PERIOD TAL [DATUM]
                                      var ett tal kommer ifrån, i den här mappens filer
  entitlements lsp --stdio            språkservern, för editorer

En SÖKVÄG är en mapp, som läses med undermappar, eller en fil; ingen betyder den här mappen.
En PERIOD är en dag i en faktureringsperiod, skriven ÅÅÅÅ-MM-DD, som varje datum.
Ett TAL är ett av
  TYP.used, TYP.committed, TYP.substituted, TYP.overage        den DATUM
  TYP.billed, ivr.ports, ivr.overage, surge.voiceEntitlement, surge.limit,
  committedCharges, invoice.TYP, invoice.total, digital.SKU    i perioden
med TYP premium, standard, ivrPorts eller workforceOptimization.

  --format FORMAT       check: text, json, sarif, github
                        reconcile: table, json, csv, markdown
                        invoice, explain: text, json
  --organization ID     bara den här organisationen; import: vems användning det är
  --cycle ÅÅÅÅ-MM-DD    bara faktureringsperioden som innehåller den dagen
  --fail-on GRAD        error (om inget anges), warning, information eller never
  --language SPRÅK      en (om inget anges) eller sv
  --help, --version

Slutkod 0: ingen anmärkning av den graden · 1: anmärkningar · 2: felaktigt anrop eller oläsbara filer.
`;

/** What each code is about, for lists of codes. */
const TITLES: Readonly<Record<Parameters<typeof cliEnglish.findingTitle>[0], string>> = {
  'yaml-syntax': 'Texten kan inte läsas som YAML.',
  schema: 'En nyckel saknas eller är okänd, eller dess värde passar inte.',
  'kind-file-mismatch': 'Dokumentets slag passar inte filens namn.',
  'duplicate-subscription': 'Två prenumerationer har samma nummer.',
  'unknown-organization': 'Användning för en organisation utan prenumeration.',
  'unknown-subscription': 'En faktura för en prenumeration som inte finns.',
  'no-active-subscription': 'Användning en dag utan aktiv prenumeration.',
  'mixed-agent-models': 'Namngivna och samtidiga prenumerationer i en organisation.',
  'date-outside-cycle': 'Ett datum utanför faktureringsperioden som dokumentet gäller.',
  'duplicate-usage': 'Två tal för samma typ och dag.',
  'session-invalid': 'En session eller anslutning som slutar innan den börjar, eller saknar slut.',
  'source-unreadable': 'En CSV-fil som inte kan användas.',
  'source-row-invalid': 'En rad i en CSV-fil som inte kan användas.',
  'invoice-quantity-mismatch': 'En faktura debiterar ett annat antal än användningen ger.',
  'invoice-price-mismatch': 'En faktura har ett annat styckpris än prenumerationen.',
  'invoice-amount-mismatch': 'Ett belopp är inte vad antal, pris och rabatt ger.',
  'invoice-total-mismatch': 'En summa på en faktura är inte vad den ska vara.',
  'invoice-line-missing': 'Överförbrukning som fakturan saknar rad för.',
  'invoice-line-unexpected': 'En fakturarad utan motsvarande överförbrukning.',
  'daily-detail-mismatch': 'Importerade dagliga detaljer säger något annat än deras tal ger.',
  'surge-limit-exceeded': 'Fler samtidiga samtal än topplastskyddet släpper igenom.',
  overage: 'Användning utöver åtagandet, som faktureras.',
  'ivr-overage': 'Fler IVR-portar i bruk än de som följer med agenterna och som tillägg.',
  'digital-overage': 'Fler enheter i en digital kanal än vad som ingår.',
  'named-usage-decreased': 'Antalet namngivna agenter sjunker inom en faktureringsperiod.',
  'percent-fraction': 'En procentsats under 1 utan procenttecken.',
  'usage-type-missing': 'Ett tal som dagens andra tal behöver saknas.',
  'overage-price-missing': 'Överförbrukning utan pris.',
  'currency-mismatch': 'Två valutor möts.',
  'surge-mismatch': 'Organisationens prenumerationer har olika topplastskydd.',
  'assumption-mismatch': 'Organisationens prenumerationer gör olika antaganden.',
  'unordered-days': 'En dag som står efter en senare.',
  'unknown-key-suggestion': 'En nyckel som liknar en känd.',
  'unused-ignore': 'En kommentar som inte tystar något.',
  substitution: 'Lediga Premium-licenser betjänade Standard-agenter.',
  'surge-in-use': 'Topplastskyddet tog emot samtal.',
  'surge-missing': 'En prenumeration utan topplastskydd.',
  'missing-days': 'Dagar utan tal mellan dagar som har tal.',
  'assumption-matters': 'Två läsningar av guiden ger olika belopp.',
  'unused-commitment': 'En del av ett åtagande användes aldrig.',
  'control-hub-shows-one': 'Control Hub visar en annan topplastgräns än den verkliga.',
};

const listed = (names: readonly string[]): string => (names.length === 0 ? 'inga' : names.join(', '));

const meant = (word: string | undefined): string => (word === undefined ? '' : ` Menade du ${word}?`);

export const cliSwedish: typeof cliEnglish = {
  // Part of the format that problem matchers and scripts read, in every language.
  severity: severity => severity,
  findingTitle: code => TITLES[code],
  findingsSummary: ({ error, warning, information }, files) =>
    `${plural(error, 'fel', 'fel')}, ${plural(warning, 'varning', 'varningar')} och ${plural(information, 'upplysning', 'upplysningar')} i ${plural(files, 'fil', 'filer')}.`,

  pathUnreadable: path => `${path} kan inte läsas. Kontrollera att sökvägen finns och att du får läsa den.`,
  resultsNotWritten: code =>
    code === 'ENOSPC'
      ? 'Resultaten kunde inte skrivas, eftersom disken är full. Gör plats, eller skriv dem någon annanstans.'
      : `Resultaten kunde inte skrivas (${code}). Skriv dem någon annanstans.`,
  notADealFile: path =>
    `${path} är varken en fil i en affär eller nämnd av en sådan. En affärs filer slutar på .subscription.yaml, .usage.yaml, .invoice.yaml eller .entitlements.yaml; en CSV-fil räknas där en usage-fil tar upp den under sources.`,

  badArguments: reason => `${reason}\nentitlements --help visar vad som kan anges.`,
  unknownCommand: command =>
    command === undefined
      ? `Säg vad som ska göras: entitlements ${COMMANDS}. entitlements --help berättar mer.`
      : `Det finns inget kommando ${command}. Använd ${COMMANDS}; entitlements --help berättar mer.`,
  unknownOption: (option, written, choices) =>
    `${option} är ${written === '' ? 'tomt' : written}. Välj ett av: ${choices.join(', ')}.`,
  optionNotFor: (option, command) => `${option} betyder inget för entitlements ${command}. Utelämna det.`,
  badDay: (name, written) => `${name} är ${written}. Skriv en dag som ÅÅÅÅ-MM-DD.`,
  lspNeedsStdio: () => 'Servern talar över standard in och ut: entitlements lsp --stdio.',
  importNeedsFile: () => 'Ange en CSV-fil: entitlements import FIL --organization ID.',
  importNeedsOrganization: () =>
    'Säg vems användning det är: entitlements import FIL --organization ID, så som prenumerationen kallar den.',
  explainNeeds: () =>
    'Ange organisationen, en dag i faktureringsperioden och talet: entitlements explain acme 2024-06-09 standard.billed.',
  help: () => HELP,

  organizationUnknown: (id, known, near) =>
    near === undefined
      ? `Ingen fil nämner organisationen ${id}. De som nämns: ${listed(known)}.`
      : `Ingen fil nämner organisationen ${id}.${meant(near)}`,
  cycleWithoutUsage: (id, day, cycles) =>
    cycles.length === 0
      ? `${id} har ingen faktureringsperiod med användning.`
      : `${id} har ingen användning i faktureringsperioden för ${formatDay(day)}. Perioder med användning: ${cycles
          .map(({ start, end }) => `${formatDay(start)} till ${formatDay(end)}`)
          .join(', ')}.`,
  figureNeedsDay: (figure, example) =>
    `${figure} är ett tal för en dag. Skriv dagen efter det, som ${formatDay(example)}.`,
  figureNeedsNoDay: figure => `${figure} är ett tal för hela perioden. Utelämna dagen.`,
  dayWithoutUsage: (day, first, last) =>
    `Det finns ingen användning den ${formatDay(day)}. Periodens dagar med användning ligger mellan ${formatDay(first)} och ${formatDay(last)}.`,
  figureUnknown: (figure, known, near) =>
    `Det finns inget tal ${figure} i den här perioden.${meant(near)} De som finns: ${listed(known)}.`,
  atLine: (file, line) => `${file}:${line}`,

  overageInvoice: () => 'Faktura för överförbrukning',
  period: () => 'Period',
  transactionDate: () => 'Transaktionsdatum',
  dueDate: () => 'Förfallodatum',
  currency: () => 'Valuta',
  unknownAmount: () => 'okänt: ett pris saknas eller är i en annan valuta',
  invoiceColumns: () => ['SKU', 'Beskrivning', 'Antal', 'Enhet', 'Styckpris', 'Rabatt', 'Belopp'],
  invoiceTotals: () => ({
    recurring: 'Återkommande avgifter',
    usage: 'Användningsavgifter',
    other: 'Övriga avgifter',
    subtotal: 'Delsumma',
    taxes: 'Skatter',
    total: 'Totalt',
  }),
  invoiceIncomplete: lines => `Summorna utelämnar ${plural(lines, 'rad', 'rader')} utan pris.`,
  noInvoiceLines: () => 'Ingen överförbrukning, så inget faktureras för användning.',
  noInvoices: () => 'Det finns inget att fakturera: ingen prenumeration har användning en dag då den är aktiv.',
  percent: digits => `${decimal(digits)} %`,
};
