/** What the view “Entitlements” shows, from the server's overview; without VS Code. */
import type {
  OverviewCycle,
  OverviewOrganization,
  OverviewSubscription,
  OverviewView,
  PlainSeverity,
  SourceLocation,
} from '../../../../server/src/protocol';
import type { Texts } from '../../texts/languages';

/** An entry of the view. One of a cycle can be handed to the daily detail as its question. */
export interface Node {
  /** The same after every refresh, so that what is open stays open. */
  readonly id: string;
  readonly kind: 'organization' | 'subscription' | 'cycle';
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  /** What a screen reader says: everything that the icon and its colour tell, too. */
  readonly spoken: string;
  readonly icon: Icon;
  readonly children: readonly Node[];
  readonly organization: string;
  readonly source?: SourceLocation | undefined;
  readonly uri?: string | undefined;
  readonly cycle?: string | undefined;
}

export interface Icon {
  readonly name: string;
  readonly color?: string | undefined;
}

const ERROR: Icon = { name: 'error', color: 'list.errorForeground' };
const OVERAGE: Icon = { name: 'warning', color: 'list.warningForeground' };

export const nodesOf = ({ organizations }: OverviewView, texts: Texts): readonly Node[] =>
  organizations.map(organization => organizationNode(organization, texts));

const organizationNode = (organization: OverviewOrganization, texts: Texts): Node => {
  const { id, description, tooltip, severity, subscriptions, cycles } = organization;
  return {
    id: JSON.stringify([id]),
    kind: 'organization',
    label: id,
    description,
    tooltip,
    spoken: spoken(texts, [id, description], severity),
    icon: organizationIcon(organization),
    children: [
      ...subscriptions.map((subscription, index) => subscriptionNode(id, subscription, index, texts)),
      ...cycles.map(cycle => cycleNode(id, cycle, texts)),
    ],
    organization: id,
  };
};

/** What stands out in it, also while it is collapsed. */
const organizationIcon = ({ severity, cycles }: OverviewOrganization): Icon => {
  if (severity === 'error') return ERROR;
  return cycles.some(({ hasOverage }) => hasOverage) ? OVERAGE : { name: 'organization' };
};

/** Two subscriptions may share an id by mistake, so that they are told apart by their order. */
const subscriptionNode = (
  organization: string,
  { id, description, tooltip, isActive, severity, source }: OverviewSubscription,
  index: number,
  texts: Texts,
): Node => ({
  id: JSON.stringify([organization, 'subscription', index]),
  kind: 'subscription',
  label: id,
  description,
  tooltip,
  spoken: spoken(texts, [id, description], severity),
  icon: severity === 'error' ? ERROR : { name: isActive ? 'note' : 'archive' },
  children: [],
  organization,
  source,
});

const cycleNode = (
  organization: string,
  { cycle, label, description, tooltip, hasOverage, severity, source, uri }: OverviewCycle,
  texts: Texts,
): Node => ({
  id: JSON.stringify([organization, 'cycle', cycle]),
  kind: 'cycle',
  label,
  description,
  tooltip,
  spoken: spoken(texts, [label, description], severity),
  icon: cycleIcon(severity, hasOverage),
  children: [],
  organization,
  source,
  uri,
  cycle,
});

const cycleIcon = (severity: PlainSeverity | undefined, hasOverage: boolean): Icon => {
  if (severity === 'error') return ERROR;
  return hasOverage ? OVERAGE : { name: 'check' };
};

const spoken = (texts: Texts, parts: readonly string[], severity: PlainSeverity | undefined): string =>
  [...parts, ...(severity === 'error' ? [texts.hasErrors] : [])].join(', ');
