/** What the client and the server say to each other beyond the language server protocol. Shared by both as types and names. */

/** Client → server: everything that a preview shows of one billing cycle, with what is tried in it. */
export const PREVIEW_REQUEST = 'entitlements/preview';
/** Client → server: the edit that writes what was tried in a preview into a file; null where there is nothing to write. */
export const WRITE_TRIED_REQUEST = 'entitlements/writeTried';
/** Client → server: what a preview shows, in a form to hand over. */
export const EXPORT_REQUEST = 'entitlements/export';
/** Client → server: where a number comes from, by the name that `entitlements explain` has for it. */
export const EXPLAIN_REQUEST = 'entitlements/explain';
/** Client → server: the public JSON of all results, as text. */
export const RECONCILE_REQUEST = 'entitlements/reconcile';
/** Client → server: all organizations, for a view that lists them. */
export const OVERVIEW_REQUEST = 'entitlements/overview';
/** Client → server: the billing cycle that a place in a file is about; null where it is about none. */
export const CYCLE_AT_REQUEST = 'entitlements/cycleAt';
/** Client → server: a usage file for a billing cycle, to be filled in; null where there is no such cycle. */
export const NEW_USAGE_REQUEST = 'entitlements/newUsage';
/** Client → server: a subscription file from a few answers. */
export const NEW_SUBSCRIPTION_REQUEST = 'entitlements/newSubscription';
/** Client → server: the usage file that a CSV export becomes. */
export const IMPORT_REQUEST = 'entitlements/import';
/** Server → client: something that a preview may show has been computed anew. */
export const RECONCILED_NOTIFICATION = 'entitlements/reconciled';
/** Server → client: a fault of the server's own, for a client that says that it shows them. */
export const FAULT_NOTIFICATION = 'entitlements/fault';
/** Server → client: a file's text, read by the client where the server has no access to it (web worker, virtual folders). */
export const READ_FILE_REQUEST = 'entitlements/readFile';
/** Server → client: the URIs of files in a folder to which the server has no access. */
export const FIND_FILES_REQUEST = 'entitlements/findFiles';

/**
 * A command that opens the daily detail, with one argument: `DailyDetailParams`. Code lenses lead to it for a client that
 * names it in its initialization options.
 */
export const OPEN_DAILY_DETAIL_COMMAND = 'entitlements.openDailyDetail';

/**
 * VS Code's own command that asks for completions. A completion that ends where the first key of a block is wanted leads
 * to it for a client that names it in its initialization options.
 */
export const SUGGEST_COMMAND = 'editor.action.triggerSuggest';

/** What a client may say when it starts, besides the settings of the section `entitlements`. */
export interface InitializationOptions {
  /** The client's own commands that the server may name, such as `entitlements.openDailyDetail`. */
  readonly commands?: readonly string[] | undefined;
  /** Whether it answers requests for files. */
  readonly readsFiles?: boolean | undefined;
  /** The address of the page that describes the findings, where the client has one of its own. */
  readonly findingsPage?: string | undefined;
  /** Whether it shows faults of the server, with a way to copy their reports. */
  readonly showsFaults?: boolean | undefined;
}

export interface FaultParams {
  /** A sentence for the person. */
  readonly message: string;
  /** What whoever mends it needs: the version, the feature, and where in the code it came from. */
  readonly report: string;
}

export interface ReadFileParams {
  readonly uri: string;
  /** Folders in one of which the file must lie, with no link on the way out of it. */
  readonly within?: readonly string[] | undefined;
}

/** A file's text without a byte-order mark, or why there is none. */
export type FileText = { readonly text: string } | { readonly refusal: 'linkOutside' | 'unreadable' };

export interface FindFilesParams {
  readonly folder: string;
  /** How the names of wanted files end. */
  readonly endings: readonly string[];
  /** Names of folders that are passed over. */
  readonly skipped: readonly string[];
}

export interface DailyDetailParams {
  /** The document from which the preview was opened; it names the organization unless `organization` does. */
  readonly uri: string;
  readonly organization?: string | undefined;
  /** The cycle's first day, YYYY-MM-DD; absent for the latest with usage. */
  readonly cycle?: string | undefined;
}

/** A number of a daily detail or of its cycle. */
export interface FigureName {
  /** As `entitlements explain` takes it: standard.overage, ivr.ports, invoice.total, … */
  readonly figure: string;
  /** YYYY-MM-DD, for a figure of a day. */
  readonly date?: string | undefined;
}

/** A number, and the preview that shows it, with what is tried there. */
export type ExplainParams = PreviewParams & FigureName;

export interface PlainRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export type PlainSeverity = 'error' | 'warning' | 'information';

export interface SourceLocation {
  readonly uri: string;
  readonly range: PlainRange;
}

/** A piece of text, with the figure that explains the number in it. */
export interface ShownText {
  readonly text: string;
  readonly figure?: FigureName | undefined;
}

/** Where a number comes from. Everything in it is text to show as it stands. */
export interface ExplanationView {
  readonly heading: string;
  /** What is explained, with its formula and result. */
  readonly title: string;
  /** What, how, number. */
  readonly columns: readonly [string, string, string];
  readonly rows: readonly ExplanationViewRow[];
  /** The rules that it rests on, a sentence each. */
  readonly rules: readonly string[];
}

export interface ExplanationViewRow {
  readonly label: string;
  /** With the numbers in it; empty where the number is written by the user. */
  readonly formula: string;
  readonly value: string;
  readonly source?: SourceLocation | undefined;
  /** The source as people name it: file and line. */
  readonly sourceLabel?: string | undefined;
}

/** All organizations with what they committed to and what each billing cycle comes to; its texts are shown as they stand. */
export interface OverviewParams {
  /** The present UTC day, YYYY-MM-DD: the server has no clock. */
  readonly today: string;
  /** Whether to wait until all files are read: a server that has just been started has none. */
  readonly isOnceRead?: boolean;
}

export interface OverviewView {
  readonly organizations: readonly OverviewOrganization[];
}

export interface OverviewOrganization {
  readonly id: string;
  readonly description: string;
  readonly tooltip: string;
  /** The worst finding in its documents, if there is one. */
  readonly severity?: PlainSeverity | undefined;
  readonly subscriptions: readonly OverviewSubscription[];
  /** Those with usage, newest first. */
  readonly cycles: readonly OverviewCycle[];
  /** The cycles that usage can be written for, the one to go on with first. */
  readonly choices: readonly OverviewChoice[];
}

export interface OverviewSubscription {
  readonly id: string;
  readonly description: string;
  readonly tooltip: string;
  readonly isActive: boolean;
  readonly severity?: PlainSeverity | undefined;
  readonly source?: SourceLocation | undefined;
}

export interface OverviewCycle {
  /** Its first day, for `DailyDetailParams.cycle`. */
  readonly cycle: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly hasOverage: boolean;
  /** The worst finding in its records, if there is one. */
  readonly severity?: PlainSeverity | undefined;
  /** Where its usage begins. */
  readonly source?: SourceLocation | undefined;
  /** For `DailyDetailParams.uri`. */
  readonly uri: string;
}

export interface OverviewChoice {
  readonly cycle: string;
  readonly label: string;
  readonly description: string;
}

export interface CycleAtParams {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

/** The billing cycle that a place in a file is about. */
export interface CycleAtView {
  readonly organization: string;
  /** Its first day. */
  readonly cycle: string;
  /** In a few words, for a status bar. */
  readonly text: string;
  readonly tooltip: string;
}

export interface NewUsageParams {
  /** The folder that the file is for, whose language it takes. */
  readonly folder: string;
  readonly organization: string;
  /** The cycle's first day. */
  readonly cycle: string;
}

export interface NewSubscriptionParams {
  /** The folder that the file is for, whose language it takes. */
  readonly folder: string;
  readonly id: string;
  readonly organization: string;
  /** YYYY-MM-DD */
  readonly start: string;
  readonly agentModel: string;
  readonly currency: string;
  /** By type as subscriptions write it; what is not known is left out. */
  readonly committed: Readonly<Record<string, number>>;
}

/** A file that does not exist yet. */
export interface NewFile {
  readonly fileName: string;
  readonly text: string;
  /** What is to be filled in first. */
  readonly selection: PlainRange;
}

export interface ImportParams {
  readonly uri: string;
  /** The CSV file's text. */
  readonly text: string;
  readonly organization: string;
}

export interface ImportView {
  readonly fileName: string;
  /** Undefined where nothing of the file could be read. */
  readonly yaml?: string | undefined;
  /** What became of it, in a sentence. */
  readonly summary: string;
  readonly problems: readonly ImportProblem[];
}

export interface ImportProblem {
  readonly range: PlainRange;
  readonly severity: PlainSeverity;
  readonly code: string;
  readonly message: string;
}

/** What a preview asks for: everything but the document has a default. */
export interface PreviewParams extends DailyDetailParams {
  /** Narrows the organization's cycles to those in which the subscription is active, ended ones too. */
  readonly subscription?: string | undefined;
  readonly tried?: Tried | undefined;
}

/** A preview's question, with the view that it shows. */
export interface PreviewQuestion extends PreviewParams {
  /** The `id` of the answer that it has; then what differs may be answered alone. */
  readonly known?: string | undefined;
}

/** The whole view, or what differs in it from the one that is known; nothing where nothing does. */
export type PreviewAnswer =
  | { readonly id: string; readonly view: PreviewView }
  | { readonly id: string; readonly known: string; readonly changes?: Difference | undefined };

/** What to change in plain data: all of it, fields by name, items by index, or the items `from` up to but not including `to`. */
export type Difference =
  | { readonly value: unknown }
  | { readonly gone: true }
  | { readonly fields: Readonly<Record<string, Difference>> }
  | { readonly items: readonly (readonly [index: number, difference: Difference])[] }
  | { readonly from: number; readonly to: number; readonly by: readonly unknown[] };

/** What is tried in a preview without being written: texts as typed, by `TriedField.name`. */
export interface Tried {
  /** The subscription whose terms are changed; the primary one unless named. */
  readonly subscription?: string | undefined;
  readonly values: Readonly<Record<string, string>>;
}

/** Everything in it is text to show as it stands; numbers are quantities and shares, never money. */
export interface PreviewView {
  readonly title: string;
  /** What to say instead of results, when there are none. */
  readonly notice?: string | undefined;
  /** Said while the document cannot be read and what is shown may be older than its text. */
  readonly stale?: string | undefined;
  readonly organizations: Choice;
  readonly subscriptions: Choice;
  /** Newest first. The value is the cycle's first day. */
  readonly cycles: Choice;
  /** The parts below are undefined where there are no results. */
  readonly results?: PreviewResults | undefined;
}

/** A labelled list to choose from. */
export interface Choice {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string; readonly chosen: boolean }[];
}

export interface PreviewResults {
  /** The organization, its subscriptions, the billing cycle stated, … */
  readonly facts: readonly { readonly label: string; readonly parts: readonly ShownText[] }[];
  readonly usage: CurrentUsage;
  readonly charts: readonly UsageChart[];
  readonly detail: DetailTable;
  readonly invoice: InvoiceView;
  readonly whatIf: WhatIfView;
}

/** Control Hub's Current Usage card, for a deal that does not exist yet. */
export interface CurrentUsage {
  readonly heading: string;
  /** The card shows agents or IVR at a time. */
  readonly groups: readonly { readonly name: 'agents' | 'ivr'; readonly text: string }[];
  readonly meters: readonly UsageMeter[];
}

/** A quantity against what it may come to, as a bar with numbers. */
export interface UsageMeter {
  readonly group: 'agents' | 'ivr';
  readonly name: string;
  /** Committed, used, substituted, overage, over or under; the voice entitlement, the limit and the peak. */
  readonly numbers: readonly { readonly label: string; readonly value: ShownText }[];
  /** From left to right; the shares are parts of 1 and add up to at most 1. */
  readonly segments: readonly (MeterPart & { readonly is: SegmentKind })[];
  /** Where on the bar the commitment or the limit is. */
  readonly mark?: MeterPart | undefined;
  /** The whole in a sentence, for those who hear it. */
  readonly sentence: string;
  readonly isOver: boolean;
}

/** A stretch of a bar, or a place on it, as a part of 1: so much of what. */
export interface MeterPart {
  readonly share: number;
  readonly quantity: ShownText;
  readonly text: string;
}

/** `surge` are the calls above the voice entitlement that surge protection takes; of calls, `overage` are rejected. */
export type SegmentKind = 'covered' | 'substituted' | 'surge' | 'overage' | 'idle';

/** Use against commitment for each day of the cycle, of one type or of calls. */
export interface UsageChart {
  /** As subscriptions and usage write it: premium, standard, ivrPorts, workforceOptimization, voiceContacts. */
  readonly type: string;
  readonly name: string;
  /** The chart in a sentence: what it shows, its peak and limit. */
  readonly sentence: string;
  readonly legend: readonly { readonly is: ChartPart; readonly text: string }[];
  /** Every day of the cycle in order; one without usage has no figure. */
  readonly days: readonly ChartDay[];
  /** A round number that nothing on the chart exceeds. */
  readonly highest: number;
  /** Where lines with a label cross the chart. */
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  /** The same as a table, for those who cannot see the chart. */
  readonly columns: readonly string[];
}

export type ChartPart = SegmentKind | 'committed' | 'peak' | 'limit';

export interface ChartDay {
  /** YYYY-MM-DD */
  readonly date: string;
  readonly limit: number;
  /** From the bottom up; undefined without a figure. */
  readonly parts?: readonly { readonly is: SegmentKind; readonly quantity: number }[] | undefined;
  readonly isPeak: boolean;
  /** The cells of the table, by `columns`. */
  readonly cells: readonly ShownText[];
  readonly source?: SourceLocation | undefined;
}

/** The guide's daily detail. */
export interface DetailTable {
  readonly heading: string;
  readonly columns: readonly { readonly text: string; readonly numeric: boolean }[];
  readonly rows: readonly DetailRow[];
  /** One for each type, with the same cells as a row. */
  readonly totals: readonly { readonly type: string; readonly cells: readonly ShownText[] }[];
  /** The types that have rows, to filter by. */
  readonly types: readonly { readonly type: string; readonly text: string }[];
}

export interface DetailRow {
  /** YYYY-MM-DD */
  readonly date: string;
  readonly type: string;
  /** What the cells are sorted by: text as it stands, or a quantity. */
  readonly keys: readonly (string | number)[];
  readonly cells: readonly ShownText[];
  readonly overage: boolean;
  readonly peak: boolean;
  /** Where the figure is written. */
  readonly source?: SourceLocation | undefined;
}

/** The overage invoice of the cycle, in the layout of the guide's sample. */
export interface InvoiceView {
  readonly heading: string;
  readonly facts: readonly { readonly label: string; readonly parts: readonly ShownText[] }[];
  readonly columns: readonly { readonly text: string; readonly numeric: boolean }[];
  readonly lines: readonly (readonly ShownText[])[];
  readonly summaryHeading: string;
  readonly summary: readonly InvoiceAmount[];
  /** What the totals do not tell: prices that are missing, each by name. */
  readonly notes: readonly string[];
  /** What the commitment costs, which is invoiced separately. */
  readonly committed: {
    readonly heading: string;
    readonly lines: readonly InvoiceAmount[];
    readonly total: InvoiceAmount;
  };
  /** The vendor's invoices of this cycle, each beside what is computed. */
  readonly actual: readonly ActualInvoiceView[];
}

export interface InvoiceAmount {
  readonly label: readonly ShownText[];
  readonly amount: ShownText;
}

export interface ActualInvoiceView {
  readonly heading: string;
  /** Agrees, or differs by how much. */
  readonly sentence: string;
  readonly agrees: boolean;
  /** What, the invoice's number, the computed one, the difference, the likely cause. */
  readonly columns: readonly { readonly text: string; readonly numeric: boolean }[];
  readonly rows: readonly {
    readonly cells: readonly ShownText[];
    readonly differs: boolean;
    readonly source?: SourceLocation | undefined;
  }[];
}

/** Terms that can be tried, and what they would change. */
export interface WhatIfView {
  readonly heading: string;
  /** With several subscriptions: whose terms are tried. */
  readonly subscription: Choice;
  readonly fields: readonly TriedField[];
  /** What differs from what is written: quantities and money. Empty while nothing is tried. */
  readonly differences: readonly {
    readonly label: string;
    readonly before: ShownText;
    readonly after: ShownText;
    readonly difference: ShownText;
  }[];
  readonly differenceColumns: readonly [string, string, string, string];
  /** Where “Apply to file” would write, each value by file, line and what stands there; undefined while nothing is tried. */
  readonly target?: string | undefined;
  readonly applyLabel: string;
  readonly resetLabel: string;
}

export interface TriedField {
  /** premium, standard, ivrPorts, workforceOptimization or surgeProtection. */
  readonly name: string;
  readonly label: string;
  /** As typed, or as it is written where nothing is tried. */
  readonly text: string;
  /** As it is written now; empty where nothing is. */
  readonly written: string;
  /** Why the text cannot be taken. */
  readonly problem?: string | undefined;
}

/** An edit of one document that is refused where the document has moved on. */
export interface TriedEdit {
  readonly uri: string;
  /** Of the document as an editor has it open; null where none has. */
  readonly version: number | null;
  readonly edits: readonly { readonly range: PlainRange; readonly newText: string }[];
  /** What was written where, in a sentence. */
  readonly summary: string;
  /** What is to be written, on one line to choose by. */
  readonly inShort: string;
}

export const EXPORT_FORMATS = ['csv', 'invoiceCsv', 'xlsx', 'markdown', 'html'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportParams extends PreviewParams {
  readonly format: ExportFormat;
}

export interface ExportedFile {
  readonly fileName: string;
  /** The file's text, or for a workbook its sheets, which the client writes. */
  readonly content: { readonly text: string } | { readonly sheets: readonly ExportedSheet[] };
}

export interface ExportedSheet {
  readonly name: string;
  readonly rows: readonly (readonly ExportedCell[])[];
}

/** Text, a quantity, or money: its exact digits, which never become a JavaScript number on the way into the workbook. */
export type ExportedCell = string | number | { readonly money: string };
