/** The words of the domain as types. Nothing here knows YAML, editors or files. */
import type { Big } from './decimal';

/** A UTC day, counted from 1970-01-01 (day 0). Never a JavaScript Date. */
export type Day = number;

/** Where a value was written: a document and UTF-16 offsets in it. The engine carries it and never looks inside. */
export interface Source {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
}

export interface Located<Value> {
  readonly value: Value;
  readonly source: Source;
}

export const AGENT_TYPES = ['premium', 'standard'] as const;
export type AgentType = (typeof AGENT_TYPES)[number];

/** What is licensed and billed, in the order of every table and invoice. */
export const LICENSE_TYPES = ['premium', 'standard', 'ivrPorts', 'workforceOptimization'] as const;
export type LicenseType = (typeof LICENSE_TYPES)[number];

/** What a day can have a figure of; voice contacts are measured against the surge limit and never billed. */
export const FIGURE_TYPES = [...LICENSE_TYPES, 'voiceContacts'] as const;
export type FigureType = (typeof FIGURE_TYPES)[number];

export type AgentModel = 'named' | 'concurrent';

export interface Overage {
  readonly sku?: Located<string> | undefined;
  readonly unitPrice?: Located<Big> | undefined;
  /** Percent, 10 for 10 %. */
  readonly discount?: Located<Big> | undefined;
}

export interface License {
  readonly committed?: Located<number> | undefined;
  readonly sku?: Located<string> | undefined;
  /** Per unit and billing cycle. */
  readonly unitPrice?: Located<Big> | undefined;
  /** Percent, 10 for 10 %. */
  readonly discount?: Located<Big> | undefined;
  readonly overage?: Overage | undefined;
}

export interface Amendment {
  readonly effective: Located<Day>;
  readonly committed: Partial<Record<LicenseType, Located<number>>>;
  /** Percent, 30 for 30 %. */
  readonly surgeProtection?: Located<Big> | undefined;
}

export interface DigitalChannel {
  readonly sku: Located<string>;
  readonly name?: Located<string> | undefined;
  readonly included?: Located<number> | undefined;
  readonly unitPrice?: Located<Big> | undefined;
  readonly discount?: Located<Big> | undefined;
}

/** The named readings of section "Assumptions" in the documentation; the first of each is the default. */
export const ASSUMPTIONS = {
  overageBilling: ['peakPerType', 'peakDayTotal'],
  overageComment: ['peakDayTotal', 'peakPerType'],
  ivrAggregation: ['peak', 'sum'],
  reclassification: ['wholeCycle', 'asOfDay'],
} as const;
export type Assumptions = { readonly [Name in keyof typeof ASSUMPTIONS]: (typeof ASSUMPTIONS)[Name][number] };

export interface Subscription {
  readonly source: Source;
  readonly id: Located<string>;
  readonly organization: Located<string>;
  readonly name?: Located<string> | undefined;
  readonly start: Located<Day>;
  /** Last day, inclusive. */
  readonly end?: Located<Day> | undefined;
  /** 1 to 31; the day of `start` unless given. */
  readonly billingDay?: Located<number> | undefined;
  readonly agentModel?: Located<AgentModel> | undefined;
  /** ISO 4217. */
  readonly currency?: Located<string> | undefined;
  readonly paymentTermsDays?: Located<number> | undefined;
  /** Percent, 30 for 30 %. Without it there is no surge limit. */
  readonly surgeProtection?: Located<Big> | undefined;
  readonly licenses: Partial<Record<LicenseType, License>>;
  readonly digitalChannels: readonly DigitalChannel[];
  readonly amendments: readonly Amendment[];
  readonly assumptions: { readonly [Name in keyof Assumptions]?: Located<Assumptions[Name]> | undefined };
}

/** The figures of one UTC day, as one record of a usage file gives them. A type may be absent. */
export interface DayRecord {
  readonly source: Source;
  readonly date: Located<Day>;
  readonly figures: Partial<Record<FigureType, Located<number>>>;
}

/** Every figure of an organization on one day, whichever records gave them. */
export type DayFigures = Partial<Record<FigureType, Located<number>>>;

export interface Organization {
  readonly id: string;
  /** In any order; one agent model. */
  readonly subscriptions: readonly Subscription[];
  /** By day; each type of a day once. */
  readonly usage: ReadonlyMap<Day, DayFigures>;
}

export type Rule = `R${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12}`;

/** How much a finding weighs. */
export type Severity = 'error' | 'warning' | 'information';
