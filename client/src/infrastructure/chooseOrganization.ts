/** One of the organizations of the workspace, chosen from a list. */
import { type QuickPickItem, window } from 'vscode';
import type { OverviewOrganization } from '../../../server/src/protocol';
import { plainLabel } from './plainLabel';

interface Item extends QuickPickItem {
  readonly organization: OverviewOrganization;
}

const itemsOf = (organizations: readonly OverviewOrganization[]): Item[] =>
  organizations.map(organization => ({
    label: plainLabel(organization.id),
    description: plainLabel(organization.description),
    organization,
  }));

/** The only one is taken without asking. */
export const chooseOrganization = async (
  organizations: readonly OverviewOrganization[],
  title: string,
): Promise<OverviewOrganization | undefined> => {
  if (organizations.length < 2) return organizations[0];
  return (await window.showQuickPick(itemsOf(organizations), { title, ignoreFocusOut: true }))?.organization;
};

/** Its id, or `another` for one that is not listed. */
export const chooseOrganizationOr = async (
  another: string,
  organizations: readonly OverviewOrganization[],
  title: string,
): Promise<string | undefined> => {
  if (organizations.length === 0) return another;
  const items: (QuickPickItem & { readonly id: string })[] = [
    ...itemsOf(organizations).map(item => ({ ...item, id: item.organization.id })),
    { label: `$(add) ${another}`, id: another },
  ];
  return (await window.showQuickPick(items, { title, ignoreFocusOut: true }))?.id;
};
