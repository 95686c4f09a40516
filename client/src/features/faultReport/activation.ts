/** Shows what the server says of a fault of its own. */
import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { FAULT_NOTIFICATION } from '../../../../server/src/protocol';
import { tellFault } from '../../infrastructure/tellFault';

export const activateFaultReport = (context: ExtensionContext, client: BaseLanguageClient): void => {
  context.subscriptions.push(client.onNotification(FAULT_NOTIFICATION, tellFault));
};
