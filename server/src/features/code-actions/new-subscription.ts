/** Makes the subscription file of an organization that usage names and nothing else knows. */
import { formatDay } from '../../engine/day';
import type { Day } from '../../engine/domain';
import type { Pieces } from '../../engine/pieces';
import { onceForEach, rememberedFor } from '../../engine/remembered';
import type { NameKind } from '../../messages/editing-en';
import { type Messages, message } from '../../messages/message';
import { forEachDate, type Usage } from '../../model/read-usage';
import { lineBreak } from '../../model/rewrite';
import { describeKey } from '../../model/schema-keys';
import { newSubscriptionText, subscriptionFileName } from '../../reports/new-subscription';
import { freeName, knownNames, nameAt } from '../../workspace/names';
import type { Fix, Provider, Request } from './fix';

export const newSubscription: Provider = {
  codes: ['unknown-organization'],
  fixes: function* ({ request, workspace, file, finding }): Pieces<readonly Fix[]> {
    const organization = (yield* nameAt(file, finding.source.start))?.name.text;
    const uri = file.text.uri;
    // What was never saved lies in no folder.
    if (organization === undefined || uri.startsWith('untitled:')) return [];
    const name = subscriptionFileName(organization);
    const created = `${uri.slice(0, uri.lastIndexOf('/') + 1)}${encodeURIComponent(name)}`;
    if (workspace.file(created) !== undefined) return [];
    const start = firstDayOf(workspace.organization(organization)?.usages ?? []) ?? example('start');
    const id = freeName(example('id'), yield* knownIn(request)('subscription'));
    const answers = { id, organization, start, agentModel: 'named', currency: example('currency'), committed: {} };
    const title = message('fixNewSubscription', name, start);
    const end = lineBreak(file.text.getText());
    const text = (messages: Messages): string => newSubscriptionText(messages, answers).text.replaceAll('\n', end);
    return [{ title, changes: [], creates: [{ uri: created, text }] }];
  },
};

const knownIn = rememberedFor(({ workspace }: Request) => onceForEach((kind: NameKind) => knownNames(workspace, kind)));

/** As it is written; undefined where nothing is dated. */
function firstDayOf(usages: readonly Usage[]): string | undefined {
  let first = Number.POSITIVE_INFINITY;
  const look = (day: Day): void => {
    first = Math.min(first, day);
  };
  for (const usage of usages) {
    if (usage.cycle !== undefined) look(usage.cycle.value);
    forEachDate(usage, look);
  }
  return Number.isFinite(first) ? formatDay(first) : undefined;
}

const example = (key: string): string => String(describeKey('subscription', [key])?.examples[0]);
