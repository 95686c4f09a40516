/** The view “Entitlements”: organizations with their subscriptions and billing cycles. */
import {
  type Command,
  EventEmitter,
  type ExtensionContext,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { OPEN_DAILY_DETAIL_COMMAND, type OverviewView } from '../../../../server/src/protocol';
import { type Commands, OPEN_SOURCE_COMMAND } from '../../commands';
import { textsOf } from '../../infrastructure/language';
import { reach } from '../../infrastructure/milestones';
import { askOverview } from '../../infrastructure/overview';
import { onRecomputed } from '../../infrastructure/recomputed';
import { soon } from '../../infrastructure/soon';
import { showSource } from '../preview/source';
import { type Node, nodesOf } from './nodes';

export const VIEW_ID = 'entitlements.organizations';

/** Long enough for a burst of keystrokes; nobody watches the view while typing. */
const REFRESH_MILLISECONDS = 250;

/** So many are shown with what they have. */
const MOST_OPEN = 10;

export const activateOrganizations = (
  context: ExtensionContext,
  client: BaseLanguageClient,
): Commands<typeof OPEN_SOURCE_COMMAND> => {
  const changed = new EventEmitter<undefined>();
  let nodes: readonly Node[] | undefined;
  let shown = '';
  let isReconciled = false;

  const take = (overview: OverviewView): void => {
    if (overview.organizations.some(({ subscriptions }) => subscriptions.length > 0)) reach('subscription');
    if (overview.organizations.some(({ cycles }) => cycles.length > 0)) {
      reach('reconciledDeal');
      isReconciled = true;
    }
    nodes = nodesOf(overview, textsOf());
  };
  const ask = async (): Promise<void> => {
    try {
      take(await askOverview(client));
    } catch (reason) {
      client.error(textsOf().overviewFailedInLog, reason, false);
    }
  };
  const view = window.createTreeView<Node>(VIEW_ID, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: node => itemOf(node, (nodes ?? []).length <= MOST_OPEN),
      getChildren: async node => {
        if (node) return [...node.children];
        if (nodes === undefined) await ask();
        shown = JSON.stringify(nodes);
        return [...(nodes ?? [])];
      },
    },
  });
  const refresh = async (): Promise<void> => {
    if (!view.visible && isReconciled) {
      // Asked for when it is next seen.
      nodes = undefined;
      return;
    }
    await ask();
    if (JSON.stringify(nodes) !== shown) changed.fire(undefined);
  };
  const refreshSoon = soon(() => void refresh(), REFRESH_MILLISECONDS);

  context.subscriptions.push(
    view,
    changed,
    refreshSoon,
    view.onDidChangeVisibility(({ visible }) => visible && refreshSoon.call()),
    onRecomputed(client)(refreshSoon.call),
  );
  return { [OPEN_SOURCE_COMMAND]: node => openSource(node as Node) };
};

const openSource = ({ source }: Node): unknown => source && showSource(source, undefined);

const itemOf = (node: Node, isOpen: boolean): TreeItem => {
  const item = new TreeItem(node.label, collapsibleState(node, isOpen));
  const { name, color } = node.icon;
  item.id = node.id;
  item.description = node.description;
  item.tooltip = node.tooltip;
  item.iconPath = new ThemeIcon(name, color === undefined ? undefined : new ThemeColor(color));
  item.contextValue = node.source === undefined ? node.kind : `${node.kind}.withSource`;
  item.accessibilityInformation = { label: node.spoken };
  const command = commandOf(node);
  if (command) item.command = command;
  return item;
};

const collapsibleState = ({ children }: Node, isOpen: boolean): TreeItemCollapsibleState => {
  if (children.length === 0) return TreeItemCollapsibleState.None;
  return isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
};

const commandOf = (node: Node): Command | undefined => {
  if (node.kind === 'cycle') return { command: OPEN_DAILY_DETAIL_COMMAND, title: '', arguments: [node] };
  return node.kind === 'subscription' ? { command: OPEN_SOURCE_COMMAND, title: '', arguments: [node] } : undefined;
};
