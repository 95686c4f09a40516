/** Every sentence that the client itself says, in English. What a preview shows besides comes ready from the server. */
export const english = {
  productName: 'Entitlement Specs',
  previewOf: (fileName: string): string => `Reconciliation: ${fileName}`,
  openAnEntitlementFile:
    'There is no billing cycle with usage yet. Write a subscription (*.subscription.yaml) and usage (*.usage.yaml) of the same organization; the daily detail is computed from them.',
  computing: 'Computing the reconciliation…',
  stillComputing: 'The reconciliation is being computed. What is shown is older than the text.',
  previewFailed:
    'The reconciliation could not be computed just now, so what is shown may be out of date. It is tried again with the next change; the output “Entitlement Specs” says why.',
  previewFailedInLog: 'The reconciliation could not be computed.',
  explanationFailedInLog: 'What a number comes from could not be computed.',
  sourceUnavailable: (fileName: string): string =>
    `${fileName} can no longer be opened. It may have been renamed or deleted since the daily detail was computed.`,
  rowHint:
    'Click a row, or press Enter on it, to go to the line that its figure comes from. The arrow keys go from number to number; Space says how one comes about.',
  figureChanged: (row: string, column: string, before: string, after: string): string =>
    `${row}: ${column} changed from ${before} to ${after}.`,
  figuresChanged: (count: number): string => `${count} figures changed.`,
  rowsChanged: (count: number): string =>
    count === 1 ? 'The table now has 1 row.' : `The table now has ${count} rows.`,

  // The preview.
  followEditor: 'Follow the editor',
  followEditorHint: 'While this is on, the preview shows what the active editor is about; otherwise it stays.',
  exportAs: 'Export',
  exports: {
    csv: 'Daily detail as CSV',
    invoiceCsv: 'Invoice as CSV',
    xlsx: 'Workbook (XLSX)',
    markdown: 'Copy as Markdown',
    html: 'Page for browser and printer (HTML)',
  },
  usageShown: 'What is shown',
  chartOf: 'Chart of',
  chartAsTable: 'The chart as a table',
  usageType: 'Usage type',
  allTypes: 'All types',
  onlyOverageDays: 'Only days with overage',
  rowsShown: (shown: number, all: number): string => `${shown} of ${all} rows`,
  noRows: 'No row fits what is chosen above.',
  close: 'Close',
  writtenNow: (text: string): string => (text === '' ? 'not written yet' : `written: ${text}`),
  nothingTried: 'Change a value to see what it would come to. Nothing is written until you apply it.',
  nothingDiffers: 'Nothing in this cycle would differ.',
  differs: (label: string, before: string, after: string): string => `${label}: ${after} instead of ${before}.`,
  movesLikeThis: (count: number): string => (count === 1 ? '1 more number differs.' : `${count} more numbers differ.`),
  isOver: 'above',

  // Writing what is tried, and exporting.
  nothingToWrite: 'There is nothing to write: every value stands in the file already, or cannot be taken.',
  writeWhere: 'Into which subscription?',
  movedOn: (fileName: string): string =>
    `${fileName} has changed in the meantime, so nothing was written. Look at the preview again and apply once more.`,
  notWritten: (fileName: string): string => `${fileName} could not be changed, so nothing was written.`,
  writeFailedInLog: 'What was tried could not be written.',
  copied: 'Copied as Markdown.',
  saveExport: 'Save',
  openExport: 'Open',
  exported: (fileName: string): string => `${fileName} has been saved.`,
  notExported: (fileName: string, reason: string): string => `${fileName} could not be saved. ${reason}`,
  notDone: 'This could not be done just now; the output “Entitlement Specs” says why.',
  exportFailedInLog: 'The export could not be made.',
  noPermission: 'You may not write there; choose another folder.',
  diskFull: 'The disk is full; make room or choose another one.',
  saveFailedFor: (reason: string): string => `The system says: ${reason}`,

  copyReport: 'Copy Report',
  notLoaded:
    'Entitlement Specs could not be loaded, so nothing is computed. Reload the window; if that does not help, install the extension anew, or copy the report and send it to whoever looks after the extension.',
  serverEndedInLog: (how: string | number): string => `The process of the server has ended: ${how}.`,

  // The view of organizations and the status bar.
  overviewFailedInLog: 'The organizations could not be listed.',
  hasErrors: 'has errors',
  billingCycle: 'Billing cycle',
  clickForDailyDetail: 'Open the daily detail',
  chooseDailyDetail: 'Daily detail of which billing cycle?',

  // Explaining a figure.
  noFigureHere:
    'There is nothing to explain here. Put the cursor on a figure of a usage file, or on a quantity or percentage of a subscription, and try again.',

  // New files.
  newSubscription: 'New Subscription',
  newUsage: 'New Usage File',
  newUsageOf: (organization: string): string => `New Usage File: ${organization}`,
  stepOf: (title: string, step: number, steps: number): string => `${title} (${step}/${steps})`,
  chooseFolder: 'In which folder?',
  chooseCycle: 'For which billing cycle?',
  subscriptionFirst: 'Usage is compared with a subscription, and there is none yet. Write one first.',
  noCycles: (organization: string): string =>
    `${organization} has no subscription that counts, so it has no billing cycles. Write one, or mend what is wrong with it.`,
  fileNotCreated: 'The file could not be created. Check that you may write to the folder, and try again.',
  answerNeeded: 'Write something here; the file cannot do without it.',
  askOrganization: 'The customer’s organization, as every file of this customer is to name it.',
  askSubscriptionId: 'The subscription’s number, as it stands on the order and on invoices.',
  askStart: 'The first day, in UTC.',
  notADate: 'Write a day that exists, as YYYY-MM-DD.',
  askAgentModel: 'How are agents counted?',
  agentModels: {
    named: 'Everyone who has logged in during the billing cycle counts.',
    concurrent: 'The highest number of agents at one time counts.',
  },
  askCurrency: 'The currency of all prices, as its ISO 4217 code.',
  notACurrency: 'Write three letters, like USD or EUR.',
  askQuantities: 'Committed Premium agents, Standard agents and add-on IVR ports, or nothing to fill them in later.',
  notQuantities: 'Write up to three whole numbers with commas between them, like 5, 20, 2.',

  // Importing.
  importCsv: 'Import CSV Export',
  anotherOrganization: 'Another organization…',
  chooseOrganizationOfImport: 'Whose usage is it?',
  csvUnreadable: (fileName: string): string =>
    `${fileName} cannot be read. Check that it exists and that you may read it.`,
  openImport: 'Open as Usage File',
  showProblems: 'Show Problems',
  problemAt: (line: number, column: number, message: string): string => `Line ${line}, column ${column}: ${message}`,
  moreLines: (count: number): string => (count === 1 ? '… and 1 more line' : `… and ${count} more lines`),
  moreProblems: (count: number): string => (count === 1 ? '… and 1 more problem' : `… and ${count} more problems`),
};

export type Texts = typeof english;
