/** R5, R7: a commitment that covers the peak of the cycle, in whichever subscription is to be raised. */
import { billedAgentsOf, portExcess } from '../../engine/billed-overage';
import { committedQuantity } from '../../engine/commitment';
import { isActive } from '../../engine/cycle';
import type { DailyUse } from '../../engine/daily-use';
import type { Day, LicenseType, Source, Subscription } from '../../engine/domain';
import type { Reconciliation } from '../../engine/reconcile';
import { message } from '../../messages/message';
import type { Finding } from '../../model/finding';
import { writeTerms } from '../../model/terms';
import type { Workspace } from '../../workspace/workspace';
import type { Change } from '../workspace-edit';
import { type Asked, changesOf, type Fix, type Provider } from './fix';

export const raisedCommitment: Provider = {
  codes: ['overage', 'ivr-overage'],
  fixes: asked => {
    const told = toldOf(asked.finding);
    const billed = told && billedIn(asked, told);
    if (told === undefined || billed === undefined) return [];
    const { type } = told;
    return raisable(asked.finding, type, billed).flatMap(subscription =>
      raising(asked.workspace, subscription, type, billed),
    );
  },
};

interface Told {
  readonly type: LicenseType;
  readonly cycleStart: Day;
}

function toldOf({ message: told }: Finding): Told | undefined {
  if (told.name === 'overageAtCommitment') return { type: told.args[0], cycleStart: told.args[3] };
  if (told.name === 'overageAtPeak') return { type: told.args[0], cycleStart: told.args[4] };
  return told.name === 'portOverageSummed' ? { type: 'ivrPorts', cycleStart: told.args[1] } : undefined;
}

interface Billed {
  readonly reconciliation: Reconciliation;
  readonly basis: DailyUse;
}

/** The cycle and the day that the finding is about. */
function billedIn({ workspace, file, finding }: Asked, { type, cycleStart }: Told): Billed | undefined {
  for (const id of file.organizations) {
    const cycles = workspace.organization(id)?.reconciliations ?? [];
    const reconciliation = cycles.find(({ cycle }) => cycle.start === cycleStart);
    const basis = reconciliation?.billedOverage.find(one => one.type === type)?.basis;
    if (reconciliation === undefined || basis === undefined) continue;
    const places = [basis.figures[type], ...basis.commitments[type].parts, reconciliation.primary.id];
    if (places.some(place => place !== undefined && isSame(place.source, finding.source))) {
      return { reconciliation, basis };
    }
  }
  return undefined;
}

const isSame = (one: Source, other: Source): boolean => one.uri === other.uri && one.start === other.start;

/** At a commitment the subscription that it belongs to, else each that commits some; the primary where none does. */
function raisable({ source }: Finding, type: LicenseType, { reconciliation, basis }: Billed): readonly Subscription[] {
  const active = reconciliation.subscriptions.filter(subscription => isActive(subscription, basis.day));
  const quantityOf = (subscription: Subscription) => committedQuantity(subscription, type, basis.day);
  const here = active.filter(subscription => {
    const quantity = quantityOf(subscription);
    return quantity !== undefined && isSame(quantity.source, source);
  });
  if (here.length > 0) return here;
  const committing = active.filter(subscription => quantityOf(subscription) !== undefined);
  return committing.length > 0 ? committing : [reconciliation.primary];
}

function raising(workspace: Workspace, subscription: Subscription, type: LicenseType, billed: Billed): Fix[] {
  const { reconciliation, basis } = billed;
  const before = committedQuantity(subscription, type, basis.day);
  const inForce = reconciliation.days.filter(
    ({ day }) => isActive(subscription, day) && committedQuantity(subscription, type, day)?.source === before?.source,
  );
  const agents = billedAgentsOf(reconciliation.billedOverage);
  const lacking = inForce.map(use => (type === 'ivrPorts' ? portExcess(use, agents) : use.overage[type]));
  const quantity = (before?.value ?? 0) + Math.max(0, ...lacking);
  const changes =
    before === undefined
      ? stating(workspace, subscription, type, basis, quantity)
      : [{ source: before.source, text: String(quantity) }];
  const title = message('fixCommit', type, quantity, before?.value, subscription.id.value);
  return changes.length === 0 ? [] : [{ title, changes }];
}

/** A quantity where the subscription has none yet. */
function stating(
  workspace: Workspace,
  subscription: Subscription,
  name: LicenseType,
  { day }: DailyUse,
  quantity: number,
): readonly Change[] {
  const file = workspace.file(subscription.source.uri);
  if (file === undefined) return [];
  return changesOf(file, writeTerms(file, subscription, day, [{ name, text: String(quantity) }]) ?? []);
}
