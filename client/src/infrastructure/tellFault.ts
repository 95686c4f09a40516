/** Faults of the extension or its server, as a person is told of them. */
import { env, version } from 'vscode';
import type { FaultParams } from '../../../server/src/protocol';
import { textsOf } from './language';
import { tellError } from './tell';

/** Shows one, with its report to copy. */
export const tellFault = async ({ message, report }: FaultParams): Promise<void> => {
  const { copyReport } = textsOf();
  if ((await tellError(message, copyReport)) !== copyReport) return;
  await env.clipboard.writeText(`${report}\n${env.appName} ${version}`);
};
