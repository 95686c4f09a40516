/** What the preview's page and the extension say to each other. Both sides look at a message before they believe it. */
import {
  type Difference,
  EXPORT_FORMATS,
  type ExplanationView,
  type ExportFormat,
  type FigureName,
  type PreviewParams,
  type PreviewView,
  type SourceLocation,
  type Tried,
} from '../../../../server/src/protocol';
import { byName, isNumber, isOffset, isText, isTruth, oneOf, optional, record, type Shape } from './shapes';
import { isDifference, isExplanationView, isFigureName, isPreviewView, isSourceLocation } from './view-shapes';

/** The previews that VS Code has kept from before are found again under it. */
export const VIEW_TYPE = 'entitlements.dailyDetail';

/** What a preview shows. */
export type Question = PreviewParams;

/** What VS Code keeps of a preview, so that it is there again after a reload. */
export interface Kept {
  readonly question: Question;
  /** Whether it shows what the active editor is about, or stays with what it shows. */
  readonly follows: boolean;
  readonly look: Look;
}

/** How a person looks at what is shown: the page's own affair. */
export interface Look {
  readonly usage: 'agents' | 'ivr';
  /** The chart's type; absent for the first. */
  readonly chart?: string | undefined;
  readonly selection: Selection;
  /** How far the page is scrolled, in pixels. */
  readonly scroll: number;
}

/** Which rows of the daily detail are shown, and in which order. */
export interface Selection {
  /** Absent for all types. */
  readonly type?: string | undefined;
  readonly onlyOverage: boolean;
  /** Absent for the order of days. */
  readonly sort?: Sort | undefined;
}

export interface Sort {
  readonly column: number;
  readonly descending: boolean;
}

export const FIRST_LOOK: Look = { usage: 'agents', selection: { onlyOverage: false }, scroll: 0 };

/** Where the cursor of an editor is. */
export interface Place {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

/** Extension → page. */
export type HostMessage =
  | { readonly type: 'view'; readonly question: Question; readonly follows: boolean; readonly view: PreviewView }
  /** What differs in the view that the page has. */
  | { readonly type: 'changes'; readonly question: Question; readonly follows: boolean; readonly changes: Difference }
  /** Whether an answer is long in coming, so that what is shown may be older than the text. */
  | { readonly type: 'waiting'; readonly waits: boolean }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'explanation'; readonly explained?: Explained | undefined }
  /** Absent while no file of ours has the cursor. */
  | { readonly type: 'cursor'; readonly place?: Place | undefined }
  /** What became of something that the person has asked for. */
  | { readonly type: 'done'; readonly message: string };

/** A figure with what it comes from. */
export interface Explained {
  readonly figure: FigureName;
  readonly explanation: ExplanationView;
}

export interface Chosen {
  readonly organization?: string | undefined;
  readonly subscription?: string | undefined;
  readonly cycle?: string | undefined;
}

/** Page → extension. */
export type PageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'choose'; readonly chosen: Chosen }
  | { readonly type: 'follow'; readonly follows: boolean }
  | { readonly type: 'try'; readonly tried?: Tried | undefined }
  | { readonly type: 'apply' }
  | { readonly type: 'export'; readonly format: ExportFormat }
  | { readonly type: 'explain'; readonly figure: FigureName }
  | { readonly type: 'open'; readonly source: SourceLocation };

const isTried = record<Tried>({ subscription: optional(isText), values: byName(isText) });

export const isQuestion: Shape<Question> = record<Question>({
  uri: isText,
  organization: optional(isText),
  subscription: optional(isText),
  cycle: optional(isText),
  tried: optional(isTried),
});

export const isLook: Shape<Look> = record<Look>({
  usage: oneOf(['agents', 'ivr']),
  chart: optional(isText),
  selection: record<Selection>({
    type: optional(isText),
    onlyOverage: isTruth,
    sort: optional(record<Sort>({ column: isOffset, descending: isTruth })),
  }),
  scroll: isNumber,
});

const isKept = record<Kept>({ question: isQuestion, follows: isTruth, look: isLook });

/** What VS Code kept; the first version kept the question alone. Undefined where it cannot be taken up. */
export const readKept = (state: unknown): Kept | undefined => {
  if (isKept(state)) return state;
  return isQuestion(state) ? { question: state, follows: true, look: FIRST_LOOK } : undefined;
};

const HOST_MESSAGES: { readonly [Type in HostMessage['type']]: Shape<Extract<HostMessage, { type: Type }>> } = {
  view: record({ type: oneOf(['view']), question: isQuestion, follows: isTruth, view: isPreviewView }),
  changes: record({ type: oneOf(['changes']), question: isQuestion, follows: isTruth, changes: isDifference }),
  waiting: record({ type: oneOf(['waiting']), waits: isTruth }),
  failed: record({ type: oneOf(['failed']), message: isText }),
  explanation: record({
    type: oneOf(['explanation']),
    explained: optional(record<Explained>({ figure: isFigureName, explanation: isExplanationView })),
  }),
  cursor: record({
    type: oneOf(['cursor']),
    place: optional(record<Place>({ uri: isText, line: isOffset, character: isOffset })),
  }),
  done: record({ type: oneOf(['done']), message: isText }),
};

const PAGE_MESSAGES: { readonly [Type in PageMessage['type']]: Shape<Extract<PageMessage, { type: Type }>> } = {
  ready: record({ type: oneOf(['ready']) }),
  choose: record({
    type: oneOf(['choose']),
    chosen: record<Chosen>({
      organization: optional(isText),
      subscription: optional(isText),
      cycle: optional(isText),
    }),
  }),
  follow: record({ type: oneOf(['follow']), follows: isTruth }),
  try: record({ type: oneOf(['try']), tried: optional(isTried) }),
  apply: record({ type: oneOf(['apply']) }),
  export: record({ type: oneOf(['export']), format: oneOf(EXPORT_FORMATS) }),
  explain: record({ type: oneOf(['explain']), figure: isFigureName }),
  open: record({ type: oneOf(['open']), source: isSourceLocation }),
};

export const isHostMessage = (value: unknown): value is HostMessage =>
  Object.values<Shape<HostMessage>>(HOST_MESSAGES).some(isMessage => isMessage(value));

export const isPageMessage = (value: unknown): value is PageMessage =>
  Object.values<Shape<PageMessage>>(PAGE_MESSAGES).some(isMessage => isMessage(value));
