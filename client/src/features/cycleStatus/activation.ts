/** The billing cycle under the cursor, in the status bar. A click opens its daily detail. */
import { type ExtensionContext, StatusBarAlignment, type TextEditor, Uri, window } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import {
  CYCLE_AT_REQUEST,
  type CycleAtParams,
  type CycleAtView,
  OPEN_DAILY_DETAIL_COMMAND,
} from '../../../../server/src/protocol';
import { CLIENT_ID } from '../../infrastructure/clientOptions';
import { converse } from '../../infrastructure/conversation';
import { textsOf } from '../../infrastructure/language';
import { plainLabel } from '../../infrastructure/plainLabel';
import { onRecomputed } from '../../infrastructure/recomputed';
import { soon } from '../../infrastructure/soon';

/** A cursor that is held down passes many lines. */
const MOVING_MILLISECONDS = 80;

/** Left of line, column and language, which are about the same place. */
const PRIORITY = 110;

export const activateCycleStatus = (context: ExtensionContext, client: BaseLanguageClient): void => {
  const item = window.createStatusBarItem('entitlements.cycle', StatusBarAlignment.Right, PRIORITY);

  const show = (asked: CycleAtParams | undefined, view: CycleAtView | null): void => {
    if (asked === undefined || view === null) {
      item.hide();
      return;
    }
    const { organization, cycle, text, tooltip } = view;
    const texts = textsOf(Uri.parse(asked.uri, true));
    item.name = texts.billingCycle;
    item.text = `$(calendar) ${plainLabel(text)}`;
    item.tooltip = `${tooltip}\n${texts.clickForDailyDetail}`;
    item.accessibilityInformation = { label: `${texts.billingCycle}: ${text}`, role: 'button' };
    item.command = {
      command: OPEN_DAILY_DETAIL_COMMAND,
      title: texts.clickForDailyDetail,
      arguments: [{ uri: asked.uri, organization, cycle }],
    };
    item.show();
  };
  const conversation = converse<CycleAtParams | undefined, CycleAtView | null>(undefined, {
    answer: async params =>
      params && client.state === State.Running
        ? client.sendRequest<CycleAtView | null>(CYCLE_AT_REQUEST, params)
        : null,
    tell: show,
    failed: () => item.hide(),
  });
  const look = soon(() => conversation.ask(placeOf(window.activeTextEditor)), MOVING_MILLISECONDS);

  context.subscriptions.push(
    item,
    look,
    { dispose: conversation.end },
    window.onDidChangeActiveTextEditor(look.call),
    window.onDidChangeTextEditorSelection(({ textEditor }) => textEditor === window.activeTextEditor && look.call()),
    onRecomputed(client)(look.call),
  );
  look.call();
};

const placeOf = (editor: TextEditor | undefined): CycleAtParams | undefined => {
  if (editor?.document.languageId !== CLIENT_ID) return undefined;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
};
