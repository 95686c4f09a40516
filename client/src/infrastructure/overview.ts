/** The overview of all organizations, as commands ask for it. */
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { OVERVIEW_REQUEST, type OverviewParams, type OverviewView } from '../../../server/src/protocol';
import { onRecomputed } from './recomputed';

/** The present UTC day; the server has no clock. */
const today = (): string => new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);

export const askOverview = async (client: BaseLanguageClient): Promise<OverviewView> => {
  const params: OverviewParams = { today: today() };
  if (client.state !== State.Running) return { organizations: [] };
  return (await client.sendRequest<OverviewView | null>(OVERVIEW_REQUEST, params)) ?? { organizations: [] };
};

/** How long a server that has just been started may take until it has read the files. */
const FIRST_READING_MILLISECONDS = 2_000;

/** The same, but of a server that has nothing yet it waits for the first results. */
export const askOverviewOnceRead = async (client: BaseLanguageClient): Promise<OverviewView> => {
  const present = await askOverview(client);
  if (present.organizations.length > 0) return present;
  await new Promise<void>(resolve => {
    const listener = onRecomputed(client)(() => finish());
    const timer = setTimeout(() => finish(), FIRST_READING_MILLISECONDS);
    const finish = (): void => {
      listener.dispose();
      clearTimeout(timer);
      resolve();
    };
  });
  return askOverview(client);
};
