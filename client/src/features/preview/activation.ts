/** The preview: opened by a command, one or several at once, each there again after a reload. */
import { type ExtensionContext, type TextEditor, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  EXPLAIN_REQUEST,
  EXPORT_REQUEST,
  type OPEN_DAILY_DETAIL_COMMAND,
  PREVIEW_REQUEST,
  type PreviewAnswer,
  WRITE_TRIED_REQUEST,
} from '../../../../server/src/protocol';
import type { Commands } from '../../commands';
import { CLIENT_ID } from '../../infrastructure/clientOptions';
import { textsOf } from '../../infrastructure/language';
import { askOverviewOnceRead } from '../../infrastructure/overview';
import { onRecomputed } from '../../infrastructure/recomputed';
import { soon } from '../../infrastructure/soon';
import { openCommand } from './commands';
import { type Answers, fillPanel, type PreviewPanel } from './panel';
import { type Kept, type Place, type Question, readKept, VIEW_TYPE } from './protocol';

/** A cursor that is held down passes many lines. */
const MOVING_MILLISECONDS = 60;

/** A server that computes for long tells of it late: whoever asks it meanwhile can say that an answer is outstanding. */
const TYPED_MILLISECONDS = 400;

/** The focus stays in the editor, for whoever opens it goes on writing there. */
const createPanelBeside = (): WebviewPanel =>
  window.createWebviewPanel(
    VIEW_TYPE,
    '',
    { viewColumn: ViewColumn.Beside, preserveFocus: true },
    { enableFindWidget: true },
  );

export const activatePreview = (
  context: ExtensionContext,
  client: BaseLanguageClient,
): Commands<typeof OPEN_DAILY_DETAIL_COMMAND> => {
  const previews = new Set<PreviewPanel>();
  const request = async <Answer>(method: string, params: object, failedInLog: string): Promise<Answer> => {
    try {
      return await client.sendRequest<Answer>(method, params);
    } catch (reason) {
      client.error(failedInLog, reason, false);
      throw reason;
    }
  };
  const answers: Answers = {
    preview: async question => {
      const answer = await request<PreviewAnswer | null>(PREVIEW_REQUEST, question, textsOf().previewFailedInLog);
      if (answer === null) throw new Error(textsOf().previewFailedInLog);
      return answer;
    },
    explanation: params => request(EXPLAIN_REQUEST, params, textsOf().explanationFailedInLog),
    edit: params => request(WRITE_TRIED_REQUEST, params, textsOf().writeFailedInLog),
    exported: params => request(EXPORT_REQUEST, params, textsOf().exportFailedInLog),
  };

  const adopt = (webviewPanel: WebviewPanel, kept: Pick<Kept, 'question' | 'follows'>): void => {
    const preview = fillPanel(webviewPanel, context.extensionUri, kept, answers);
    previews.add(preview);
    preview.showCursor(placeOf(window.activeTextEditor));
    webviewPanel.onDidDispose(() => previews.delete(preview));
  };

  /** In the preview that shows the document already, or in the one that follows the editor, or in a new one. */
  const open = (question: Question): void => {
    const all = [...previews];
    const showing = all.find(preview => preview.question().uri === question.uri);
    const existing = showing ?? all.find(preview => preview.follows());
    if (!existing) {
      adopt(createPanelBeside(), { question, follows: true });
      return;
    }
    existing.webviewPanel.reveal(undefined, true);
    if (existing !== showing || question.cycle !== undefined) existing.show(question);
  };

  const restore = async (webviewPanel: WebviewPanel, state: unknown): Promise<void> => {
    const kept = readKept(state);
    if (kept) adopt(webviewPanel, kept);
    else webviewPanel.dispose();
  };

  const follow = (editor: TextEditor | undefined): void => {
    if (!editor || !isAboutCycles(editor)) return;
    const uri = editor.document.uri.toString();
    for (const preview of previews) {
      const question = preview.question();
      if (preview.follows() && question.uri !== uri) preview.show({ ...question, uri });
    }
  };
  const tellCursor = soon(() => {
    const editor = window.activeTextEditor;
    // In a preview the focus is in no editor; the cursor is where it was left.
    if (!editor) return;
    for (const preview of previews) preview.showCursor(placeOf(editor));
  }, MOVING_MILLISECONDS);

  const askAfterTyping = soon(() => {
    for (const preview of previews) preview.refresh();
  }, TYPED_MILLISECONDS);

  context.subscriptions.push(
    tellCursor,
    askAfterTyping,
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId === CLIENT_ID) askAfterTyping.call();
    }),
    window.registerWebviewPanelSerializer(VIEW_TYPE, { deserializeWebviewPanel: restore }),
    window.onDidChangeActiveTextEditor(editor => {
      follow(editor);
      tellCursor.call();
    }),
    window.onDidChangeTextEditorSelection(
      ({ textEditor }) => textEditor === window.activeTextEditor && tellCursor.call(),
    ),
    workspace.onDidChangeConfiguration(change => {
      if (!change.affectsConfiguration(CLIENT_ID)) return;
      for (const preview of previews) {
        preview.reload();
        preview.refresh();
      }
    }),
    onRecomputed(client)(() => {
      for (const preview of previews) preview.refresh();
    }),
  );
  return openCommand(open, () => askOverviewOnceRead(client));
};

/** An invoice names a subscription and no organization: a preview of it would be empty. */
const isAboutCycles = ({ document }: TextEditor): boolean =>
  document.languageId === CLIENT_ID && !/\.invoice\.ya?ml$/.test(document.uri.path);

const placeOf = (editor: TextEditor | undefined): Place | undefined => {
  if (editor?.document.languageId !== CLIENT_ID) return undefined;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), line, character };
};
