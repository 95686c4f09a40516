/** A usage document to the engine's words. */
import { type Day, type DayRecord, FIGURE_TYPES, type FigureType, type Located, type Source } from '../engine/domain';
import { message } from '../messages/message';
import { dayAt, quantityAt, type Reading, recordsAt, report, sourceOf, textAt } from './reading';
import { type MappingNode, valueAt } from './syntax';

export interface Usage {
  readonly source: Source;
  readonly organization: Located<string>;
  /** The first day of the cycle that every date of the document must fall into. */
  readonly cycle?: Located<Day> | undefined;
  readonly days: readonly DayRecord[];
}

/** Undefined where the organization cannot be used. */
export function readUsage(reading: Reading, root: MappingNode): Usage | undefined {
  const organization = textAt(reading, root, 'organization');
  const cycle = dayAt(reading, root, 'cycle');
  const days = readDays(reading, root);
  return organization === undefined ? undefined : { source: sourceOf(reading, root), organization, cycle, days };
}

function readDays(reading: Reading, root: MappingNode): DayRecord[] {
  const days: DayRecord[] = [];
  for (const record of recordsAt(reading, root, 'days')) {
    const day = readDay(reading, record);
    if (day === undefined) continue;
    const before = days.at(-1)?.date;
    const dateNode = valueAt(record, 'date');
    if (before !== undefined && dateNode !== undefined && day.date.value < before.value) {
      const related = [{ source: before.source, message: message('laterDateIsHere') }];
      report(reading, 'unordered-days', dateNode, message('unorderedDays', day.date.value, before.value), { related });
    }
    days.push(day);
  }
  return days;
}

function readDay(reading: Reading, record: MappingNode): DayRecord | undefined {
  const date = dayAt(reading, record, 'date');
  const figures: Partial<Record<FigureType, Located<number>>> = {};
  for (const type of FIGURE_TYPES) {
    const figure = quantityAt(reading, record, type);
    if (figure !== undefined) figures[type] = figure;
  }
  return date === undefined ? undefined : { source: sourceOf(reading, record), date, figures };
}
