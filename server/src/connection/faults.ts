/** Faults of our own. Each is logged once, and the first of each feature is told to the person, who can hand it on. */
import type { Connection } from 'vscode-languageserver';
import type { Report } from '../features/guard';
import type { Messages } from '../messages/message';
import { FAULT_NOTIFICATION, type FaultParams } from '../protocol';
import type { Client } from './client';
import { MessageType, ShowMessageNotification } from './library';

interface Surroundings {
  readonly version: string;
  readonly client: Client;
  readonly messages: () => Messages;
}

/** A fault may come with every keystroke, its message another each time. */
const MOST_LOGGED = 100;

export function createFaults(connection: Connection, { version, client, messages }: Surroundings): Report {
  const logged = new Set<string>();
  const told = new Set<string>();
  return (feature, error) => {
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const report = `Entitlement Specs ${version}, ${feature}\n${fault}`;
    const thrown = upToWhereThrown(report);
    if (logged.has(thrown) || logged.size === MOST_LOGGED) return;
    logged.add(thrown);
    connection.console.error(report);
    if (told.has(feature)) return;
    told.add(feature);
    if (client.showsFaults) {
      const params: FaultParams = { message: messages().fault(feature), report };
      void connection.sendNotification(FAULT_NOTIFICATION, params);
      return;
    }
    const message = messages().faultInLog(feature);
    void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message });
  };
}

/** What a fault is known by: who waited for it, further down its report, may be somebody else each time. */
function upToWhereThrown(report: string): string {
  const lines = report.split('\n');
  const place = lines.findIndex(line => line.trimStart().startsWith('at '));
  return lines.slice(0, place < 0 ? lines.length : place + 1).join('\n');
}
