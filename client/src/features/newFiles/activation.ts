/** New subscriptions and new months of usage, made from a few answers and opened to be filled in. */
import { Range, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  NEW_SUBSCRIPTION_REQUEST,
  NEW_USAGE_REQUEST,
  type NewFile,
  type NewSubscriptionParams,
  type NewUsageParams,
  type OverviewOrganization,
} from '../../../../server/src/protocol';
import { type Commands, NEW_SUBSCRIPTION_COMMAND, NEW_USAGE_COMMAND } from '../../commands';
import { chooseOrganization } from '../../infrastructure/chooseOrganization';
import { chooseFolder, freePlace } from '../../infrastructure/folders';
import { textsOf } from '../../infrastructure/language';
import { reach } from '../../infrastructure/milestones';
import { askOverviewOnceRead } from '../../infrastructure/overview';
import { tell, tellError } from '../../infrastructure/tell';
import { areAnswers } from './answers';
import { askAboutSubscription, chooseCycle } from './questions';

export const activateNewFiles = (
  client: BaseLanguageClient,
): Commands<typeof NEW_SUBSCRIPTION_COMMAND | typeof NEW_USAGE_COMMAND> => {
  /** Asks for what is not handed in. */
  const newSubscription = async (given: unknown): Promise<void> => {
    const folder = await chooseFolder(textsOf().chooseFolder);
    const answers = folder && (areAnswers(given) ? given : await askAboutSubscription());
    if (folder === undefined || answers === undefined) return;
    const params: NewSubscriptionParams = { ...answers, folder: folder.toString() };
    await create(folder, await client.sendRequest<NewFile | null>(NEW_SUBSCRIPTION_REQUEST, params));
  };

  /** From the view its organization is handed in, from elsewhere perhaps the cycle, too. */
  const newUsage = async (given: unknown): Promise<void> => {
    const texts = textsOf();
    const { organizations } = await askOverviewOnceRead(client);
    const withCycles = organizations.filter(({ choices }) => choices.length > 0);
    const wanted = fieldOf(given, 'organization');
    const named = withCycles.find(({ id }) => id === wanted);
    if (wanted !== undefined && named === undefined) {
      void tell(texts.noCycles(wanted));
      return;
    }
    if (withCycles.length === 0) {
      const choice = await tell(texts.subscriptionFirst, texts.newSubscription);
      if (choice !== undefined) await newSubscription(undefined);
      return;
    }
    const organization = named ?? (await chooseOrganization(withCycles, texts.newUsage));
    const cycle = organization && (fieldOf(given, 'cycle') ?? (await chooseCycle(organization)));
    if (organization === undefined || cycle === undefined) return;
    const folder = folderOf(organization) ?? (await chooseFolder(texts.chooseFolder));
    if (folder === undefined) return;
    const params: NewUsageParams = { folder: folder.toString(), organization: organization.id, cycle };
    const isCreated = await create(folder, await client.sendRequest<NewFile | null>(NEW_USAGE_REQUEST, params));
    if (isCreated) reach('usageFile');
  };

  const create = async (folder: Uri, file: NewFile | null): Promise<boolean> => {
    const uri = file && (await freePlace(folder, file.fileName));
    const edit = new WorkspaceEdit();
    if (uri) edit.createFile(uri, { contents: new TextEncoder().encode(file.text), overwrite: false });
    if (!uri || !(await workspace.applyEdit(edit))) {
      void tellError(textsOf(folder).fileNotCreated);
      return false;
    }
    const { start, end } = file.selection;
    await window.showTextDocument(await workspace.openTextDocument(uri), {
      selection: new Range(start.line, start.character, end.line, end.character),
      preview: false,
    });
    return true;
  };

  return { [NEW_SUBSCRIPTION_COMMAND]: newSubscription, [NEW_USAGE_COMMAND]: newUsage };
};

/** Usage goes beside the subscription that it belongs to. */
const folderOf = ({ subscriptions }: OverviewOrganization): Uri | undefined => {
  const file = subscriptions.find(({ source }) => source !== undefined)?.source?.uri;
  const uri = file === undefined ? undefined : Uri.parse(file, true);
  return uri === undefined || uri.scheme === 'untitled' ? undefined : Uri.joinPath(uri, '..');
};

const fieldOf = (given: unknown, field: 'organization' | 'cycle'): string | undefined => {
  const value = typeof given === 'object' && given !== null ? Reflect.get(given, field) : undefined;
  return typeof value === 'string' ? value : undefined;
};
