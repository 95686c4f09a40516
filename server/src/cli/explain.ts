/** `entitlements explain`: where a number comes from, down to the lines that it is written in. */
import type { DailyUse } from '../engine/daily-use';
import type { Explanation } from '../engine/explain';
import type { Reconciliation } from '../engine/reconcile';
import type { Messages } from '../messages/message';
import { nearest } from '../model/nearest';
import { explanationJson, explanationText } from '../reports/explanation-tree';
import { dayFigureNames, explainDayFigure, explainFigure, figureNames, useOn } from '../reports/figure';
import { jsonText } from '../reports/json-text';
import type { ExplainRequest } from './arguments';
import { type ExitCode, endWithFindings, holds } from './selection';
import type { Terminal } from './terminal';
import { type LoadedWorkspace, loadWorkspace } from './workspace';

export async function explain(terminal: Terminal, request: ExplainRequest): Promise<ExitCode> {
  const { messages, out, error } = terminal;
  const loaded = await loadWorkspace(messages, [], terminal.currentFolder);
  const { workspace, folder } = loaded;
  const answer = answerTo(loaded, messages, request);
  if (typeof answer === 'string') {
    error(`${answer}\n`);
    return 2;
  }
  const { organization, figure, format } = request;
  const explained = { organization, cycle: answer.cycle, figure, explanation: answer.explanation };
  const formats = {
    text: () => explanationText(workspace, messages, folder, explained),
    json: () => jsonText(explanationJson(workspace, messages, folder, explained)),
  };
  out(formats[format]());
  return endWithFindings(terminal, loaded, { paths: [], ...request });
}

interface Answer {
  readonly cycle: Reconciliation['cycle'];
  readonly explanation: Explanation;
}

/** The explanation, or a sentence about what there is none of. */
function answerTo({ workspace }: LoadedWorkspace, messages: Messages, request: ExplainRequest): Answer | string {
  const { organization, cycle, figure, day } = request;
  const ids = workspace.organizationIds();
  if (!ids.includes(organization)) return messages.organizationUnknown(organization, ids, nearest(organization, ids));
  const reconciliations = workspace.organization(organization)?.reconciliations ?? [];
  const reconciliation = reconciliations.find(one => holds(one.cycle, cycle));
  if (reconciliation === undefined) {
    return messages.cycleWithoutUsage(
      organization,
      cycle,
      reconciliations.map(one => one.cycle),
    );
  }
  const explanation = explainFigure(reconciliation, figure);
  if (explanation === undefined) return dayAnswer(messages, reconciliation, request);
  if (day !== undefined) return messages.figureNeedsNoDay(figure);
  return { cycle: reconciliation.cycle, explanation };
}

function dayAnswer(
  messages: Messages,
  reconciliation: Reconciliation,
  { figure, day }: ExplainRequest,
): Answer | string {
  const { cycle, days } = reconciliation;
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || !dayFigureNames(reconciliation).includes(figure)) {
    const known = figureNames(reconciliation);
    return messages.figureUnknown(figure, known, nearest(figure, known));
  }
  if (day === undefined) return messages.figureNeedsDay(figure, first.day);
  const use: DailyUse | undefined = useOn(reconciliation, day);
  const explanation = use === undefined ? undefined : explainDayFigure(reconciliation, use, figure);
  return explanation === undefined ? messages.dayWithoutUsage(day, first.day, last.day) : { cycle, explanation };
}
