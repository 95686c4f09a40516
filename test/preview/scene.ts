/** The preview's page in a plain browser, with a host that answers as the server does. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { previewPage } from '../../client/src/features/preview/page';
import {
  type HostMessage,
  isPageMessage,
  type Kept,
  type PageMessage,
  type Question,
} from '../../client/src/features/preview/protocol';
import { textsFor } from '../../client/src/texts/languages';
import { createPreviews } from '../../server/src/connection/previews';
import { inOneGo } from '../../server/src/engine/pieces';
import { explain } from '../../server/src/features/explain';
import { preview } from '../../server/src/features/preview';
import { messagesIn } from '../../server/src/messages/languages';
import type { PreviewView } from '../../server/src/protocol';
import { deal, type Files, uriOf } from '../deal';
import { THEMES, type ThemeName } from './themes';

const { provideChromium } = await import(new URL('../../scripts/chromium.mjs', import.meta.url).href);

const ORIGIN = 'http://preview.test';
const dist = (file: string): string =>
  readFileSync(fileURLToPath(new URL(`../../dist/webview/${file}`, import.meta.url)), 'utf8');

export const launch = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await provideChromium(), args: ['--no-sandbox', '--disable-gpu'] });

export interface Options {
  readonly language?: 'en' | 'sv';
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly kept?: Kept;
  /** Nothing is answered before something is said. */
  readonly isUnanswered?: boolean;
  /** Changes what the server answers before it is shown. */
  readonly alter?: (view: PreviewView) => PreviewView;
}

export interface Scene {
  readonly page: Page;
  /** What the page has asked for or been told to do, in order. */
  readonly heard: PageMessage[];
  readonly say: (message: HostMessage) => Promise<void>;
  /** Another text of a file, as if it were typed. */
  readonly type: (files: Files) => Promise<void>;
  /** What VS Code would keep of the page. */
  readonly kept: () => Promise<Kept>;
  readonly violations: () => Promise<string[]>;
}

export const openPreview = async (
  browser: Browser,
  first: Files,
  about: string,
  options: Options = {},
): Promise<Scene> => {
  const { language = 'en', theme = 'light', width = 1000, kept, alter = view => view } = options;
  let workspace = deal(first);
  let question: Question = kept?.question ?? { uri: uriOf(about) };
  let follows = kept?.follows ?? true;
  const heard: PageMessage[] = [];
  const previews = createPreviews();
  let known: string | undefined;
  const messages = messagesIn(language);
  const page = await browser.newPage({ viewport: { width, height: 900 } });

  const say = async (message: HostMessage): Promise<void> => {
    await page.evaluate(`window.postMessage(${JSON.stringify(message)})`);
    await page.evaluate('new Promise(done => setTimeout(done))');
  };
  const show = (isWhole = false): Promise<void> => {
    const answer = previews.answer(isWhole ? undefined : known, alter(inOneGo(preview(workspace, messages, question))));
    known = answer.id;
    if ('view' in answer) return say({ type: 'view', question, follows, view: answer.view });
    return say({ type: 'changes', question, follows, changes: answer.changes ?? { fields: {} } });
  };
  const answer = async (message: PageMessage): Promise<void> => {
    switch (message.type) {
      case 'ready':
        return options.isUnanswered ? undefined : show(true);
      case 'choose':
        question = { uri: question.uri, ...message.chosen };
        return show();
      case 'try':
        question = { ...question, tried: message.tried };
        return show();
      case 'follow':
        follows = message.follows;
        return show();
      case 'explain': {
        const explanation = inOneGo(explain(workspace, messages, { ...question, ...message.figure }));
        return say({
          type: 'explanation',
          explained: explanation ? { figure: message.figure, explanation } : undefined,
        });
      }
      default:
        return undefined;
    }
  };

  await page.exposeFunction('tellHost', (message: unknown) => {
    if (!isPageMessage(message)) throw new Error(`The page said ${JSON.stringify(message)}.`);
    heard.push(message);
    void answer(message).catch(() => undefined);
  });
  await page.addInitScript(`
    let state = ${JSON.stringify(kept)};
    window.acquireVsCodeApi = () => ({
      postMessage: message => window.tellHost(message),
      getState: () => state,
      setState: next => { state = window.keptState = next; },
    });
  `);
  const files: Readonly<Record<string, { readonly body: string; readonly contentType: string }>> = {
    '/': {
      contentType: 'text/html',
      body: previewPage({
        language,
        title: 'Reconciliation',
        waiting: textsFor(language).computing,
        script: `${ORIGIN}/preview.js`,
        style: `${ORIGIN}/previewStyle.css`,
        cspSource: ORIGIN,
        nonce: 'once',
      }),
    },
    '/preview.js': { contentType: 'text/javascript', body: dist('preview.js') },
    '/previewStyle.css': { contentType: 'text/css', body: dist('previewStyle.css') },
  };
  await page.route(`${ORIGIN}/**`, route => {
    const file = files[new URL(route.request().url()).pathname];
    return file ? route.fulfill(file) : route.abort();
  });
  await page.goto(`${ORIGIN}/`);
  await page.evaluate(`
    for (const [name, value] of Object.entries(${JSON.stringify(THEMES[theme].colors)}))
      document.documentElement.style.setProperty('--vscode-' + name, value);
    document.body.className = ${JSON.stringify(THEMES[theme].bodyClass)};
  `);
  if (!options.isUnanswered) await page.locator('h1').waitFor();

  return {
    page,
    heard,
    say,
    type: async next => {
      workspace = deal(next);
      await show();
    },
    kept: () => page.evaluate<Kept>('window.keptState'),
    violations: async () => {
      await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
      return page.evaluate<string[]>(`axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 160) + ' ' + failureSummary)))`);
    },
  };
};
