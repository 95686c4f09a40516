/** One preview, in a panel: what the page asks for goes to the server, and its answers come back. */
import { Uri, type WebviewPanel } from 'vscode';
import type {
  ExplainParams,
  ExplanationView,
  ExportedFile,
  ExportFormat,
  ExportParams,
  FigureName,
  PreviewAnswer,
  PreviewQuestion,
  PreviewView,
} from '../../../../server/src/protocol';
import { converse } from '../../infrastructure/conversation';
import { languageOf, textsOf } from '../../infrastructure/language';
import type { Texts } from '../../texts/languages';
import { viewWith } from './difference';
import { handOver } from './export';
import { previewPage } from './page';
import {
  type Chosen,
  type HostMessage,
  isPageMessage,
  type Kept,
  type PageMessage,
  type Place,
  type Question,
} from './protocol';
import { fileNameOf, showSource } from './source';
import { type AskForEdit, writeTried } from './write-tried';

export interface PreviewPanel {
  readonly webviewPanel: WebviewPanel;
  readonly question: () => Question;
  /** Whether it goes with the editor; while something is tried in it, it never does. */
  readonly follows: () => boolean;
  readonly show: (question: Question) => void;
  /** Something has been computed anew: look whether what is shown has changed. */
  readonly refresh: () => void;
  readonly showCursor: (place: Place | undefined) => void;
  /** Settings have changed, the language perhaps. */
  readonly reload: () => void;
}

/** What the server is asked for. */
export interface Answers {
  readonly preview: (question: PreviewQuestion) => Promise<PreviewAnswer>;
  /** Null where there is no such figure. */
  readonly explanation: (params: ExplainParams) => Promise<ExplanationView | null>;
  readonly edit: AskForEdit;
  readonly exported: (params: ExportParams) => Promise<ExportedFile | null>;
}

/** Most answers are there sooner, and nothing should flicker. */
const LONG_MILLISECONDS = 400;

/** Where the page's script and style sheet are. */
const pageFolder = (extensionUri: Uri): Uri => Uri.joinPath(extensionUri, 'dist', 'webview');

/** Makes an empty panel, new or restored, a preview that shows what it is asked for until it is closed. */
export const fillPanel = (
  webviewPanel: WebviewPanel,
  extensionUri: Uri,
  first: Pick<Kept, 'question' | 'follows'>,
  answers: Answers,
): PreviewPanel => {
  const { webview } = webviewPanel;
  let { question, follows } = first;
  let language = '';
  /** What the server has answered last, whether it was still wanted or not. */
  let latest: { readonly id: string; readonly view: PreviewView } | undefined;
  /** The `id` of what the page has been told last. */
  let told: string | undefined;
  let explained: FigureName | undefined;
  let cursor: Place | undefined;
  // A page that is out of sight has been unloaded; it says `ready` when it is back.
  let listening = false;

  const document = (): Uri => Uri.parse(question.uri, true);
  const texts = (): Texts => textsOf(document());
  const post = (message: HostMessage): void => {
    if (listening) void webview.postMessage(message);
  };
  const postView = (): void => {
    if (!latest) return;
    told = latest.id;
    post({ type: 'view', question, follows, view: latest.view });
  };
  const postAnswer = (answer: PreviewAnswer): void => {
    if ('view' in answer || answer.known !== told) {
      postView();
      return;
    }
    told = answer.id;
    post({ type: 'changes', question, follows, changes: answer.changes ?? { fields: {} } });
  };
  const postCursor = (): void => post({ type: 'cursor', place: cursor });
  /** Says on the page that it waits, where it does so for long. */
  const waitFor = async (coming: Promise<PreviewAnswer>): Promise<PreviewAnswer> => {
    let isSaid = false;
    const timer = setTimeout(() => {
      isSaid = true;
      post({ type: 'waiting', waits: true });
    }, LONG_MILLISECONDS);
    try {
      return await coming;
    } finally {
      clearTimeout(timer);
      if (isSaid) post({ type: 'waiting', waits: false });
    }
  };
  const conversation = converse(question, {
    answer: async asked => {
      const answer = await waitFor(answers.preview({ ...asked, known: latest?.id }));
      const view = 'view' in answer ? answer.view : viewWith(latest?.view, answer.changes);
      latest = view && { id: answer.id, view };
      if (!view) throw new Error(texts().previewFailedInLog);
      return answer;
    },
    tell: (_, answer) => postAnswer(answer),
    failed: () => post({ type: 'failed', message: texts().previewFailed }),
  });
  const explanations = converse<ExplainParams | undefined, ExplanationView | null>(undefined, {
    answer: async params => (params ? answers.explanation(params) : null),
    tell: (params, explanation) =>
      post({
        type: 'explanation',
        explained:
          params && explanation ? { figure: { figure: params.figure, date: params.date }, explanation } : undefined,
      }),
    failed: () => post({ type: 'explanation' }),
  });
  const explain = (): void => explanations.ask(explained && { ...question, ...explained });

  const show = (asked: Question): void => {
    question = asked;
    reload();
    conversation.ask(question);
    explain();
  };
  const choose = ({ organization, subscription, cycle }: Chosen): void => {
    // What is tried belongs to the organization's terms.
    const tried = organization === question.organization ? question.tried : undefined;
    show({ uri: question.uri, organization, subscription, cycle, tried });
  };

  const apply = async (): Promise<void> => {
    const subscriptions = latest?.view.results?.whatIf.subscription.options ?? [];
    const written = await writeTried(question, subscriptions, answers.edit, texts());
    if (!written) return;
    post({ type: 'done', message: written.message });
    if (written.isWritten) show({ ...question, tried: undefined });
  };
  const exportAs = async (format: ExportFormat): Promise<void> => {
    const file = await answers.exported({ ...question, format });
    const message = file && (await handOver(file, format, document(), texts()));
    if (message) post({ type: 'done', message });
  };
  /** What the server cannot do is in the log already. */
  const carryOut = async (task: Promise<void>): Promise<void> => {
    await task.catch(() => post({ type: 'done', message: texts().notDone }));
  };

  const hear = (message: PageMessage): void => {
    switch (message.type) {
      case 'ready':
        listening = true;
        postView();
        postCursor();
        explanations.repeat();
        refresh();
        break;
      case 'choose':
        choose(message.chosen);
        break;
      case 'follow':
        follows = message.follows;
        postView();
        break;
      case 'try':
        show({ ...question, tried: message.tried });
        break;
      case 'apply':
        void carryOut(apply());
        break;
      case 'export':
        void carryOut(exportAs(message.format));
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
  const refresh = (): void => {
    if (!listening) return;
    conversation.askAgain();
    explanations.askAgain();
  };

  /** The page is made anew only where it would speak another language; its title always is that of the document. */
  const reload = (): void => {
    webviewPanel.title = texts().previewOf(fileNameOf(document()));
    if (languageOf(document()) === language) return;
    language = languageOf(document());
    listening = false;
    webview.html = previewPage({
      language,
      title: webviewPanel.title,
      waiting: texts().computing,
      script: webview.asWebviewUri(Uri.joinPath(pageFolder(extensionUri), 'preview.js')).toString(),
      style: webview.asWebviewUri(Uri.joinPath(pageFolder(extensionUri), 'previewStyle.css')).toString(),
      cspSource: webview.cspSource,
      nonce: crypto.randomUUID(),
    });
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
  webviewPanel.iconPath = {
    light: Uri.joinPath(extensionUri, 'client', 'images', 'daily-detail-light.svg'),
    dark: Uri.joinPath(extensionUri, 'client', 'images', 'daily-detail-dark.svg'),
  };
  webview.options = { enableScripts: true, localResourceRoots: [pageFolder(extensionUri)] };
  reload();

  return {
    webviewPanel,
    question: () => question,
    follows: () => follows && Object.keys(question.tried?.values ?? {}).length === 0,
    show,
    refresh,
    showCursor: place => {
      cursor = place;
      postCursor();
    },
    reload,
  };
};
