/** Every sentence that the client itself says, in English. What a preview shows besides comes ready from the server. */
export const english = {
  productName: 'Entitlement Specs',
  dailyDetailOf: (fileName: string): string => `Daily Detail: ${fileName}`,
  openAnEntitlementFile:
    'There is no billing cycle with usage yet. Write a subscription (*.subscription.yaml) and usage (*.usage.yaml) of the same organization; the daily detail is computed from them.',
  computing: 'Computing the daily detail…',
  dailyDetailFailed:
    'The daily detail could not be computed just now, so what is shown may be out of date. It is tried again with the next change; the output “Entitlement Specs” says why.',
  dailyDetailFailedInLog: 'The daily detail could not be computed.',
  explanationFailedInLog: 'What a number comes from could not be computed.',
  sourceUnavailable: (fileName: string): string =>
    `${fileName} can no longer be opened. It may have been renamed or deleted since the daily detail was computed.`,
  rowHint:
    'Click a row, or press Enter on it, to go to the line that its figure comes from. The arrow keys go from number to number; below the table stands how each comes about.',
  figureChanged: (row: string, column: string, before: string, after: string): string =>
    `${row}: ${column} changed from ${before} to ${after}.`,
  figuresChanged: (count: number): string => `${count} figures changed.`,
  rowsChanged: (count: number): string =>
    count === 1 ? 'The table now has 1 row.' : `The table now has ${count} rows.`,

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
