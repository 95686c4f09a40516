/** UTC days as numbers, by the proleptic Gregorian calendar. No clock and no time zone is ever asked. */
import type { Day } from './domain';

export interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

const DAYS_PER_ERA = 146_097;
const DAYS_TO_1970 = 719_468;

/** The day's number. A month or day out of range runs over into the next, so check with `daysInMonth` first. */
export function dayOf({ year, month, day }: CalendarDate): Day {
  // Years counted from March put the leap day at the end, so that month lengths need no table.
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_1970;
}

export function dateOf(day: Day): CalendarDate {
  const shifted = day + DAYS_TO_1970;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** For each month from one year to another, and the one behind them, its first day: counted once, asked for each date. */
const [TABLE_FROM, TABLE_TO] = [1970, 2099];
let firstDays: Int32Array | undefined;

const countFirstDays = (): Int32Array =>
  Int32Array.from({ length: (TABLE_TO - TABLE_FROM + 1) * 12 + 1 }, (_, index) =>
    dayOf({ year: TABLE_FROM + Math.floor(index / 12), month: (index % 12) + 1, day: 1 }),
  );

/** The day's number; undefined where the calendar has no such day. All are whole numbers. */
export function realDay(year: number, month: number, day: number): Day | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined;
  if (year < TABLE_FROM || year > TABLE_TO)
    return day > daysInMonth(year, month) ? undefined : dayOf({ year, month, day });
  firstDays ??= countFirstDays();
  const at = (year - TABLE_FROM) * 12 + month - 1;
  const found = (firstDays[at] ?? 0) + day - 1;
  return found < (firstDays[at + 1] ?? 0) ? found : undefined;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * `YYYY-MM-DD` to a day, or undefined where it is not written so or the calendar has no such day.
 * @param from where it begins in the text; @param to where it ends
 */
export function parseDay(text: string, from = 0, to = text.length): Day | undefined {
  if (to - from !== 10 || text.charCodeAt(from + 4) !== MINUS || text.charCodeAt(from + 7) !== MINUS) return undefined;
  const year = digits(text, from, from + 4);
  const month = digits(text, from + 5, from + 7);
  const day = digits(text, from + 8, to);
  return year >= 0 && month >= 0 && day >= 0 ? realDay(year, month, day) : undefined;
}

const [ZERO, NINE, MINUS] = [48, 57, 45];

/** The number that is written there; NaN where something else is. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    number = code >= ZERO && code <= NINE ? 10 * number + code - ZERO : Number.NaN;
  }
  return number;
}

/** A day as `YYYY-MM-DD`. */
export function formatDay(day: Day): string {
  const date = dateOf(day);
  const pad = (number: number, width: number): string => String(number).padStart(width, '0');
  return `${pad(date.year, 4)}-${pad(date.month, 2)}-${pad(date.day, 2)}`;
}
