/** The shapes of what the server answers, as the page looks at them before it draws. */
import type {
  ActualInvoiceView,
  ChartDay,
  Choice,
  CurrentUsage,
  DetailRow,
  DetailTable,
  Difference,
  ExplanationView,
  ExplanationViewRow,
  FigureName,
  InvoiceAmount,
  InvoiceView,
  MeterPart,
  PreviewResults,
  PreviewView,
  ShownText,
  SourceLocation,
  TriedField,
  UsageChart,
  UsageMeter,
  WhatIfView,
} from '../../../../server/src/protocol';
import {
  byName,
  either,
  isNumber,
  isOffset,
  isPresent,
  isText,
  isTruth,
  listOf,
  oneOf,
  optional,
  pairOf,
  record,
  type Shape,
  textsOfLength,
} from './shapes';

/** What it puts into a view is looked at with the view. */
export const isDifference: Shape<Difference> = (value): value is Difference =>
  DIFFERENCES.some(isDifferenceOfItsKind => isDifferenceOfItsKind(value));

const DIFFERENCES: readonly Shape<Difference>[] = [
  record<{ readonly value: unknown }>({ value: isPresent }),
  record<{ readonly gone: true }>({ gone: (value): value is true => value === true }),
  record<{ readonly fields: Readonly<Record<string, Difference>> }>({ fields: byName(isDifference) }),
  record<{ readonly items: readonly (readonly [number, Difference])[] }>({
    items: listOf(pairOf(isOffset, isDifference)),
  }),
  record<{ readonly from: number; readonly to: number; readonly by: readonly unknown[] }>({
    from: isOffset,
    to: isOffset,
    by: listOf(isPresent),
  }),
];

const isPosition = record<SourceLocation['range']['start']>({ line: isOffset, character: isOffset });

export const isSourceLocation: Shape<SourceLocation> = record<SourceLocation>({
  uri: isText,
  range: record<SourceLocation['range']>({ start: isPosition, end: isPosition }),
});

export const isFigureName: Shape<FigureName> = record<FigureName>({ figure: isText, date: optional(isText) });

const isShownText = record<ShownText>({ text: isText, figure: optional(isFigureName) });
const isColumn = record<DetailTable['columns'][number]>({ text: isText, numeric: isTruth });
const isFact = record<PreviewResults['facts'][number]>({ label: isText, parts: listOf(isShownText) });
const isAmount = record<InvoiceAmount>({ label: listOf(isShownText), amount: isShownText });
const isSegmentKind = oneOf(['covered', 'substituted', 'surge', 'overage', 'idle']);
const isGroup = oneOf(['agents', 'ivr']);

const isChoice = record<Choice>({
  label: isText,
  options: listOf(record<Choice['options'][number]>({ value: isText, text: isText, chosen: isTruth })),
});

const isMeter = record<UsageMeter>({
  group: isGroup,
  name: isText,
  numbers: listOf(record<UsageMeter['numbers'][number]>({ label: isText, value: isShownText })),
  segments: listOf(
    record<UsageMeter['segments'][number]>({
      is: isSegmentKind,
      share: isNumber,
      quantity: isShownText,
      text: isText,
    }),
  ),
  mark: optional(record<MeterPart>({ share: isNumber, quantity: isShownText, text: isText })),
  sentence: isText,
  isOver: isTruth,
});

const isUsage = record<CurrentUsage>({
  heading: isText,
  groups: listOf(record<CurrentUsage['groups'][number]>({ name: isGroup, text: isText })),
  meters: listOf(isMeter),
});

const isChartDay = record<ChartDay>({
  date: isText,
  limit: isNumber,
  parts: optional(listOf(record<NonNullable<ChartDay['parts']>[number]>({ is: isSegmentKind, quantity: isNumber }))),
  isPeak: isTruth,
  cells: listOf(isShownText),
  source: optional(isSourceLocation),
});

const isChart = record<UsageChart>({
  type: isText,
  name: isText,
  sentence: isText,
  legend: listOf(
    record<UsageChart['legend'][number]>({
      is: either(isSegmentKind, oneOf(['committed', 'peak', 'limit'])),
      text: isText,
    }),
  ),
  days: listOf(isChartDay),
  highest: isNumber,
  ticks: listOf(record<UsageChart['ticks'][number]>({ at: isNumber, text: isText })),
  columns: listOf(isText),
});

const isRow = record<DetailRow>({
  date: isText,
  type: isText,
  cells: listOf(isShownText),
  keys: listOf(either(isText, isNumber)),
  overage: isTruth,
  peak: isTruth,
  source: optional(isSourceLocation),
});

const isDetail = record<DetailTable>({
  heading: isText,
  columns: listOf(isColumn),
  rows: listOf(isRow),
  totals: listOf(record<DetailTable['totals'][number]>({ type: isText, cells: listOf(isShownText) })),
  types: listOf(record<DetailTable['types'][number]>({ type: isText, text: isText })),
});

const isActualInvoice = record<ActualInvoiceView>({
  heading: isText,
  sentence: isText,
  agrees: isTruth,
  columns: listOf(isColumn),
  rows: listOf(
    record<ActualInvoiceView['rows'][number]>({
      cells: listOf(isShownText),
      differs: isTruth,
      source: optional(isSourceLocation),
    }),
  ),
});

const isInvoice = record<InvoiceView>({
  heading: isText,
  facts: listOf(isFact),
  columns: listOf(isColumn),
  lines: listOf(listOf(isShownText)),
  summaryHeading: isText,
  summary: listOf(isAmount),
  notes: listOf(isText),
  committed: record<InvoiceView['committed']>({ heading: isText, lines: listOf(isAmount), total: isAmount }),
  actual: listOf(isActualInvoice),
});

const isField = record<TriedField>({
  name: isText,
  label: isText,
  text: isText,
  written: isText,
  problem: optional(isText),
});

const isWhatIf = record<WhatIfView>({
  heading: isText,
  subscription: isChoice,
  fields: listOf(isField),
  differences: listOf(
    record<WhatIfView['differences'][number]>({
      label: isText,
      before: isShownText,
      after: isShownText,
      difference: isShownText,
    }),
  ),
  differenceColumns: textsOfLength<WhatIfView['differenceColumns']>(4),
  target: optional(isText),
  applyLabel: isText,
  resetLabel: isText,
});

export const isPreviewView: Shape<PreviewView> = record<PreviewView>({
  title: isText,
  notice: optional(isText),
  stale: optional(isText),
  organizations: isChoice,
  subscriptions: isChoice,
  cycles: isChoice,
  results: optional(
    record<PreviewResults>({
      facts: listOf(isFact),
      usage: isUsage,
      charts: listOf(isChart),
      detail: isDetail,
      invoice: isInvoice,
      whatIf: isWhatIf,
    }),
  ),
});

export const isExplanationView: Shape<ExplanationView> = record<ExplanationView>({
  heading: isText,
  title: isText,
  columns: textsOfLength<ExplanationView['columns']>(3),
  rows: listOf(
    record<ExplanationViewRow>({
      label: isText,
      formula: isText,
      value: isText,
      source: optional(isSourceLocation),
      sourceLabel: optional(isText),
    }),
  ),
  rules: listOf(isText),
});
