/** What the preview's page and the extension say to each other. Both sides look at a message before they believe it. */
import type {
  DailyDetailParams,
  DailyDetailView,
  ExplanationView,
  FigureName,
  SourceLocation,
} from '../../../../server/src/protocol';

export const VIEW_TYPE = 'entitlements.dailyDetail';

/** What a preview shows; VS Code keeps it for the page, so that the preview is there again after a reload. */
export type Question = DailyDetailParams;

/** Extension → page. */
export type HostMessage =
  | { readonly type: 'view'; readonly question: Question; readonly view: DailyDetailView }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'explanation'; readonly explained?: Explained | undefined };

/** A figure with what it comes from. */
export interface Explained {
  readonly figure: FigureName;
  readonly explanation: ExplanationView;
}

/** Page → extension. */
export type PageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'choose'; readonly organization?: string | undefined; readonly cycle?: string | undefined }
  | { readonly type: 'explain'; readonly figure: FigureName }
  | { readonly type: 'open'; readonly source: SourceLocation };

export const isQuestion = (value: unknown): value is Question =>
  isRecord(value) && isText(value['uri']) && isOptionalText(value['organization']) && isOptionalText(value['cycle']);

export const isHostMessage = (value: unknown): value is HostMessage => {
  if (!isRecord(value)) return false;
  switch (value['type']) {
    case 'view':
      return isQuestion(value['question']) && isDailyDetailView(value['view']);
    case 'failed':
      return isText(value['message']);
    case 'explanation':
      return value['explained'] === undefined || isExplained(value['explained']);
    default:
      return false;
  }
};

export const isPageMessage = (value: unknown): value is PageMessage => {
  if (!isRecord(value)) return false;
  switch (value['type']) {
    case 'ready':
      return true;
    case 'choose':
      return isOptionalText(value['organization']) && isOptionalText(value['cycle']);
    case 'explain':
      return isFigureName(value['figure']);
    case 'open':
      return isSourceLocation(value['source']);
    default:
      return false;
  }
};

const isDailyDetailView = (value: unknown): boolean =>
  isRecord(value) &&
  isOptionalText(value['notice']) &&
  isOptionalText(value['stale']) &&
  isText(value['title']) &&
  isText(value['cycleLabel']) &&
  isText(value['organizationLabel']) &&
  isListOf(value['facts'], fact => isText(fact['label']) && isListOf(fact['parts'], isShownText)) &&
  isListOf(value['organizations'], organization => isText(organization['id']) && isTruth(organization['chosen'])) &&
  isListOf(value['cycles'], cycle => isText(cycle['value']) && isText(cycle['text']) && isTruth(cycle['chosen'])) &&
  isListOf(value['columns'], column => isText(column['text']) && isTruth(column['numeric'])) &&
  isListOf(value['rows'], isRow);

const isRow = (row: Fields): boolean =>
  isListOf(row['cells'], isShownText) &&
  isTruth(row['overage']) &&
  isTruth(row['peak']) &&
  (row['source'] === undefined || isSourceLocation(row['source']));

const isFigureName = (value: unknown): value is FigureName =>
  isRecord(value) && isText(value['figure']) && isOptionalText(value['date']);

const isShownText = (part: Fields): boolean =>
  isText(part['text']) && (part['figure'] === undefined || isFigureName(part['figure']));

const isExplained = (value: unknown): boolean =>
  isRecord(value) && isFigureName(value['figure']) && isExplanationView(value['explanation']);

const isExplanationView = (value: unknown): boolean =>
  isRecord(value) &&
  isText(value['heading']) &&
  isText(value['title']) &&
  Array.isArray(value['columns']) &&
  value['columns'].length === 3 &&
  value['columns'].every(isText) &&
  isListOf(value['rows'], isExplanationRow) &&
  Array.isArray(value['rules']) &&
  value['rules'].every(isText);

const isExplanationRow = (row: Fields): boolean =>
  isText(row['label']) &&
  isText(row['formula']) &&
  isText(row['value']) &&
  (row['source'] === undefined || isSourceLocation(row['source'])) &&
  isOptionalText(row['sourceLabel']);

const isSourceLocation = (value: unknown): value is SourceLocation =>
  isRecord(value) &&
  isText(value['uri']) &&
  isRecord(value['range']) &&
  isPosition(value['range']['start']) &&
  isPosition(value['range']['end']);

const isPosition = (value: unknown): boolean =>
  isRecord(value) && isOffset(value['line']) && isOffset(value['character']);

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const isListOf = (value: unknown, isItem: (item: Fields) => boolean): boolean =>
  Array.isArray(value) && value.every(item => isRecord(item) && isItem(item));

const isText = (value: unknown): value is string => typeof value === 'string';

const isOptionalText = (value: unknown): boolean => value === undefined || isText(value);

const isTruth = (value: unknown): boolean => typeof value === 'boolean';

const isOffset = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
