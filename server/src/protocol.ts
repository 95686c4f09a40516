/** What the client and the server say to each other beyond the language server protocol. Shared by both as types and names. */

/** Client → server: the daily detail of an organization's billing cycle, ready to be drawn. */
export const DAILY_DETAIL_REQUEST = 'entitlements/dailyDetail';
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
/** Server → client: the workspace's files, read by the client where the server has no file system of its own (web worker). */
export const READ_FILE_REQUEST = 'entitlements/readFile';
/** Server → client: the URIs of all entitlement files of the workspace folders (web worker). */
export const FIND_FILES_REQUEST = 'entitlements/findFiles';

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

/** A number, and the daily detail that shows it. */
export type ExplainParams = DailyDetailParams & FigureName;

export interface PlainRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export type PlainSeverity = 'error' | 'warning' | 'information';

export interface SourceLocation {
  readonly uri: string;
  readonly range: PlainRange;
}

/** Everything in it is text to show as it stands: sentences and numbers in the user's language. */
export interface DailyDetailView {
  /** What to say instead of a table, when there is nothing to show. */
  readonly notice?: string | undefined;
  readonly title: string;
  /** Organization, subscription, what is billed, … The parts of a fact stand beside each other as they are. */
  readonly facts: readonly { readonly label: string; readonly parts: readonly ShownText[] }[];
  readonly cycleLabel: string;
  readonly organizationLabel: string;
  readonly organizations: readonly { readonly id: string; readonly chosen: boolean }[];
  /** Newest first. `value` goes into `DailyDetailParams.cycle`. */
  readonly cycles: readonly { readonly value: string; readonly text: string; readonly chosen: boolean }[];
  /** The eight column headers, in the guide's order. */
  readonly columns: readonly { readonly text: string; readonly numeric: boolean }[];
  readonly rows: readonly DailyDetailRow[];
  /** Said while the document cannot be read and what is shown may be older than its text. */
  readonly stale?: string | undefined;
}

/** A piece of text, with the figure that explains the number in it. */
export interface ShownText {
  readonly text: string;
  readonly figure?: FigureName | undefined;
}

export interface DailyDetailRow {
  readonly cells: readonly ShownText[];
  readonly overage: boolean;
  readonly peak: boolean;
  /** Where the figure is written. */
  readonly source?: SourceLocation | undefined;
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
