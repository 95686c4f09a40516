/** What the command line says, in English. */
import { formatDay } from '../engine/day';
import type { Day, Severity } from '../engine/domain';
import { plural } from './counts-en';

const COMMANDS = 'check, reconcile, invoice, import, explain or lsp';

const HELP = `Overage, substitution, IVR ports, surge limits and invoices of contact-center licence deals.

  entitlements check [PATH…]        what is wrong and what stands out
  entitlements reconcile [PATH…]    the daily detail of every billing cycle
  entitlements invoice [PATH…]      what the overage of every billing cycle costs
  entitlements import FILE          a CSV export as a usage file, on standard output
  entitlements explain ORGANIZATION CYCLE FIGURE [DATE]
                                    where a number comes from, in this folder's files
  entitlements lsp --stdio          the language server, for editors

A PATH is a folder, read with its subfolders, or a file; none means this folder.
A CYCLE is any day of a billing cycle, written as YYYY-MM-DD, like every date.
A FIGURE is one of
  TYPE.used, TYPE.committed, TYPE.substituted, TYPE.overage    on the DATE
  TYPE.billed, ivr.ports, ivr.overage, surge.voiceEntitlement, surge.limit,
  committedCharges, invoice.TYPE, invoice.total, digital.SKU   in the cycle
with a TYPE of premium, standard, ivrPorts or workforceOptimization.

  --format FORMAT       check: text, json, sarif, github
                        reconcile: table, json, csv, markdown
                        invoice, explain: text, json
  --organization ID     only this organization; import: whose usage it is
  --cycle YYYY-MM-DD    only the billing cycle that holds this day
  --fail-on SEVERITY    error (unless given), warning, information or never
  --language LANGUAGE   en (unless given) or sv
  --help, --version

Exit code 0: no finding of that severity · 1: findings · 2: bad use or unreadable input.
`;

/** What each code is about, for lists of codes. */
const TITLES = {
  'yaml-syntax': 'The text cannot be read as YAML.',
  schema: 'A key is missing or unknown, or its value does not fit.',
  'kind-file-mismatch': 'The kind of a document does not fit the name of its file.',
  'duplicate-subscription': 'Two subscriptions have the same id.',
  'unknown-organization': 'Usage of an organization without a subscription.',
  'unknown-subscription': 'An invoice of a subscription that is not there.',
  'no-active-subscription': 'Usage on a day without an active subscription.',
  'mixed-agent-models': 'Named and concurrent subscriptions in one organization.',
  'date-outside-cycle': 'A date outside the billing cycle that its document is for.',
  'duplicate-usage': 'Two figures of one type for one day.',
  'session-invalid': 'A session or connection that ends before it begins, or has no end.',
  'source-unreadable': 'A CSV file that cannot be used.',
  'source-row-invalid': 'A row of a CSV file that cannot be used.',
  'invoice-quantity-mismatch': 'An invoice bills another quantity than the usage comes to.',
  'invoice-price-mismatch': 'An invoice has another unit price than the subscription.',
  'invoice-amount-mismatch': 'An amount is not what quantity, price and discount come to.',
  'invoice-total-mismatch': 'A total of an invoice is not what it should come to.',
  'invoice-line-missing': 'Overage for which the invoice has no line.',
  'invoice-line-unexpected': 'An invoice line for which there is no overage.',
  'daily-detail-mismatch': 'An imported daily detail says something else than its figures.',
  'surge-limit-exceeded': 'More calls at once than the surge limit lets through.',
  overage: 'Use beyond the commitment, which is billed.',
  'ivr-overage': 'More IVR ports in use than come with the agents and as add-ons.',
  'digital-overage': 'More units of a digital channel than are included.',
  'named-usage-decreased': 'The number of named agents falls within a billing cycle.',
  'percent-fraction': 'A percentage below 1 without a percent sign.',
  'usage-type-missing': 'A figure that another figure of the day needs is missing.',
  'overage-price-missing': 'Overage without a price.',
  'currency-mismatch': 'Two currencies meet.',
  'surge-mismatch': 'Subscriptions of an organization differ in surge protection.',
  'assumption-mismatch': 'Subscriptions of an organization make different assumptions.',
  'unordered-days': 'A day behind a later one.',
  'unknown-key-suggestion': 'A key that resembles a known one.',
  'unused-ignore': 'A comment that silences nothing.',
  substitution: 'Idle Premium licences served Standard agents.',
  'surge-in-use': 'Surge protection took calls.',
  'surge-missing': 'A subscription without surge protection.',
  'missing-days': 'Days without a record between days that have one.',
  'assumption-matters': 'Two readings of the guide come to different amounts.',
  'unused-commitment': 'A part of a commitment was never in use.',
  'control-hub-shows-one': 'Control Hub shows another surge limit than the true one.',
};

const listed = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(', '));

const meant = (word: string | undefined): string => (word === undefined ? '' : ` Did you mean ${word}?`);

export const cliEnglish = {
  severity: (severity: Severity): string => severity,
  findingTitle: (code: keyof typeof TITLES): string => TITLES[code],
  findingsSummary: ({ error, warning, information }: Record<Severity, number>, files: number): string =>
    `${plural(error, 'error', 'errors')}, ${plural(warning, 'warning', 'warnings')} and ${plural(information, 'note', 'notes')} in ${plural(files, 'file', 'files')}.`,

  pathUnreadable: (path: string): string => `${path} cannot be read. Check that it exists and that you may read it.`,
  resultsNotWritten: (code: string | undefined): string =>
    code === 'ENOSPC'
      ? 'The results could not be written, because the disk is full. Make room, or write them elsewhere.'
      : `The results could not be written (${code}). Write them elsewhere.`,
  notADealFile: (path: string): string =>
    `${path} is neither a file of a deal nor named by one. A deal's files end in .subscription.yaml, .usage.yaml, .invoice.yaml or .entitlements.yaml; a CSV file counts where a usage file lists it under sources.`,

  badArguments: (reason: string): string => `${reason}\nentitlements --help lists what is understood.`,
  unknownCommand: (command: string | undefined): string =>
    command === undefined
      ? `Say what to do: entitlements ${COMMANDS}. entitlements --help tells more.`
      : `There is no command ${command}. Use ${COMMANDS}; entitlements --help tells more.`,
  unknownOption: (option: string, written: string, choices: readonly string[]): string =>
    `${option} is ${written === '' ? 'empty' : written}. Choose one of: ${choices.join(', ')}.`,
  optionNotFor: (option: string, command: string): string =>
    `${option} says nothing to entitlements ${command}. Leave it out.`,
  badDay: (name: string, written: string): string => `${name} is ${written}. Write a day as YYYY-MM-DD.`,
  lspNeedsStdio: (): string => 'The server speaks over standard input and output: entitlements lsp --stdio.',
  importNeedsFile: (): string => 'Name one CSV file: entitlements import FILE --organization ID.',
  importNeedsOrganization: (): string =>
    'Say whose usage it is: entitlements import FILE --organization ID, as the subscription names it.',
  explainNeeds: (): string =>
    'Name the organization, a day of the billing cycle and the figure: entitlements explain acme 2024-06-09 standard.billed.',
  help: (): string => HELP,

  organizationUnknown: (id: string, known: readonly string[], near: string | undefined): string =>
    near === undefined
      ? `No file names the organization ${id}. Those that are named: ${listed(known)}.`
      : `No file names the organization ${id}.${meant(near)}`,
  cycleWithoutUsage: (id: string, day: Day, cycles: readonly { readonly start: Day; readonly end: Day }[]): string =>
    cycles.length === 0
      ? `${id} has no billing cycle with usage.`
      : `${id} has no usage in the billing cycle of ${formatDay(day)}. Cycles with usage: ${cycles
          .map(({ start, end }) => `${formatDay(start)} to ${formatDay(end)}`)
          .join(', ')}.`,
  figureNeedsDay: (figure: string, example: Day): string =>
    `${figure} is a figure of a day. Write the day behind it, like ${formatDay(example)}.`,
  figureNeedsNoDay: (figure: string): string => `${figure} is a figure of the whole cycle. Leave the day out.`,
  dayWithoutUsage: (day: Day, first: Day, last: Day): string =>
    `There is no usage on ${formatDay(day)}. The days with usage in this cycle lie between ${formatDay(first)} and ${formatDay(last)}.`,
  figureUnknown: (figure: string, known: readonly string[], near: string | undefined): string =>
    `There is no figure ${figure} in this cycle.${meant(near)} Those that there are: ${listed(known)}.`,
  atLine: (file: string, line: number): string => `${file}:${line}`,

  overageInvoice: (): string => 'Overage invoice',
  period: (): string => 'Period',
  transactionDate: (): string => 'Transaction date',
  dueDate: (): string => 'Due date',
  currency: (): string => 'Currency',
  unknownAmount: (): string => 'unknown: a price is missing or in another currency',
  invoiceColumns: (): readonly [string, string, string, string, string, string, string] => [
    'SKU',
    'Description',
    'Quantity',
    'Unit',
    'Unit price',
    'Discount',
    'Amount',
  ],
  invoiceTotals: (): Record<'recurring' | 'usage' | 'other' | 'subtotal' | 'taxes' | 'total', string> => ({
    recurring: 'Recurring charges',
    usage: 'Usage charges',
    other: 'Other charges',
    subtotal: 'Subtotal',
    taxes: 'Taxes',
    total: 'Total',
  }),
  invoiceIncomplete: (lines: number): string =>
    `The totals leave out ${plural(lines, 'line', 'lines')} without a price.`,
  noInvoiceLines: (): string => 'No overage, so nothing is invoiced for usage.',
  noInvoices: (): string => 'There is nothing to invoice: no subscription has usage on a day on which it is active.',
  percent: (digits: string): string => `${digits}%`,
};
