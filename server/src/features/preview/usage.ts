/** Current usage: for each type the day that decides what is billed, as a bar with its numbers. */
import { billedAgentsOf, portsOn } from '../../engine/billed-overage';
import { commitmentsOn } from '../../engine/commitment';
import { PORTS_PER_AGENT } from '../../engine/daily-use';
import { AGENT_TYPES, type LicenseType } from '../../engine/domain';
import { decidingUse, mostContacts, type Reconciliation } from '../../engine/reconcile';
import { voiceEntitlementOf } from '../../engine/surge';
import type { Messages } from '../../messages/message';
import type { UsagePart } from '../../messages/preview-en';
import type { CurrentUsage, MeterPart, SegmentKind, ShownText, UsageMeter } from '../../protocol';
import { callsFigure } from '../../reports/figure';

/** What the card shows at a time, in its order; calls stand with the ports, from which their limit partly comes. */
const GROUPS = {
  agents: ['premium', 'standard', 'workforceOptimization'],
  ivr: ['ivrPorts'],
} as const satisfies Record<UsageMeter['group'], readonly LicenseType[]>;

export function currentUsage(messages: Messages, reconciliation: Reconciliation): CurrentUsage {
  const meters = (group: UsageMeter['group']): UsageMeter[] =>
    GROUPS[group].map(type => licenseMeter(messages, reconciliation, group, type));
  return {
    heading: messages.currentUsage(),
    groups: (['agents', 'ivr'] as const).map(name => ({ name, text: messages.usageGroup(name) })),
    meters: [...meters('agents'), ...meters('ivr'), callsMeter(messages, reconciliation)],
  };
}

/** A stretch of a bar, before it is known how long the bar is. */
interface Stretch {
  readonly is: SegmentKind;
  readonly part: UsagePart;
  readonly quantity: number;
  readonly figure: string;
}

function licenseMeter(
  messages: Messages,
  reconciliation: Reconciliation,
  group: UsageMeter['group'],
  type: LicenseType,
): UsageMeter {
  const use = decidingUse(reconciliation, type);
  const billed = reconciliation.billedOverage.find(one => one.type === type);
  const hasFigure = billed !== undefined;
  const isPorts = type === 'ivrPorts';
  const isAgents = AGENT_TYPES.some(agents => agents === type);
  const agents = isPorts ? billedAgentsOf(reconciliation.billedOverage) : 0;
  const included = isPorts ? portsOn(use, agents) : use.committed[type];
  const used = use.used[type];
  const substituted = type === 'standard' ? use.substituted : 0;
  const above = Math.max(used - included, 0);
  const number = (value: number, figure: string): ShownText => ({
    text: messages.number(value),
    figure: { figure: `${type}.${figure}` },
  });
  const label = messages.usageNumber;
  const committed = { label: label('committed'), value: number(use.committed[type], 'peakCommitted') };
  const overagePorts = { text: messages.number(PORTS_PER_AGENT * agents), figure: { figure: 'ivr.overageAgentPorts' } };
  const numbers = hasFigure
    ? [
        committed,
        ...(agents > 0 ? [{ label: label('overageAgentPorts'), value: overagePorts }] : []),
        { label: label('used'), value: number(used, 'peakUsed') },
        ...(isAgents ? [{ label: label('substituted'), value: number(substituted, 'peakSubstituted') }] : []),
        { label: label('overage'), value: number(billed.quantity, 'billed') },
        above > 0
          ? { label: label('over'), value: number(above, 'peakAbove') }
          : { label: label('under'), value: number(included - used, 'peakBelow') },
        { label: label('day'), value: { text: messages.day(use.day) } },
      ]
    : [committed, { label: label('used'), value: { text: messages.noFigures() } }];
  const stretches: readonly Stretch[] = [
    {
      is: 'covered',
      part: isPorts ? 'portsCovered' : 'covered',
      quantity: Math.min(used, included),
      figure: `${type}.peakCovered`,
    },
    { is: 'substituted', part: 'substituted', quantity: substituted, figure: `${type}.peakSubstituted` },
    { is: 'overage', part: 'overage', quantity: above - substituted, figure: `${type}.peakOverage` },
    { is: 'idle', part: 'idle', quantity: Math.max(included - used, 0), figure: `${type}.peakBelow` },
  ];
  const mark = markAt(
    messages,
    isPorts ? 'portsIncluded' : 'committed',
    number(included, isPorts ? 'peakPorts' : 'peakCommitted'),
    included / Math.max(used, included),
  );
  const sentence = messages.meterSentence({
    type,
    day: use.day,
    used: hasFigure ? used : undefined,
    committed: use.committed[type],
    overageAgentPorts: PORTS_PER_AGENT * agents,
    substituted,
    billed: billed?.quantity ?? 0,
  });
  return {
    group,
    name: messages.typeName(type),
    numbers,
    ...(hasFigure ? { segments: segments(messages, stretches), mark } : { segments: [] }),
    sentence,
    isOver: (billed?.quantity ?? 0) > 0,
  };
}

/** R8: the most calls at once, against what the licences entitle to and what surge protection makes of it. */
function callsMeter(messages: Messages, reconciliation: Reconciliation): UsageMeter {
  const { days, subscriptions, cycle, surge } = reconciliation;
  const peak = mostContacts(days);
  const day = peak?.day ?? cycle.start;
  const entitlement = voiceEntitlementOf(commitmentsOn(subscriptions, day));
  const contacts = peak?.figures.voiceContacts?.value;
  const limit = surge?.limit;
  const most = limit ?? entitlement;
  const used = contacts ?? 0;
  const number = (value: number, figure: string): ShownText => ({
    text: messages.number(value),
    figure: { figure: `surge.${figure}` },
  });
  const label = messages.usageNumber;
  const rejected = limit === undefined ? 'aboveEntitlement' : 'rejected';
  const stretches: readonly Stretch[] = [
    { is: 'covered', part: 'entitled', quantity: Math.min(used, entitlement), figure: callsFigure('covered') },
    {
      is: 'surge',
      part: 'surge',
      quantity: Math.max(Math.min(used, most) - entitlement, 0),
      figure: callsFigure('surge'),
    },
    { is: 'overage', part: rejected, quantity: Math.max(used - most, 0), figure: callsFigure(rejected) },
    { is: 'idle', part: 'idle', quantity: Math.max(most - used, 0), figure: callsFigure('idle') },
  ];
  const mark =
    limit === undefined
      ? markAt(messages, 'entitlement', number(most, 'voiceEntitlement'), most / Math.max(used, most))
      : markAt(messages, 'limit', number(most, 'limit'), most / Math.max(used, most));
  const isShownOtherwise = surge !== null && surge.displayedLimit !== surge.limit;
  return {
    group: 'ivr',
    name: messages.typeName('voiceContacts'),
    numbers: [
      { label: label('entitlement'), value: number(entitlement, 'voiceEntitlement') },
      {
        label: label('limit'),
        value: limit === undefined ? { text: messages.noSurgeStated() } : number(limit, 'limit'),
      },
      ...(isShownOtherwise
        ? [{ label: label('displayedLimit'), value: number(surge.displayedLimit, 'displayedLimit') }]
        : []),
      {
        label: label('contacts'),
        value: contacts === undefined ? { text: messages.noFigures() } : number(contacts, 'peakVoiceContacts'),
      },
      ...(peak === undefined ? [] : [{ label: label('day'), value: { text: messages.day(day) } }]),
    ],
    ...(contacts === undefined ? { segments: [] } : { segments: segments(messages, stretches), mark }),
    sentence: messages.callsSentence({ day, contacts, entitlement, limit }),
    isOver: limit !== undefined && used > limit,
  };
}

function segments(messages: Messages, stretches: readonly Stretch[]): UsageMeter['segments'] {
  const whole = stretches.reduce((sum, { quantity }) => sum + quantity, 0);
  return stretches
    .filter(({ quantity }) => quantity > 0)
    .map(({ is, part, quantity, figure }) => ({
      is,
      share: quantity / whole,
      quantity: { text: messages.number(quantity), figure: { figure } },
      text: messages.usagePart(part),
    }));
}

/** None on a bar that has no length. */
const markAt = (messages: Messages, part: UsagePart, quantity: ShownText, share: number): MeterPart | undefined =>
  Number.isNaN(share) ? undefined : { share, quantity, text: messages.usagePart(part) };
