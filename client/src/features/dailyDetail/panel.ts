/** The daily detail of one document, in a panel: what the page asks for goes to the server, and its answers come back. */
import { env, Uri, type WebviewPanel } from 'vscode';
import type { DailyDetailView, ExplainParams, ExplanationView, FigureName } from '../../../../server/src/protocol';
import { converse } from '../../infrastructure/conversation';
import { textsOf } from '../../infrastructure/language';
import { dailyDetailPage } from './page';
import { type HostMessage, isPageMessage, type PageMessage, type Question } from './protocol';
import { fileNameOf, showSource } from './source';

export interface DailyDetailPanel {
  readonly webviewPanel: WebviewPanel;
  /** Something has been computed anew: look whether what is shown has changed. */
  readonly refresh: () => void;
  /** Another organization or cycle of the same document is wanted. */
  readonly show: (question: Question) => void;
}

/** What the server is asked for. */
export interface Answers {
  readonly dailyDetail: (question: Question) => Promise<DailyDetailView>;
  /** Null where there is no such figure. */
  readonly explanation: (params: ExplainParams) => Promise<ExplanationView | null>;
}

/** Where the page's script, style sheet and icons are. */
export const pageFolder = (extensionUri: Uri): Uri => Uri.joinPath(extensionUri, 'dist', 'webview');

/** Makes an empty panel, new or restored, show the daily detail that `first` asks for until it is closed. */
export const fillPanel = (
  webviewPanel: WebviewPanel,
  extensionUri: Uri,
  first: Question,
  answers: Answers,
): DailyDetailPanel => {
  const texts = textsOf();
  const { webview } = webviewPanel;
  // A page that is out of sight has been unloaded; it says `ready` when it is back.
  let listening = false;

  const post = (message: HostMessage): void => {
    if (listening) void webview.postMessage(message);
  };
  let shown = first;
  let explained: FigureName | undefined;
  const conversation = converse(first, {
    answer: answers.dailyDetail,
    tell: (question, view) => post({ type: 'view', question, view }),
    failed: () => post({ type: 'failed', message: texts.dailyDetailFailed }),
  });
  const explanations = converse<ExplainParams | undefined, ExplanationView | null>(undefined, {
    answer: async params => (params ? answers.explanation(params) : null),
    tell: (figure, explanation) =>
      post({ type: 'explanation', explained: figure && explanation ? { figure, explanation } : undefined }),
    failed: () => post({ type: 'explanation' }),
  });
  const explain = (): void => explanations.ask(explained && { ...shown, ...explained });
  const askAgain = (): void => {
    conversation.askAgain();
    explanations.askAgain();
  };
  const refresh = (): void => {
    if (listening) askAgain();
  };
  const show = (question: Question): void => {
    shown = question;
    conversation.ask(shown);
    explain();
  };
  const hear = (message: PageMessage): void => {
    switch (message.type) {
      case 'ready':
        listening = true;
        conversation.repeat();
        explanations.repeat();
        askAgain();
        break;
      case 'choose':
        show({ uri: first.uri, organization: message.organization, cycle: message.cycle });
        break;
      case 'explain':
        explained = message.figure;
        explain();
        break;
      case 'open':
        void showSource(message.source, webviewPanel.viewColumn);
        break;
    }
  };

  webview.onDidReceiveMessage((message: unknown) => {
    if (isPageMessage(message)) hear(message);
  });
  webviewPanel.onDidChangeViewState(() => {
    if (!webviewPanel.visible) listening = false;
  });
  webviewPanel.onDidDispose(() => {
    conversation.end();
    explanations.end();
  });

  webviewPanel.title = texts.dailyDetailOf(fileNameOf(Uri.parse(first.uri)));
  webviewPanel.iconPath = {
    light: Uri.joinPath(extensionUri, 'client', 'images', 'daily-detail-light.svg'),
    dark: Uri.joinPath(extensionUri, 'client', 'images', 'daily-detail-dark.svg'),
  };
  webview.options = { enableScripts: true, localResourceRoots: [pageFolder(extensionUri)] };
  webview.html = dailyDetailPage({
    language: env.language,
    title: webviewPanel.title,
    waiting: texts.computing,
    script: webview.asWebviewUri(Uri.joinPath(pageFolder(extensionUri), 'dailyDetail.js')).toString(),
    style: webview.asWebviewUri(Uri.joinPath(pageFolder(extensionUri), 'dailyDetailStyle.css')).toString(),
    cspSource: webview.cspSource,
    nonce: crypto.randomUUID(),
  });
  return { webviewPanel, refresh, show };
};
