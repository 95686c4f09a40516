/** Every sentence that the client itself says, in Swedish. */
import type { Texts } from './en';

export const swedish: Texts = {
  productName: 'Entitlement Specs',
  dailyDetailOf: fileName => `Dagliga detaljer: ${fileName}`,
  openAnEntitlementFile:
    'Det finns ingen faktureringsperiod med användning än. Skriv en prenumeration (*.subscription.yaml) och användning (*.usage.yaml) för samma organisation; de dagliga detaljerna räknas fram ur dem.',
  computing: 'De dagliga detaljerna räknas fram…',
  dailyDetailFailed:
    'De dagliga detaljerna kunde inte räknas fram just nu, så det som visas kan vara gammalt. Ett nytt försök görs vid nästa ändring; utdatakanalen ”Entitlement Specs” säger varför.',
  dailyDetailFailedInLog: 'De dagliga detaljerna kunde inte räknas fram.',
  explanationFailedInLog: 'Varifrån ett tal kommer kunde inte räknas fram.',
  sourceUnavailable: fileName =>
    `${fileName} går inte längre att öppna. Filen kan ha bytt namn eller tagits bort sedan de dagliga detaljerna räknades fram.`,
  rowHint:
    'Klicka på en rad, eller tryck Retur på den, för att komma till raden i filen som talet kommer från. Piltangenterna går från tal till tal; under tabellen står hur vart och ett kommer till.',
  figureChanged: (row, column, before, after) => `${row}: ${column} ändrades från ${before} till ${after}.`,
  figuresChanged: count => `${count} tal ändrades.`,
  rowsChanged: count => (count === 1 ? 'Tabellen har nu 1 rad.' : `Tabellen har nu ${count} rader.`),

  // The view of organizations and the status bar.
  overviewFailedInLog: 'Organisationerna kunde inte listas.',
  hasErrors: 'har fel',
  billingCycle: 'Faktureringsperiod',
  clickForDailyDetail: 'Öppna de dagliga detaljerna',
  chooseDailyDetail: 'Dagliga detaljer för vilken faktureringsperiod?',

  // Explaining a figure.
  noFigureHere:
    'Här finns inget att förklara. Ställ markören på ett tal i en användningsfil, eller på ett antal eller en procentsats i en prenumeration, och försök igen.',

  // New files.
  newSubscription: 'Ny prenumeration',
  newUsage: 'Ny användningsfil',
  newUsageOf: organization => `Ny användningsfil: ${organization}`,
  stepOf: (title, step, steps) => `${title} (${step}/${steps})`,
  chooseFolder: 'I vilken mapp?',
  chooseCycle: 'För vilken faktureringsperiod?',
  subscriptionFirst: 'Användning jämförs med en prenumeration, och det finns ingen än. Skriv en först.',
  noCycles: organization =>
    `${organization} har ingen prenumeration som räknas, och därför inga faktureringsperioder. Skriv en, eller rätta det som är fel i den.`,
  fileNotCreated: 'Filen kunde inte skapas. Kontrollera att du får skriva i mappen, och försök igen.',
  answerNeeded: 'Skriv något här; filen klarar sig inte utan det.',
  askOrganization: 'Kundens organisation, så som varje fil för den här kunden ska kalla den.',
  askSubscriptionId: 'Prenumerationens nummer, så som det står på beställningen och på fakturor.',
  askStart: 'Den första dagen, i UTC.',
  notADate: 'Skriv en dag som finns, som ÅÅÅÅ-MM-DD.',
  askAgentModel: 'Hur räknas agenter?',
  agentModels: {
    named: 'Alla som har loggat in under faktureringsperioden räknas.',
    concurrent: 'Det högsta antalet agenter på en gång räknas.',
  },
  askCurrency: 'Alla prisers valuta, som ISO 4217-kod.',
  notACurrency: 'Skriv tre bokstäver, som SEK eller EUR.',
  askQuantities:
    'Avtalade Premium-agenter, Standard-agenter och extra IVR-portar, eller inget för att fylla i dem senare.',
  notQuantities: 'Skriv upp till tre heltal med komma emellan, som 5, 20, 2.',

  // Importing.
  importCsv: 'Importera CSV-export',
  anotherOrganization: 'En annan organisation…',
  chooseOrganizationOfImport: 'Vems användning är det?',
  csvUnreadable: fileName => `${fileName} går inte att läsa. Kontrollera att filen finns och att du får läsa den.`,
  openImport: 'Öppna som användningsfil',
  showProblems: 'Visa problem',
  problemAt: (line, column, message) => `Rad ${line}, kolumn ${column}: ${message}`,
  moreLines: count => (count === 1 ? '… och 1 rad till' : `… och ${count} rader till`),
  moreProblems: count => (count === 1 ? '… och 1 problem till' : `… och ${count} problem till`),
};
