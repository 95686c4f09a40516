/** Instants as numbers: RFC 3339 text with its offset to UTC milliseconds, by the calendar of `day.ts` alone. */
import { formatDay, realDay } from './day';
import type { Day, Instant } from './domain';

const MILLISECONDS_PER_SECOND = 1000;
const MILLISECONDS_PER_MINUTE = 60_000;
const MILLISECONDS_PER_HOUR = 3_600_000;
const MILLISECONDS_PER_DAY = 86_400_000;
const MINUTES_PER_DAY = 1440;

const ZERO = 48;
const PLUS = 43;
const MINUS = 45;
const POINT = 46;
const COLON = 58;
const SMALL_T = 116;
const SMALL_Z = 122;
const CAPITAL_Z = 90;
/** Stands for every character beyond it. */
const IN_NO_INSTANT = 127;
/** Of what `plainInstantIn` reads; nothing else is shorter. */
export const PLAIN_LENGTH = '2024-06-10T07:58:00Z'.length;
const TIME_AT = '2024-06-10T'.length;
const FRACTION_AT = '2024-06-10T07:58:00'.length;

/** Room for an instant, which is used again for each. */
const room = new Uint8Array(64);

/**
 * An instant as it is written, by the rules of `parseInstantIn`.
 * @param from where it begins in the text; @param to where it ends
 */
export function parseInstant(text: string, from = 0, to = text.length): Instant | undefined {
  const length = to - from;
  const codes = length > room.length ? new Uint8Array(length) : room;
  for (let at = 0; at < length; at += 1) codes[at] = Math.min(text.charCodeAt(from + at), IN_NO_INSTANT);
  return parseInstantIn(codes, 0, length);
}

/**
 * RFC 3339 with an offset to milliseconds since 1970, further digits dropped; undefined where it is written otherwise or
 * where the calendar or the clock has no such time. A leap second, 23:59:60 UTC, is read as the second before it, so that
 * it stays within its day. Reads the codes of characters between two offsets: hundreds of thousands of log-ins pass
 * through here.
 */
export function parseInstantIn(codes: ArrayLike<number>, start: number, end: number): Instant | undefined {
  if (end - start < PLAIN_LENGTH || !hasSeparators(codes, start)) return undefined;
  const utcDay = dayIn(codes, start);
  const hour = twoDigits(codes, start + TIME_AT);
  const minute = twoDigits(codes, start + TIME_AT + 3);
  const second = twoDigits(codes, start + TIME_AT + 6);
  if (utcDay === undefined || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
    return undefined;
  const fractionAt = start + FRACTION_AT;
  const offsetAt = endOfFraction(codes, fractionAt, end);
  const offset = offsetMinutes(codes, fractionAt, offsetAt, end);
  if (Number.isNaN(offset)) return undefined;
  const minuteOfDay = hour * 60 + minute - offset;
  if (second === 60 && !isLastOfDay(minuteOfDay)) return undefined;
  return (
    utcDay * MILLISECONDS_PER_DAY +
    minuteOfDay * MILLISECONDS_PER_MINUTE +
    Math.min(second, 59) * MILLISECONDS_PER_SECOND +
    milliseconds(codes, fractionAt, offsetAt)
  );
}

/**
 * What `parseInstantIn` comes to for a time in UTC without a fraction, as most are and as long as
 * `2024-06-10T07:58:00Z`; NaN where what begins there is none or takes more looking.
 */
export function plainInstantIn(codes: ArrayLike<number>, start: number): Instant {
  if (codes[start + FRACTION_AT] !== CAPITAL_Z || !hasSeparators(codes, start)) return Number.NaN;
  const hour = twoDigits(codes, start + TIME_AT);
  const minute = twoDigits(codes, start + TIME_AT + 3);
  const second = twoDigits(codes, start + TIME_AT + 6);
  // Where one of them is no number, it is negative.
  if ((hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) return Number.NaN;
  const time = (hour * 60 + minute) * MILLISECONDS_PER_MINUTE + second * MILLISECONDS_PER_SECOND;
  return (dayIn(codes, start) ?? Number.NaN) * MILLISECONDS_PER_DAY + time;
}

/** The day whose date begins at an offset; undefined where there is none. */
function dayIn(codes: ArrayLike<number>, start: number): Day | undefined {
  const century = twoDigits(codes, start);
  const yearOfCentury = twoDigits(codes, start + 2);
  const month = twoDigits(codes, start + 5);
  const day = twoDigits(codes, start + 8);
  if (century < 0 || yearOfCentury < 0 || codes[start + 4] !== MINUS || codes[start + 7] !== MINUS) return undefined;
  return realDay(century * 100 + yearOfCentury, month, day);
}

/** The UTC day that an instant lies in. */
export const dayOfInstant = (instant: Instant): Day => Math.floor(instant / MILLISECONDS_PER_DAY);

/** When a UTC day begins. */
export const firstInstantOf = (day: Day): Instant => day * MILLISECONDS_PER_DAY;

/** An instant in UTC, `2024-06-10T07:58:00Z`; milliseconds only where there are any. */
export function formatInstant(instant: Instant): string {
  const day = dayOfInstant(instant);
  const time = instant - day * MILLISECONDS_PER_DAY;
  const hour = Math.floor(time / MILLISECONDS_PER_HOUR);
  const minute = Math.floor((time % MILLISECONDS_PER_HOUR) / MILLISECONDS_PER_MINUTE);
  const second = Math.floor((time % MILLISECONDS_PER_MINUTE) / MILLISECONDS_PER_SECOND);
  const fraction = time % MILLISECONDS_PER_SECOND;
  const clock = [hour, minute, second].map(part => String(part).padStart(2, '0')).join(':');
  return `${formatDay(day)}T${clock}${fraction === 0 ? '' : `.${String(fraction).padStart(3, '0')}`}Z`;
}

/** Whether what is between date, hour, minute and second is there. */
const hasSeparators = (codes: ArrayLike<number>, start: number): boolean =>
  isLetter(codes[start + 10], SMALL_T) && codes[start + 13] === COLON && codes[start + 16] === COLON;

/** In either case: the two differ by one bit. */
const isLetter = (code = 0, small: number): boolean => (code | 32) === small;

/** -1 where it is none. */
function digit(codes: ArrayLike<number>, at: number): number {
  const value = (codes[at] ?? 0) - ZERO;
  return value >= 0 && value <= 9 ? value : -1;
}

/** -1 where one of them is none. */
function twoDigits(codes: ArrayLike<number>, at: number): number {
  const tens = (codes[at] ?? 0) - ZERO;
  const ones = (codes[at + 1] ?? 0) - ZERO;
  // Of a number that is negative, or above nine, one of the four has its sign.
  return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? -1 : tens * 10 + ones;
}

/** Where the offset begins: behind the point and its digits, if there are any. */
function endOfFraction(codes: ArrayLike<number>, fractionAt: number, end: number): number {
  if (codes[fractionAt] !== POINT) return fractionAt;
  let at = fractionAt + 1;
  while (at < end && digit(codes, at) >= 0) at += 1;
  return at;
}

function milliseconds(codes: ArrayLike<number>, fractionAt: number, end: number): number {
  if (fractionAt === end) return 0;
  let number = 0;
  for (let at = fractionAt + 1; at <= fractionAt + 3; at += 1) number = number * 10 + (at < end ? digit(codes, at) : 0);
  return number;
}

/** From the offset to the end of what is read: minutes east of UTC, NaN where that is not an offset. */
function offsetMinutes(codes: ArrayLike<number>, fractionAt: number, at: number, end: number): number {
  // A point needs a digit behind it.
  if (at === fractionAt + 1) return Number.NaN;
  if (isLetter(codes[at], SMALL_Z)) return end === at + 1 ? 0 : Number.NaN;
  const sign = codes[at];
  if ((sign !== PLUS && sign !== MINUS) || end !== at + 6 || codes[at + 3] !== COLON) return Number.NaN;
  const hours = twoDigits(codes, at + 1);
  const minutes = twoDigits(codes, at + 4);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return Number.NaN;
  return (sign === PLUS ? 1 : -1) * (hours * 60 + minutes);
}

const isLastOfDay = (minuteOfDay: number): boolean =>
  ((minuteOfDay % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY === MINUTES_PER_DAY - 1;

/** A stretch of days, inclusive at both ends. */
export interface Days {
  readonly from: Day;
  readonly to: Day;
}

export const NO_DAYS: Days = { from: 1, to: 0 };

/** The days that [start, end) overlaps; the day of its start where it has no length. */
export function daysOf(start: Instant, end: Instant): Days {
  const from = dayOfInstant(start);
  return { from, to: end > start ? Math.max(from, dayOfInstant(end - 1)) : from };
}

/**
 * The first of some records, from one up to another, whose days, those of `daysOf`, are not all among some; the other one
 * where it is none of them.
 */
export function firstBeyond(
  starts: ArrayLike<Instant>,
  ends: ArrayLike<Instant>,
  record: number,
  behind: number,
  { from, to }: Days,
): number {
  const end = firstInstantOf(to + 1);
  return firstOutside(starts, ends, record, behind, { first: firstInstantOf(from), end, reach: end });
}

/** From the first instant up to the end, with how long what begins then may last. */
interface Time {
  readonly first: Instant;
  readonly end: Instant;
  readonly reach: Instant;
}

/** The first of some records, from one up to another, that begins outside some time or ends behind what it may reach. */
export function firstOutside(
  starts: ArrayLike<Instant>,
  ends: ArrayLike<Instant>,
  record: number,
  behind: number,
  { first, end, reach }: Time,
): number {
  for (let at = record; at < behind; at += 1) {
    const start = starts[at] ?? Number.NaN;
    if (!(start >= first && start < end) || (ends[at] ?? Number.NaN) > reach) return at;
  }
  return behind;
}
