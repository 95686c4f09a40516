/** The page of the preview. It only draws: every figure, sentence and label of the results comes ready from the server. */
import type { FigureName, PreviewResults, PreviewView, SourceLocation } from '../../server/src/protocol';
import { viewWith } from '../src/features/preview/difference';
import type { Explained, HostMessage, Look, Place, Question } from '../src/features/preview/protocol';
import { textsFor } from '../src/texts/languages';
import { changesBetween } from './changes';
import { createChart } from './chart';
import { createDetail } from './detail';
import { element, setNotice, setText } from './element';
import { createFacts } from './facts';
import { createHeader } from './header';
import { createInvoice } from './invoice';
import { listen, remember, rememberedLook, tell } from './messages';
import { createNumbers } from './numbers';
import { createPatterns } from './patterns';
import { createUsage } from './usage';
import { createWhatIf } from './what-if';
import { createWhy } from './why';

const texts = textsFor(document.documentElement.lang);
const page = document.getElementById('preview-page') ?? document.body;

/** Long enough to be read twice. */
const DONE_MILLISECONDS = 15_000;

interface Shown {
  readonly question: Question;
  readonly follows: boolean;
  readonly view: PreviewView;
}

let shown: Shown | undefined;
let look: Look = rememberedLook();
let cursor: Place | undefined;
let reached: FigureName | undefined;
/** The number that the explanation has been asked from, to which the focus goes back. */
let origin: HTMLElement | undefined;
let isFocusWanted = false;
let doneTimer: ReturnType<typeof setTimeout> | undefined;

const open = (source: SourceLocation): void => tell({ type: 'open', source });

const reach = (figure: FigureName): void => {
  reached = figure;
  tell({ type: 'explain', figure });
};

const explain = (figure: FigureName, from: HTMLElement): void => {
  origin = from;
  isFocusWanted = true;
  reach(figure);
};

const lookAt = (changed: Partial<Look>): void => {
  look = { ...look, ...changed };
  keep();
  if (shown?.view.results) drawResults(shown.view.results);
};

const keep = (): void => {
  if (shown) remember({ question: shown.question, follows: shown.follows, look });
};

const numbers = createNumbers(page, explain);
const header = createHeader(texts, {
  choose: chosen => tell({ type: 'choose', chosen }),
  follow: follows => tell({ type: 'follow', follows }),
  exportAs: format => tell({ type: 'export', format }),
});
const facts = createFacts(numbers, { id: 'facts', className: 'facts' });
const usage = createUsage(texts, numbers, group => lookAt({ usage: group }));
const chart = createChart(texts, numbers, { choose: type => lookAt({ chart: type }), open });
const detail = createDetail(texts, numbers, {
  open,
  reach,
  explain,
  select: selection => lookAt({ selection }),
});
const invoice = createInvoice(numbers, open);
const whatIf = createWhatIf(texts, numbers, {
  tryOut: tried => tell({ type: 'try', tried }),
  apply: () => tell({ type: 'apply' }),
});
const why = createWhy(texts, {
  open,
  closed: hadFocus => {
    reached = undefined;
    if (hadFocus) (origin?.isConnected ? origin : page).focus();
  },
});
const failed = element('p', { id: 'failed', className: 'warning', hidden: true });
const stale = element('p', { id: 'stale', className: 'warning', hidden: true });
const waiting = element('p', { id: 'waiting', className: 'warning', hidden: true });
const notice = element('p', { id: 'notice', hidden: true });
const done = element('p', { id: 'done', hidden: true });
const status = element('p', { id: 'status', className: 'heard-only' });
status.setAttribute('role', 'status');
const results = element('div', { id: 'results', hidden: true }, [
  facts.node,
  usage.node,
  chart.node,
  whatIf.node,
  detail.node,
  invoice.node,
]);

const parts = [createPatterns(), header.node, failed, stale, waiting, notice, done, results, why.node, status];

const hear = (message: HostMessage): void => {
  // Until the first answer the page says that it waits.
  if (!status.isConnected && (message.type === 'view' || message.type === 'failed')) page.replaceChildren(...parts);
  switch (message.type) {
    case 'view':
      show(message);
      break;
    case 'changes':
      change(message);
      break;
    case 'waiting':
      setNotice(waiting, message.waits ? texts.stillComputing : undefined);
      if (message.waits) setText(status, texts.stillComputing);
      markStale();
      break;
    case 'failed':
      setNotice(failed, message.message);
      setText(status, message.message);
      markStale();
      break;
    case 'explanation':
      showWhy(message.explained);
      break;
    case 'cursor':
      cursor = message.place;
      if (shown?.view.results) drawDetail(shown.view.results);
      break;
    case 'done':
      sayDone(message.message);
      break;
  }
};

const markStale = (): void => {
  page.classList.toggle('is-stale', !stale.hidden || !waiting.hidden || !failed.hidden);
};

/** Stays in sight for a while, wherever the page is scrolled. */
const sayDone = (message: string): void => {
  setNotice(done, message);
  setText(status, message);
  clearTimeout(doneTimer);
  doneTimer = setTimeout(() => setNotice(done, undefined), DONE_MILLISECONDS);
};

/** One of a figure that has been left since is no longer wanted. */
const showWhy = (explained: Explained | undefined): void => {
  if (explained && !(reached && isSame(explained.figure, reached))) return;
  why.draw(explained?.explanation);
  if (!explained || !isFocusWanted) return;
  isFocusWanted = false;
  if (document.hasFocus()) why.focus();
};

const isSame = (one: FigureName, other: FigureName): boolean => one.figure === other.figure && one.date === other.date;

const change = ({ question, follows, changes }: Extract<HostMessage, { type: 'changes' }>): void => {
  const view = viewWith(shown?.view, changes);
  if (view) show({ question, follows, view });
  // Whoever is ready is told the whole.
  else tell({ type: 'ready' });
};

const show = (next: Shown): void => {
  const before = shown;
  shown = next;
  keep();
  setNotice(failed, undefined);
  header.draw(next.view, next.follows);
  setNotice(stale, next.view.stale);
  setNotice(notice, next.view.notice);
  markStale();
  results.hidden = next.view.results === undefined;
  if (next.view.results) drawResults(next.view.results);
  tellNews(before, next);
  if (!before) scrollTo(0, look.scroll);
};

const drawResults = (view: PreviewResults): void => {
  facts.draw(view.facts);
  usage.draw(view.usage, look.usage);
  chart.draw(view.charts, look.chart);
  drawDetail(view);
  invoice.draw(view.invoice);
  whatIf.draw(view.whatIf);
};

const drawDetail = (view: PreviewResults): void =>
  detail.draw({
    table: view.detail,
    selection: look.selection,
    about: [shown?.view.organizations, shown?.view.cycles]
      .flatMap(choice => choice?.options.find(({ chosen }) => chosen)?.text ?? [])
      .join(' · '),
    cursor,
  });

/** What is new, by ear: that a text cannot be read, or else what has changed. */
const tellNews = (before: Shown | undefined, after: Shown): void => {
  const { stale: unread } = after.view;
  const isNew = unread !== undefined && unread !== before?.view.stale;
  setText(status, isNew ? unread : changesIn(before, after));
};

/** Other figures because something else was chosen are no change. */
const changesIn = (before: Shown | undefined, after: Shown): string => {
  const [one, other] = [before?.view.results, after.view.results];
  const isSameCycle = before !== undefined && aboutOf(before.question) === aboutOf(after.question);
  return one && other && isSameCycle ? changesInWords(one, other) : '';
};

const aboutOf = ({ uri, organization, subscription, cycle }: Question): string =>
  JSON.stringify([uri, organization, subscription, cycle]);

const changesInWords = (before: PreviewResults, after: PreviewResults): string => {
  const known = before.whatIf.fields.map(({ problem }) => problem);
  const problem = after.whatIf.fields.map(field => field.problem).find(one => one && !known.includes(one));
  if (problem) return problem;
  const [one, other] = [before.whatIf.differences, after.whatIf.differences];
  if (JSON.stringify(one) === JSON.stringify(other)) return changesBetween(before.detail, after.detail, texts);
  // What is tried is told by what it comes to, the invoice's total last.
  const last = other.at(-1);
  if (!last) return changesBetween(before.detail, after.detail, texts);
  const more = other.length > 1 ? ` ${texts.movesLikeThis(other.length - 1)}` : '';
  return texts.differs(last.label, last.before.text, last.after.text) + more;
};

let scrollTimer: ReturnType<typeof setTimeout> | undefined;
addEventListener(
  'scroll',
  () => {
    clearTimeout(scrollTimer);
    scrollTimer = setTimeout(() => {
      look = { ...look, scroll: scrollY };
      keep();
    }, 200);
  },
  { passive: true },
);

page.tabIndex = -1;
listen(hear);
tell({ type: 'ready' });
