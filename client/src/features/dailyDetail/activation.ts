/** The daily detail: one preview for each document, opened by a command and there again after a reload. */
import { type ExtensionContext, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { DAILY_DETAIL_REQUEST, EXPLAIN_REQUEST } from '../../../../server/src/protocol';
import { textsOf } from '../../infrastructure/language';
import { askOverviewOnceRead } from '../../infrastructure/overview';
import { onRecomputed } from '../../infrastructure/recomputed';
import { registerOpenCommand } from './commands';
import { type Answers, type DailyDetailPanel, fillPanel } from './panel';
import { isQuestion, type Question, VIEW_TYPE } from './protocol';

/** The focus stays in the editor, for whoever opens it goes on writing there. */
const createPanelBeside = (): WebviewPanel =>
  window.createWebviewPanel(
    VIEW_TYPE,
    '',
    { viewColumn: ViewColumn.Beside, preserveFocus: true },
    { enableFindWidget: true },
  );

export const activateDailyDetail = (context: ExtensionContext, client: BaseLanguageClient): void => {
  const panels = new Map<string, DailyDetailPanel>();
  const texts = textsOf();
  const request = async <Answer>(method: string, params: object, failedInLog: string): Promise<Answer> => {
    try {
      return await client.sendRequest<Answer>(method, params);
    } catch (reason) {
      client.error(failedInLog, reason, false);
      throw reason;
    }
  };
  const answers: Answers = {
    dailyDetail: question => request(DAILY_DETAIL_REQUEST, question, texts.dailyDetailFailedInLog),
    explanation: params => request(EXPLAIN_REQUEST, params, texts.explanationFailedInLog),
  };

  const adopt = (webviewPanel: WebviewPanel, question: Question): void => {
    const panel = fillPanel(webviewPanel, context.extensionUri, question, answers);
    panels.set(question.uri, panel);
    webviewPanel.onDidDispose(() => panels.delete(question.uri));
  };

  const open = (question: Question): void => {
    const existing = panels.get(question.uri);
    if (existing === undefined) {
      adopt(createPanelBeside(), question);
      return;
    }
    existing.webviewPanel.reveal(undefined, true);
    if (question.cycle !== undefined) existing.show(question);
  };

  const restore = async (webviewPanel: WebviewPanel, state: unknown): Promise<void> => {
    if (isQuestion(state) && !panels.has(state.uri)) adopt(webviewPanel, state);
    else webviewPanel.dispose();
  };

  const refreshAll = (): void => {
    for (const panel of panels.values()) panel.refresh();
  };

  context.subscriptions.push(
    registerOpenCommand(open, () => askOverviewOnceRead(client)),
    window.registerWebviewPanelSerializer(VIEW_TYPE, { deserializeWebviewPanel: restore }),
    onRecomputed(client)(refreshAll),
  );
};
