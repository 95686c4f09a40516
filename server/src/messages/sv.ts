/** Every sentence people read, in Swedish, in the guide's terms: överförbrukning, ersättning, topplastskydd. */
import { formatDay } from '../engine/day';
import type { Rule } from '../engine/domain';
import type { CallsPart, StatedNumber, Term } from '../engine/explain';
import { formatInstant } from '../engine/instant';
import { actionsSwedish } from './actions-sv';
import { cliSwedish } from './cli-sv';
import { completionSwedish } from './completion-sv';
import { count, decimal, money, plural } from './counts-sv';
import { editingSwedish } from './editing-sv';
import type { Messages } from './en';
import { filesSwedish } from './files-sv';
import { hoverSwedish } from './hover-sv';
import { moneySwedish } from './money-sv';
import { amount, committedAmount, cycleText, daysText, MODEL_NAMES, TYPE_NAMES } from './names-sv';
import { overviewSwedish } from './overview-sv';
import { previewSwedish } from './preview-sv';
import { schemaSwedish } from './schema-sv';
import { sourcesSwedish } from './sources-sv';

const KIND_NAMES: Readonly<Record<string, string>> = {
  subscription: 'en prenumeration',
  usage: 'användning',
  invoice: 'en faktura',
};

/** What each number is, the way a table row calls it. */
const TERM_NAMES: { readonly [Name in Term['name']]: (term: Extract<Term, { name: Name }>) => string } = {
  used: ({ type, isAbsent }) => `${TYPE_NAMES[type]} använt${isAbsent ? ' (inget tal: 0)' : ''}`,
  committed: ({ type, isAbsent }) => `${TYPE_NAMES[type]} avtalat${isAbsent ? ' (inget angivet: 0)' : ''}`,
  committedPart: ({ type }) => `${TYPE_NAMES[type]} avtalat`,
  addOnPorts: ({ isAbsent }) => `Tilläggsportar${isAbsent ? ' (inga angivna: 0)' : ''}`,
  committedPorts: () => 'Avtalade portar',
  agentPorts: () => 'De avtalade agenternas portar',
  overageAgentPorts: () => 'Portar för fakturerade agenter i överförbrukning',
  aboveCommitment: ({ type }) => `${TYPE_NAMES[type]} över åtagandet`,
  belowCommitment: ({ type }) => `${TYPE_NAMES[type]} avtalat men inte använt`,
  covered: ({ type }) => `${TYPE_NAMES[type]} täckt av åtagandet`,
  coveredPorts: () => 'Använda portar av de ingående',
  idlePremium: () => 'Ledigt Premium',
  substituted: () => 'Ersatt',
  overage: ({ type }) => `${TYPE_NAMES[type]} överförbrukning`,
  billed: ({ type, isOfPeakDay }) =>
    `${TYPE_NAMES[type]} fakturerad överförbrukning${isOfPeakDay ? ', enligt dagen med högst summa' : ''}`,
  portExcess: () => 'Portar utöver alla ingående',
  idlePorts: () => 'Portar som inte används',
  ports: () => 'Portar totalt',
  voiceEntitlement: () => 'Röstberättigande',
  surgePercentage: () => 'Topplastskydd, procent',
  surgeLimit: () => 'Topplastgräns',
  displayedEntitlement: () => 'Röstberättigande i Control Hub',
  displayedLimit: () => 'Topplastgräns i Control Hub',
  calls: ({ part }) => CALLS_PARTS[part],
  countedAt: ({ type, at }) =>
    at === undefined
      ? `${TYPE_NAMES[type]} använt`
      : `${TYPE_NAMES[type]} använt, flest från ${formatInstant(at).slice(11, 16)} UTC`,
  agent: ({ agent, at }) => `${agent}, inloggad ${formatInstant(at)}`,
  connection: ({ at }) => `Anslutning från ${formatInstant(at)}`,
  unitPrice: ({ isAbsent, isOtherCurrency }) =>
    `Styckpris${isAbsent ? ' (inget angivet)' : ''}${isOtherCurrency ? ' (i en annan valuta)' : ''}`,
  discount: ({ isAbsent }) => `Rabatt, procent${isAbsent ? ' (ingen angiven: 0)' : ''}`,
  lineAmount: ({ type }) => `${TYPE_NAMES[type]} överförbrukning, belopp`,
  channelAmount: ({ sku }) => `${sku} överförbrukning, belopp`,
  invoiceTotal: () => 'Faktura för överförbrukning, totalt',
  expectedTotal: () => 'Faktura för överförbrukning, totalt med de angivna avgifterna',
  noCharge: ({ of }) => NO_CHARGES[of],
  statedCharge: ({ of }) => (of === 'other' ? 'Övriga avgifter, som angivna' : 'Skatter, som angivna'),
  committedCharge: ({ type, subscription }) => `${TYPE_NAMES[type]} avtalat i ${subscription}, avgift`,
  committedCharges: () => 'Avgifter för åtagandet',
  bothCharges: () => 'Faktura för överförbrukning och avgifter för åtagandet tillsammans',
  otherCurrency: ({ subscription, currency }) =>
    `${subscription}, ${currency === undefined ? 'utan valuta' : `i ${currency}`}, en annan valuta än den primära prenumerationens`,
  channelUnits: ({ sku }) => `${sku}, periodens enheter`,
  channelRecord: () => 'Enheter',
  channelIncluded: ({ isAbsent }) => `Enheter som ingår${isAbsent ? ' (inga angivna: 0)' : ''}`,
  channelOverage: ({ sku }) => `${sku}, enheter utöver de ingående`,
  billedElsewhere: ({ primary }) => `Inget, för periodens överförbrukning faktureras på ${primary}`,
  stated: ({ of }) => `${statedName(of)}, på fakturan`,
  statedChange: ({ of }) => `${statedName(of)}, skillnad`,
  asWritten: ({ of }) => `${termName(of)}, som skrivet`,
  asTried: ({ of }) => `${termName(of)}, som provat`,
  trialChange: ({ of }) => `${termName(of)}, skillnad`,
};

const statedName = (of: StatedNumber): string =>
  'line' in of ? previewSwedish.comparedPart(of.line, of.part) : cliSwedish.invoiceTotals()[of.total];

const termName = (term: Term): string => TERM_NAMES[term.name](term as never);

const CALLS_PARTS: Readonly<Record<CallsPart, string>> = {
  covered: 'Samtal inom röstberättigandet',
  surge: 'Samtal som topplastskyddet tar',
  rejected: 'Samtal över topplastgränsen, avvisas',
  aboveEntitlement: 'Samtal över röstberättigandet',
  idle: 'Samtal som fortfarande kan tas emot',
};

const NO_CHARGES = {
  recurring: 'Återkommande avgifter, som faktureras för sig',
  other: 'Övriga avgifter, som användning inte har några av',
  taxes: 'Skatter, som leverantören anger',
} as const;

/** The rules in a sentence each. */
const RULES: Record<Rule, string> = {
  R1: 'En faktureringsperiod löper från faktureringsdagen till dagen före nästa.',
  R2: 'En namngiven agent räknas från periodens första inloggning tills perioden slutar.',
  R3: 'En samtidig agent räknas i en kvart om agenten är närvarande i den och i de tre före.',
  R4: 'Premium-licenser som är lediga en dag betjänar Standard-agenter över Standard-åtagandet, aldrig tvärtom.',
  R5: 'Överförbrukning är det som en dag använder utöver åtagandet, efter ersättning. Den ändrar aldrig åtagandet.',
  R6: 'Periodens högsta dagliga överförbrukning faktureras: för varje typ för sig, om prenumerationen inte antar något annat.',
  R7: 'Två IVR-portar följer med varje agentlicens, även överförbrukningens, och tilläggsportar läggs till dem.',
  R8: 'Tre samtal för varje avtalad agent och ett för varje tilläggsport, höjt med topplastskyddets procent och avrundat nedåt.',
  R9: 'Alla aktiva prenumerationers åtaganden läggs ihop; den äldsta betalar.',
  R10: 'Varje fakturerad typ är en egen rad: antal × styckpris, minus rabatt, avrundat en gång.',
  R11: 'Digitala kanaler faktureras för periodens enheter utöver de ingående.',
  R12: 'Det som leverantören har skickat jämförs med det som räknas fram, det rättas aldrig.',
};

export const swedish: Messages = {
  ...schemaSwedish,
  ...hoverSwedish,
  ...sourcesSwedish,
  ...editingSwedish,
  ...filesSwedish,
  ...overviewSwedish,
  ...previewSwedish,
  ...actionsSwedish,
  ...moneySwedish,
  ...cliSwedish,
  ...completionSwedish,

  yamlTooDeep: deepest =>
    `Det här är nästlat djupare än ${deepest} nivåer, så filen läses inte härifrån. Ta bort överflödiga parenteser eller indrag.`,
  yamlTooMuch: most =>
    `Hit är det ${count(most)} ord och tecken, och filen läses inte härifrån. Fördela den på flera filer, eller skriv varje post på en egen rad.`,
  yamlAliasProperties: () => 'Ett alias (*namn) kan inte ha ett eget ankare eller en egen tagg. Ta bort det.',
  yamlBadAlias: () =>
    'Det finns inget värde med det här namnet ovanför. Skriv namnet efter & vid värdet först, använd det sedan här efter *.',
  yamlAliasInItself: anchor => `*${anchor} står inuti &${anchor}, så det skulle aldrig ta slut. Ta bort det.`,
  yamlTooManyAliases: most =>
    `Filens alias mångfaldigas till fler än ${count(most)} värden. Skriv ut värdena i stället.`,
  yamlBadDirective: () => 'Den här raden kan inte tolkas. Bara %YAML 1.2 får stå här; ta bort allt annat.',
  yamlBadEscape: () =>
    'Den här följden med omvänt snedstreck är okänd. Skriv \\\\ för ett omvänt snedstreck, eller sätt texten inom enkla citattecken.',
  yamlBadIndent: () =>
    'Indraget passar inte raderna ovanför. Nycklarna i ett block börjar i samma kolumn, två steg längre in än nyckeln de hör till.',
  yamlBadStart: () => 'Ett värde kan inte börja med det här tecknet. Sätt värdet inom citattecken.',
  yamlNestedOnOneLine: () =>
    'En andra ”nyckel: värde” på samma rad behöver klammerparenteser. Skriv {nyckel: värde}, eller börja en ny, indragen rad.',
  yamlBlockInFlow: () => 'Rader som börjar med ”-” kan inte stå inom parenteser. Skriv [a, b] i stället.',
  yamlUnclosed: () => 'En parentes som öppnats ovanför är inte stängd. Lägg till ] eller } före det här.',
  yamlMissingCharacter: () =>
    'Något saknas här: ett avslutande citattecken, en parentes, ett komma eller ett mellanslag.',
  yamlMissingColon: () => 'Ett kolon saknas. Skriv ”nyckel: värde”, med mellanslag efter kolonet.',
  yamlMultipleAnchors: () => 'Ett värde kan bara ha ett namn (&namn). Ta bort det andra.',
  yamlTag: () => 'Taggar (ord som börjar med ”!”) används inte i de här filerna. Ta bort den.',
  yamlTab: () => 'Dra in med mellanslag, inte med tabb.',
  yamlLongKey: () => 'Den här nyckeln är längre än 1 024 tecken. Troligen saknas ett kolon eller en radbrytning.',
  yamlKeyNotText: () => 'En nyckel ska vara ett enda ord. Sätt den inom citattecken om den börjar med en parentes.',
  yamlRepeatedKey: key => `${key} står mer än en gång här, så inget av värdena används. Behåll det rätta.`,
  yamlUnexpected: () => 'Det här kan inte läsas som YAML. Kontrollera skiljetecknen här och på raden ovanför.',

  kindMissing: () => 'Dokumentet säger inte vad det är. Lägg till kind: subscription, kind: usage eller kind: invoice.',
  kindUnknown: () => 'Det här slaget är inte känt. Skriv subscription, usage eller invoice.',
  kindFileMismatch: (kind, name, expected) =>
    expected === undefined
      ? `${name} kan inte innehålla ${KIND_NAMES[kind] ?? kind}. Byt namn på filen så att det slutar på .${kind}.yaml.`
      : `Det här är ${KIND_NAMES[kind] ?? kind}, men ${name} är en fil för kind: ${expected}. Rätta kind, eller byt namn på filen så att det slutar på .${kind}.yaml.`,
  percentageTooHigh: (key, text, highest) =>
    `${key} är ${text}, men kan vara högst ${count(highest)} %. Rätta det; till dess räknas det inte.`,
  channelRepeated: sku => `${sku} står mer än en gång i listan, så ingen av posterna räknas. Behåll den rätta.`,
  percentFraction: (text, likely) =>
    `${text} räknas som ${decimal(text)} procent. Skriv ${likely}% om det är det du menar, eller ${text}% för att behålla det.`,
  noSuchDay: text => `Kalendern har ingen dag ${text}. Skriv en dag som finns, som ÅÅÅÅ-MM-DD.`,
  endBeforeStart: (end, start) =>
    `Prenumerationen skulle sluta ${formatDay(end)}, innan den börjar ${formatDay(start)}. Rätta en av dem; till dess har den inget slut.`,
  startIsHere: () => 'Början står här.',
  unorderedDays: (day, later) =>
    `${formatDay(day)} kommer efter ${formatDay(later)} i den här listan. Talen stämmer ändå; sortera dagarna så att de blir lättare att kontrollera.`,
  laterDateIsHere: () => 'Det senare datumet står här.',

  ignoreUnused: (code, line) =>
    `Det finns ingen ${code} på rad ${count(line)}, så den här kommentaren tystar inget. Ta bort den, eller skriv den sist på anmärkningens rad eller på raden ovanför.`,
  ignoreUnknownCode: (code, meant) =>
    meant === undefined
      ? `Ingen anmärkning heter ${code}. Skriv koden som står efter anmärkningens mening.`
      : `Ingen anmärkning heter ${code}. Menade du ${meant}?`,
  ignoreWithoutCode: () =>
    'Den här kommentaren nämner ingen anmärkning, så den tystar inget. Skriv anmärkningens kod efter den, som entitlements-ignore overage.',
  ignoreImpossible: code => `${code} kan inte tystas. Ta bort den här och rätta raden i stället.`,

  duplicateSubscription: id =>
    `Numret ${id} används mer än en gång, så ingen av de här prenumerationerna räknas. Ge var och en ett eget nummer.`,
  alsoHere: id => `${id} står också här.`,
  mixedAgentModels: model =>
    `Den här prenumerationen räknar ${MODEL_NAMES[model]} agenter, vilket en annan i samma organisation inte gör. En organisation har antingen namngivna eller samtidiga agenter, så inget räknas fram för den.`,
  otherAgentModel: model => `Här är de ${MODEL_NAMES[model]}.`,
  unknownOrganization: organization =>
    `Ingen prenumeration hör till organisationen ${organization}, så dess användning kan inte jämföras med något. Kontrollera stavningen, eller lägg till en prenumeration.`,
  dateOutsideCycle: (day, start, end) =>
    `${formatDay(day)} ligger utanför faktureringsperioden ${cycleText(start, end)} som den här filen gäller, så dess tal räknas inte. Rätta datumet, eller flytta posten till en annan fil.`,
  cycleIsHere: () => 'Faktureringsperioden anges här.',
  cycleNotFirstDay: (day, start, end) =>
    `${formatDay(day)} är inte den första dagen i en faktureringsperiod: den ligger i ${cycleText(start, end)}. Skriv ${formatDay(start)}.`,
  cycleWithoutSubscription: day =>
    `Ingen av organisationens prenumerationer är aktiv den ${formatDay(day)}, så ingen faktureringsperiod börjar då.`,
  noActiveSubscription: day =>
    `Ingen av organisationens prenumerationer är aktiv den ${formatDay(day)}, så inget räknas fram för den dagen. Rätta datumet, eller prenumerationens början eller slut.`,
  reachesInactiveDay: (from, inactive) =>
    `Det här börjar ${formatDay(from)} och varar in i ${formatDay(inactive)}, då ingen av organisationens prenumerationer är aktiv. Det som ligger på dagar utan prenumeration räknas ingenstans. Rätta tiderna, eller prenumerationens början eller slut.`,
  subscriptionRuns: (id, start, end) =>
    end === undefined ? `${id} löper från ${formatDay(start)}.` : `${id} löper ${cycleText(start, end)}.`,
  duplicateUsage: (type, day, copies) =>
    `Det finns ${count(copies)} tal om ${TYPE_NAMES[type]} för ${formatDay(day)}, så inget av dem räknas. Behåll det rätta.`,
  otherFigure: value => `Ett annat tal för samma dag: ${count(value)}.`,

  overageAtCommitment: (type, quantity, committed, start, end) =>
    type === 'ivrPorts'
      ? `${amount(type, quantity)} i överförbrukning i faktureringsperioden ${cycleText(start, end)}, med ${plural(committed, 'avtalad tilläggsport', 'avtalade tilläggsportar')}.`
      : `${amount(type, quantity)} i överförbrukning i faktureringsperioden ${cycleText(start, end)}, med ${plural(committed, 'avtalad', 'avtalade')}.`,
  overageAtPeak: (type, quantity, used, committed, start, end) =>
    type === 'ivrPorts'
      ? `Den här toppen på ${count(used)} avgör faktureringsperioden ${cycleText(start, end)}: ${amount(type, quantity)} i överförbrukning faktureras.`
      : `Den här toppen på ${count(used)} med ${plural(committed, 'avtalad', 'avtalade')} avgör faktureringsperioden ${cycleText(start, end)}: ${amount(type, quantity)} i överförbrukning faktureras.`,
  portOverageSummed: (quantity, start, end) =>
    `Portarna utöver alla ingående läggs ihop över dagarna i faktureringsperioden ${cycleText(start, end)}: ${amount('ivrPorts', quantity)} i överförbrukning faktureras. Det här är den högsta dagen.`,
  peakIsHere: (type, used, day) => `Toppen: ${amount(type, used)} den ${formatDay(day)}.`,
  committedIsHere: (type, quantity) => `Här avtalas ${committedAmount(type, quantity)}.`,
  substitution: (substituted, above, remaining, day) => {
    const licences = substituted === 1 ? 'en ledig Premium-licens' : 'lediga Premium-licenser';
    const where = `över åtagandet den ${formatDay(day)} betjänas av ${licences}`;
    if (remaining > 0)
      return `${count(substituted)} av ${amount('standard', above)} ${where}; ${count(remaining)} återstår som överförbrukning.`;
    const who = above === 1 ? 'Den 1 Standard-agent' : `De ${count(above)} Standard-agenter`;
    return `${who} som ligger ${where}, så det blir ingen överförbrukning.`;
  },
  unusedCommitment: (type, idle, committed) =>
    `${count(idle)} av ${committedAmount(type, committed)} behövdes inte någon dag i den här användningen.`,

  surgeLimitExceeded: (contacts, limit, day) =>
    `${amount('voiceContacts', contacts)} den ${formatDay(day)} överskrider topplastgränsen på ${count(limit)}: samtal nummer ${count(limit + 1)} och alla därefter avvisas.`,
  surgeInUse: (contacts, entitlement, limit, day) =>
    `${amount('voiceContacts', contacts)} den ${formatDay(day)} är fler än de ${count(entitlement)} som licenserna ger rätt till. Topplastskyddet tar emot upp till ${count(limit)}.`,
  surgePercentageIsHere: limit => `Topplastgränsen på ${count(limit)} följer av den här procentsatsen.`,
  surgeMissing: () =>
    'Prenumerationen anger inget topplastskydd, så det finns ingen gräns att jämföra samtal med. Lägg till surgeProtection, som 30%.',
  controlHubShowsOne: (limit, displayed) =>
    `Topplastgränsen är ${count(limit)}. Control Hub visar ${count(displayed)}, eftersom det visar antalet 0 som 1.`,

  usageTypeMissing: (absent, needing, day) =>
    `${formatDay(day)} har inget tal för ${TYPE_NAMES[absent]}, och ${TYPE_NAMES[needing]} kan inte räknas fram utan det; det läses som 0. Lägg till ${absent} den dagen.`,
  namedUsageDecreased: (type, value, before, day) =>
    `${amount(type, value)} är färre än ${count(before)} den ${formatDay(day)}. En namngiven agent som har loggat in räknas tills perioden slutar, så kontrollera båda talen.`,
  figureIsHere: (type, value, day) => `${amount(type, value)} den ${formatDay(day)}.`,
  missingDays: (first, last) =>
    `Det finns inget tal för ${daysText(first, last)}. Om det fanns användning kan periodens topp saknas.`,

  // Inlay hints.
  hintSubstituted: quantity => plural(quantity, 'ersatt', 'ersatta'),
  hintOverage: quantity => `${count(quantity)} överförbrukning`,
  hintPortOverage: quantity => `${plural(quantity, 'port', 'portar')} överförbrukning`,
  hintWorkforceOverage: quantity => `${count(quantity)} Workforce Optimization överförbrukning`,
  hintPeak: quantity => `topp ${count(quantity)}`,
  hintPortsInAll: quantity => `${plural(quantity, 'port', 'portar')} totalt`,
  hintCallsAtOnce: quantity => plural(quantity, 'samtidigt samtal', 'samtidiga samtal'),

  // Explanations.
  number: count,
  day: formatDay,
  cycle: cycleText,
  explained: (label, day) => (day === undefined ? label : `${label} den ${formatDay(day)}`),
  term: termName,
  explanationColumns: () => ['Vad', 'Hur', 'Tal'],
  billingCycleIs: (start, end) => `Faktureringsperiod ${cycleText(start, end)}`,
  sourceIs: (name, line) => `${name}, rad ${count(line)}`,
  rule: rule => RULES[rule],
  ruleIs: rule => `${rule}: ${RULES[rule]}`,
  why: () => 'Varför',
  priceMissing: () => 'pris saknas',
  unknown: () => 'okänt',
  money,
  countOfRecords: records => `${count(records)} räknade`,
  moreRecords: hidden => `… och ${count(hidden)} till`,

  // The daily detail.
  organization: () => 'Organisation',
  subscription: () => 'Prenumeration',
  billingCycle: () => 'Faktureringsperiod',
  billedOverage: () => 'Fakturerad överförbrukning',
  invoiceSummary: (total, isComplete) => {
    if (total === undefined) return 'okänt: ett pris saknas';
    return isComplete ? total : `${total}, ett pris saknas`;
  },
  committedCharges: () => 'Avgifter för åtagandet',
  ivrPortsInAll: () => 'IVR-portar',
  surgeLimit: () => 'Topplastgräns',
  noOverage: () => 'ingen',
  billedAmount: amount,
  callsAtOnce: calls => amount('voiceContacts', calls),
  usedOf: () => ' använda av ',
  highestCalls: () => ', högst ',
  noReconciliations: () =>
    'Det finns inget att stämma av här. Det krävs en prenumeration och användning för samma organisation, på dagar då prenumerationen är aktiv; entitlements check säger vad som är i vägen.',
  nothingToShow: () =>
    'Det finns inga dagliga detaljer än: det krävs en prenumeration och användning för samma organisation, med dagar då prenumerationen är aktiv.',
  mixedModelsNotice: () =>
    'Inget räknas fram för den här organisationen, eftersom dess prenumerationer blandar namngivna och samtidiga agenter.',
  unreadable: files => `${files.join(', ')} kan inte läsas helt just nu. Det som visas utelämnar det som är fel.`,
};
