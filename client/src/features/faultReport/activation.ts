/** Shows a fault of the server, with its report to copy. */
import { type ExtensionContext, env, version } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { FAULT_NOTIFICATION, type FaultParams } from '../../../../server/src/protocol';
import { textsOf } from '../../infrastructure/language';
import { tellError } from '../../infrastructure/tell';

export const activateFaultReport = (context: ExtensionContext, client: BaseLanguageClient): void => {
  const show = async ({ message, report }: FaultParams): Promise<void> => {
    const { copyReport } = textsOf();
    if ((await tellError(message, copyReport)) !== copyReport) return;
    await env.clipboard.writeText(`${report}\n${env.appName} ${version}`);
  };
  context.subscriptions.push(client.onNotification(FAULT_NOTIFICATION, show));
};
