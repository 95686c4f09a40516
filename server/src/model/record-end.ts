/** When a raw record ends, as far as what is written can be used. */
import type { Instant } from '../engine/domain';
import { type Message, message } from '../messages/message';

/** Longer than anybody stays logged in or connected: a year that was mistyped would count in every cycle until then. */
const LONGEST_DAYS = 366;
const MILLISECONDS_PER_DAY = 86_400_000;

/** What is wrong with an end: it comes before the start, or so late that a date must be wrong. */
export function faultOfEnd(key: 'logout' | 'end', start: Instant, end: Instant): Message | undefined {
  if (end < start) return message('endsBeforeStart', key, end, start);
  return end - start > LONGEST_DAYS * MILLISECONDS_PER_DAY ? message('lastsTooLong', key, end, start) : undefined;
}
