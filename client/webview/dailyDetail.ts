/** The page of the daily detail. It only draws: every figure, sentence and label comes ready from the server. */
import type { DailyDetailView, FigureName, SourceLocation } from '../../server/src/protocol';
import type { Explained, HostMessage, Question } from '../src/features/dailyDetail/protocol';
import { textsFor } from '../src/texts/languages';
import { createChoices } from './choices';
import { element, setNotice, setText } from './element';
import { createFacts } from './facts';
import { listen, remember, tell } from './messages';
import type { Changes } from './rows';
import { createTable } from './table';
import { createWhy } from './why';

const texts = textsFor(document.documentElement.lang);

const choices = createChoices(choice => tell({ type: 'choose', ...choice }));
const open = (source: SourceLocation): void => tell({ type: 'open', source });
const facts = createFacts(figure => explain(figure));
const table = createTable({ open, reach: figure => explain(figure) });
const why = createWhy(open);
const stale = element('p', { id: 'stale', className: 'warning', hidden: true });
const notice = element('p', { id: 'notice', hidden: true });
const hint = element('p', { id: 'hint', hidden: true });
const status = element('p', { id: 'status', className: 'heard-only' });
status.setAttribute('role', 'status');

const parts = [facts.heading, choices.node, facts.list, stale, notice, hint, table.node, why.node, status];

let shown: Question | undefined;
let reached: FigureName | undefined;

const hear = (message: HostMessage): void => {
  // Until the first answer the page says that it waits.
  if (!status.isConnected) document.getElementById('daily-detail-page')?.replaceChildren(...parts);
  switch (message.type) {
    case 'view':
      show(message.question, message.view);
      break;
    case 'failed':
      setNotice(stale, message.message);
      break;
    case 'explanation':
      showWhy(message.explained);
      break;
  }
};

const explain = (figure: FigureName): void => {
  reached = figure;
  tell({ type: 'explain', figure });
};

/** One of a figure that has been left since is no longer wanted. */
const showWhy = (explained: Explained | undefined): void => {
  if (explained && reached && !isSame(explained.figure, reached)) return;
  why.draw(explained?.explanation);
};

const isSame = (one: FigureName, other: FigureName): boolean => one.figure === other.figure && one.date === other.date;

const show = (question: Question, view: DailyDetailView): void => {
  const sameQuestion = JSON.stringify(shown) === JSON.stringify(question);
  shown = question;
  remember(question);
  const changes = draw(view);
  // Other figures because another cycle was chosen are no change.
  setText(status, sameQuestion ? inWords(changes) : '');
};

const draw = (view: DailyDetailView): Changes => {
  facts.draw(view);
  choices.draw(view);
  setNotice(stale, view.stale);
  setNotice(notice, view.notice);
  const changes = table.draw(view);
  setNotice(hint, view.rows.some(row => row.source) && !view.notice ? texts.rowHint : undefined);
  return changes;
};

const inWords = ({ figures, rows }: Changes): string => {
  if (rows !== undefined) return texts.rowsChanged(rows);
  const [first, ...others] = figures;
  if (!first) return '';
  if (others.length > 0) return texts.figuresChanged(figures.length);
  return texts.figureChanged(first.row, first.column, first.before, first.after);
};

listen(hear);
tell({ type: 'ready' });
