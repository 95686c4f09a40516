/** The overview of all organizations, as commands ask for it. */
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { OVERVIEW_REQUEST, type OverviewParams, type OverviewView } from '../../../server/src/protocol';

/** The present UTC day; the server has no clock. */
const today = (): string => new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);

export const askOverview = async (client: BaseLanguageClient, isOnceRead = false): Promise<OverviewView> => {
  const params: OverviewParams = { today: today(), isOnceRead };
  if (client.state !== State.Running) return { organizations: [] };
  return (await client.sendRequest<OverviewView | null>(OVERVIEW_REQUEST, params)) ?? { organizations: [] };
};

/** The same, but of a server that has nothing yet it waits until that has read the files. */
export const askOverviewOnceRead = async (client: BaseLanguageClient): Promise<OverviewView> => {
  const present = await askOverview(client);
  return present.organizations.length > 0 ? present : await askOverview(client, true);
};
