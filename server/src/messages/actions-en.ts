/** What quick fixes do, in English. */
import { formatDay } from '../engine/day';
import type { Day, LicenseType } from '../engine/domain';
import { count, plural } from './counts-en';
import { committedAmount } from './names-en';
import { shortened } from './schema-en';

export const actionsEnglish = {
  fixWrite: (text: string): string => `Write ${shortened(text)}`,
  fixWriteAsOn: (text: string, day: Day): string => `Write ${text}, as on ${formatDay(day)}`,
  fixQuote: (text: string): string => `Put it in quotes: "${shortened(text)}"`,
  fixUnquote: (text: string): string => `Remove the quotes: ${shortened(text)}`,
  fixAddKey: (key: string, value: string): string => `Add ${key}: ${shortened(value)}`,
  fixAddKeys: (keys: readonly string[]): string => `Add all missing keys: ${keys.join(', ')}`,
  fixCommentOut: (key: string): string => `Make ${shortened(key)} a comment`,
  fixRemoveKey: (key: string): string => `Remove ${shortened(key)} here`,
  fixKind: (kind: string): string => `Write kind: ${kind}`,
  fixRenameFile: (name: string): string => `Rename the file to ${shortened(name)}`,
  /** Its numbers are those of the examples, and nothing is committed. */
  fixNewSubscription: (name: string, start: string): string =>
    `New file ${shortened(name)}: from ${start}, nothing committed yet`,
  fixSortDays: (): string => 'Sort the days',
  fixMissingDays: (days: number): string => `Add ${plural(days, 'day', 'days')} with 0`,
  /** R2: named agents stay counted. */
  fixMissingDaysNamed: (days: number, before: Day): string =>
    `Add ${plural(days, 'day', 'days')} with the agents of ${formatDay(before)} and 0 of everything else`,
  fixOveragePrice: (price: string): string => `Add the overage price ${price}, as the licence's own`,
  fixCommit: (type: LicenseType, quantity: number, before: number | undefined, subscription: string): string =>
    before === undefined
      ? `Commit ${committedAmount(type, quantity)} in ${shortened(subscription)}`
      : `Commit ${count(quantity)} instead of ${committedAmount(type, before)} in ${shortened(subscription)}`,
  fixSilence: (code: string): string => `Silence ${code} on this line`,
  fixRemoveIgnore: (code: string): string =>
    `Remove ${code === '' ? 'the empty comment' : `${shortened(code)} from the comment`}`,
  fixAll: (): string => 'Mend everything that changes no number',
};
