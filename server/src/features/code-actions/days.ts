/** The list of days: in order, and without gaps. */

import type { DailyUse } from '../../engine/daily-use';
import { formatDay, parseDay } from '../../engine/day';
import { type Day, FIGURE_TYPES, type FigureType } from '../../engine/domain';
import type { Reconciliation } from '../../engine/reconcile';
import { message } from '../../messages/message';
import { lineBreak, lineStart, type Rewrite } from '../../model/rewrite';
import { sortRecords, startOfRecord } from '../../model/sort-records';
import type { SourceFile } from '../../model/source-file';
import { type MappingNode, type Node, type SequenceNode, valueAt } from '../../model/syntax';
import { recordsOn } from '../../workspace/organization';
import { type Asked, changesOf, commentedText, type Provider, placeOf } from './fix';

export const sortedDays: Provider = {
  codes: ['unordered-days'],
  fixes: asked => {
    const list = canBeSorted(asked.file) ? recordOf(asked)?.list : undefined;
    const sorted = list && sortRecords(commentedText(asked.file), list, dayOfRecord);
    if (sorted === undefined) return [];
    return [{ title: message('fixSortDays'), changes: changesOf(asked.file, [sorted]), isPreferred: true }];
  },
};

/** What cannot be read for certain is not moved: it might be read otherwise elsewhere. */
export const canBeSorted = ({ findings }: SourceFile): boolean => findings.every(({ code }) => code !== 'yaml-syntax');

export function dayOfRecord(record: Node): Day | undefined {
  const date = valueAt(record, 'date');
  return date?.kind === 'scalar' ? parseDay(date.text) : undefined;
}

/** The record whose date the finding marks, and its list. */
function recordOf(asked: Asked): { readonly list: SequenceNode; readonly record: MappingNode } | undefined {
  const [record, list] = placeOf(asked)?.nodes.slice(-3, -1).reverse() ?? [];
  return record?.kind === 'mapping' && list?.kind === 'sequence' && record.anchor === undefined
    ? { list, record }
    : undefined;
}

/** Records for the days between, each with the figures that the next record has. */
export const missingDays: Provider = {
  codes: ['missing-days'],
  fixes: asked => {
    const gap = gapBefore(asked);
    const found = recordOf(asked);
    if (gap === undefined || found === undefined) return [];
    const { reconciliation, before, days } = gap;
    const types = found.record.entries.flatMap(({ key }) => FIGURE_TYPES.find(type => type === key.value) ?? []);
    const figures = types.map(type => [type, staying(reconciliation, before, type)] as const);
    const title =
      reconciliation.agentModel === 'named'
        ? message('fixMissingDaysNamed', days.length, before.day)
        : message('fixMissingDays', days.length);
    const rewrite = inserted(asked, found.list, found.record, days, figures);
    return [{ title, changes: changesOf(asked.file, [rewrite]) }];
  },
};

interface Gap {
  readonly reconciliation: Reconciliation;
  readonly before: DailyUse;
  readonly days: readonly Day[];
}

function gapBefore({ workspace, file, finding }: Asked): Gap | undefined {
  const { message: told } = finding;
  if (told.name !== 'missingDays') return undefined;
  const [first, last] = told.args;
  for (const state of file.organizations.flatMap(id => workspace.organization(id) ?? [])) {
    for (const reconciliation of state.reconciliations) {
      const index = reconciliation.days.findIndex(({ day }) => day > last);
      const before = reconciliation.days[index - 1];
      const date = recordsOn(state, last + 1)[0]?.date;
      if (before === undefined || date?.source.start !== finding.source.start) continue;
      return { reconciliation, before, days: Array.from({ length: last - first + 1 }, (_, offset) => first + offset) };
    }
  }
  return undefined;
}

/** R2: named agents stay counted; of everything else there was none. */
function staying({ agentModel }: Reconciliation, { figures }: DailyUse, type: FigureType): number {
  const stays = agentModel === 'named' && (type === 'premium' || type === 'standard');
  return stays ? (figures[type]?.value ?? 0) : 0;
}

function inserted(
  { file }: Asked,
  list: SequenceNode,
  record: MappingNode,
  days: readonly Day[],
  figures: readonly (readonly [FigureType, number])[],
): Rewrite {
  const written = commentedText(file);
  const { text } = written;
  const keysAt = (day: Day): string[] => [
    `date: ${formatDay(day)}`,
    ...figures.map(([type, figure]) => `${type}: ${figure}`),
  ];
  const at = startOfRecord(written, list, record);
  if (at === record.start) {
    return { start: at, end: at, text: days.map(day => `{${keysAt(day).join(', ')}}, `).join('') };
  }
  const column = record.start - lineStart(text, record.start);
  const newLine = lineBreak(text);
  const lineOf = (day: Day): string => {
    const margin = text.slice(record.start - column, record.start);
    const body = record.flow ? `{${keysAt(day).join(', ')}}` : keysAt(day).join(`${newLine}${' '.repeat(column)}`);
    return `${margin}${body}${list.flow ? ',' : ''}${newLine}`;
  };
  return { start: at, end: at, text: days.map(lineOf).join('') };
}
