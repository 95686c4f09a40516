/** Every sentence that the client itself says, in Swedish. */
import type { Texts } from './en';

export const swedish: Texts = {
  productName: 'Entitlement Specs',
  previewOf: fileName => `Avstämning: ${fileName}`,
  openAnEntitlementFile:
    'Det finns ingen faktureringsperiod med användning än. Skriv en prenumeration (*.subscription.yaml) och användning (*.usage.yaml) för samma organisation; de dagliga detaljerna räknas fram ur dem.',
  computing: 'Avstämningen räknas fram…',
  stillComputing: 'Avstämningen beräknas. Det som visas är äldre än texten.',
  previewFailed:
    'Avstämningen kunde inte räknas fram just nu, så det som visas kan vara gammalt. Ett nytt försök görs vid nästa ändring; utdatakanalen ”Entitlement Specs” säger varför.',
  previewFailedInLog: 'Avstämningen kunde inte räknas fram.',
  explanationFailedInLog: 'Varifrån ett tal kommer kunde inte räknas fram.',
  sourceUnavailable: fileName =>
    `${fileName} går inte längre att öppna. Filen kan ha bytt namn eller tagits bort sedan de dagliga detaljerna räknades fram.`,
  rowHint:
    'Klicka på en rad, eller tryck Retur på den, för att komma till raden i filen som talet kommer från. Piltangenterna går från tal till tal; blanksteg säger hur ett tal kommer till.',
  figureChanged: (row, column, before, after) => `${row}: ${column} ändrades från ${before} till ${after}.`,
  figuresChanged: count => `${count} tal ändrades.`,
  rowsChanged: count => (count === 1 ? 'Tabellen har nu 1 rad.' : `Tabellen har nu ${count} rader.`),

  // The preview.
  followEditor: 'Följ redigeraren',
  followEditorHint:
    'När det är på visar förhandsvisningen det som den aktiva redigeraren handlar om; annars står den kvar.',
  exportAs: 'Exportera',
  exports: {
    csv: 'Dagliga detaljer som CSV',
    invoiceCsv: 'Faktura som CSV',
    xlsx: 'Arbetsbok (XLSX)',
    markdown: 'Kopiera som Markdown',
    html: 'Sida för webbläsare och skrivare (HTML)',
  },
  usageShown: 'Det som visas',
  chartOf: 'Diagram över',
  chartAsTable: 'Diagrammet som tabell',
  usageType: 'Användningstyp',
  allTypes: 'Alla typer',
  onlyOverageDays: 'Bara dagar med överförbrukning',
  rowsShown: (shown, all) => `${shown} av ${all} rader`,
  noRows: 'Ingen rad passar det som är valt ovan.',
  close: 'Stäng',
  writtenNow: text => (text === '' ? 'inte skrivet än' : `skrivet: ${text}`),
  nothingTried: 'Ändra ett värde för att se vad det skulle ge. Inget skrivs förrän du tillämpar det.',
  nothingDiffers: 'Inget i den här perioden skulle bli annorlunda.',
  differs: (label, before, after) => `${label}: ${after} i stället för ${before}.`,
  movesLikeThis: count => (count === 1 ? 'Ett tal till skiljer sig.' : `${count} tal till skiljer sig.`),
  isOver: 'över',

  // Writing what is tried, and exporting.
  nothingToWrite: 'Det finns inget att skriva: varje värde står redan i filen, eller kan inte användas.',
  writeWhere: 'I vilken prenumeration?',
  movedOn: fileName =>
    `${fileName} har ändrats under tiden, så inget skrevs. Titta på förhandsvisningen igen och tillämpa en gång till.`,
  notWritten: fileName => `${fileName} kunde inte ändras, så inget skrevs.`,
  writeFailedInLog: 'Det som prövades kunde inte skrivas.',
  copied: 'Kopierat som Markdown.',
  saveExport: 'Spara',
  openExport: 'Öppna',
  exported: fileName => `${fileName} har sparats.`,
  notExported: (fileName, reason) => `${fileName} kunde inte sparas. ${reason}`,
  notDone: 'Det gick inte att göra just nu; utdatakanalen ”Entitlement Specs” säger varför.',
  exportFailedInLog: 'Exporten kunde inte göras.',
  noPermission: 'Du får inte skriva där; välj en annan mapp.',
  diskFull: 'Disken är full; gör plats eller välj en annan.',
  saveFailedFor: reason => `Systemet säger: ${reason}`,

  copyReport: 'Kopiera rapporten',
  notLoaded:
    'Entitlement Specs kunde inte laddas, så inget räknas fram. Ladda om fönstret; hjälper inte det, installera tillägget på nytt, eller kopiera rapporten och skicka den till den som sköter tillägget.',
  serverEndedInLog: how => `Serverns process har avslutats: ${how}.`,

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
