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
  /** Whether a price is written that can be used or not. */
  readonly statesUnitPrice?: boolean;
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
  /** Whether a price is written that can be used or not. */
  readonly statesUnitPrice?: boolean;
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
  /** Whether a percentage is written, in an amendment or here, that can be used or not. */
  readonly statesSurgeProtection?: boolean;
  readonly licenses: Partial<Record<LicenseType, License>>;
  readonly digitalChannels: readonly DigitalChannel[];
  readonly amendments: readonly Amendment[];
  readonly assumptions: { readonly [Name in keyof Assumptions]?: Located<Assumptions[Name]> | undefined };
}

/** The figures of one UTC day, as one record of a usage file gives them. A type may be absent. */
export interface DayRecord {
  readonly source: Source;
  readonly date: Located<Day>;
  readonly figures: DayFigures;
  /** Types that are written in it and cannot be used. */
  readonly leftOut?: ReadonlySet<FigureType> | undefined;
}

/**
 * A figure of a day: written in a record, or counted from raw log-ins or connections, and then standing at one of the
 * records that make it.
 */
export interface Figure extends Located<number> {
  readonly counted?: Counted | undefined;
}

export interface Counted {
  /** How it was counted. */
  readonly rule: Rule;
  /** When the count was first reached: for concurrent agents a quarter of an hour, for ports a minute. */
  readonly at: Instant | undefined;
  /** The log-ins or connections that make the count, one for each that it counts; found when asked for. */
  readonly records: () => readonly CountedRecord[];
}

export interface CountedRecord {
  /** Undefined for a connection. */
  readonly agent: string | undefined;
  readonly at: Instant;
  readonly source: Source;
}

/** The figures of a record of a day, or all of an organization on that day; `day-figures.ts` tells which there are. */
export type DayFigures = { readonly [Type in FigureType]?: Figure | undefined } & {
  /** Where figures are made when they are asked for: those that there are, in the order in which they are written. */
  readonly writtenTypes?: readonly FigureType[];
};

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** Raw log-ins in columns: no object for each, so that hundreds of thousands stay small. */
export interface AgentSessions {
  readonly length: number;
  /** The agents' names; `agent` points into them. */
  readonly names: readonly string[];
  readonly agent: ArrayLike<number>;
  /** Indexes into AGENT_TYPES. */
  readonly license: ArrayLike<number>;
  readonly login: ArrayLike<Instant>;
  /** NaN where it is absent, the log-in where it cannot be used. */
  readonly logout: ArrayLike<Instant>;
  /** Where the log-in of a session is written. */
  readonly sourceAt: (index: number) => Source;
}

/** Raw IVR connections in columns; [start, end). An end that cannot be used equals the start. */
export interface IvrConnections {
  readonly length: number;
  readonly start: ArrayLike<Instant>;
  readonly end: ArrayLike<Instant>;
  readonly sourceAt: (index: number) => Source;
}

/** Units of a digital channel, summed over the cycle that holds the date. */
export interface DigitalUnits {
  readonly sku: Located<string>;
  readonly units: Located<number>;
  readonly date: Located<Day>;
}

/** What a vendor's invoice states. What it leaves out is not compared. */
export interface ActualInvoice {
  readonly source: Source;
  readonly number?: Located<string> | undefined;
  readonly subscription: Located<string>;
  readonly from: Located<Day>;
  readonly to: Located<Day>;
  readonly transactionDate?: Located<Day> | undefined;
  readonly dueDate?: Located<Day> | undefined;
  readonly currency?: Located<string> | undefined;
  readonly lines: readonly ActualLine[];
  readonly totals: {
    readonly [Total in 'recurring' | 'usage' | 'other' | 'taxes' | 'total']: Located<Big> | undefined;
  };
}

export interface ActualLine {
  readonly source: Source;
  readonly sku?: Located<string> | undefined;
  readonly description?: Located<string> | undefined;
  readonly quantity?: Located<number> | undefined;
  readonly unit?: Located<string> | undefined;
  readonly unitPrice?: Located<Big> | undefined;
  readonly amount?: Located<Big> | undefined;
}

export type Rule = `R${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12}`;

/** How much a finding weighs. */
export type Severity = 'error' | 'warning' | 'information';
