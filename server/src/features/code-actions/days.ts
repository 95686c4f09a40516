/** The list of days: in order, and without gaps. */

import type { DailyUse } from '../../engine/daily-use';
import { formatDay, parseDay } from '../../engine/day';
import { type Day, FIGURE_TYPES, type FigureType } from '../../engine/domain';
import { type Pieces, part } from '../../engine/pieces';
import type { Reconciliation } from '../../engine/reconcile';
import { onceForEach, rememberedFor } from '../../engine/remembered';
import { message } from '../../messages/message';
import { lineBreak, lineStart, type Rewrite } from '../../model/rewrite';
import { sortRecords, startsOfRecords } from '../../model/sort-records';
import type { SourceFile } from '../../model/source-file';
import { type MappingNode, type Node, type SequenceNode, valueAt } from '../../model/syntax';
import { recordsOn } from '../../workspace/organization';
import { type Asked, changesOf, commentedText, type Fix, type Provider, placeOf, type Request } from './fix';

export const sortedDays: Provider = {
  codes: ['unordered-days'],
  fixes: function* (asked) {
    const list = canBeSorted(asked.file) ? recordOf(asked)?.list : undefined;
    return list === undefined ? [] : yield* sortingOf(asked.request)(list);
  },
};

/** The same for every record of a list. */
const sortingOf = rememberedFor(({ file }: Request) =>
  onceForEach(function* (list: SequenceNode): Pieces<readonly Fix[]> {
    const written = yield* part(commentedText(file), 0, 0.1);
    const sorted = yield* part(sortRecords(written, list, dayOfRecord), 0.1, 1);
    if (sorted === undefined) return [];
    return [{ title: message('fixSortDays'), changes: changesOf(file, [sorted]), isPreferred: true }];
  }),
);

/** What cannot be read for certain is not moved: it might be read otherwise elsewhere. */
export const canBeSorted = ({ findings }: SourceFile): boolean => findings.every(({ code }) => code !== 'yaml-syntax');

export function dayOfRecord(record: Node): Day | undefined {
  const date = valueAt(record, 'date');
  return date?.kind === 'scalar' ? parseDay(date.text) : undefined;
}

/** The record whose date the finding marks, and its list. */
function recordOf(asked: Asked): DatedRecord | undefined {
  const { nodes = [], path = [] } = placeOf(asked) ?? {};
  const [record, list] = nodes.slice(-3, -1).reverse();
  return record?.kind === 'mapping' && list?.kind === 'sequence' && record.anchor === undefined
    ? { list, record, index: Number(path.at(-2)) }
    : undefined;
}

interface DatedRecord {
  readonly list: SequenceNode;
  readonly record: MappingNode;
  readonly index: number;
}

/** Records for the days between, each with the figures that the next record has. */
export const missingDays: Provider = {
  codes: ['missing-days'],
  fixes: function* (asked) {
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
    const starts = yield* startsIn(asked.request)(found.list);
    const rewrite = inserted(asked, found, starts?.[found.index], days, figures);
    return [{ title, changes: changesOf(asked.file, [rewrite]) }];
  },
};

const startsIn = rememberedFor(({ file }: Request) =>
  onceForEach(function* (list: SequenceNode) {
    const written = yield* part(commentedText(file), 0, 0.1);
    return yield* part(startsOfRecords(written, list), 0.1, 1);
  }),
);

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
    const date = recordsOn(state, last + 1)[0]?.date;
    if (date?.source.start !== finding.source.start) continue;
    for (const reconciliation of state.reconciliations) {
      const index = reconciliation.days.findIndex(({ day }) => day > last);
      const before = reconciliation.days[index - 1];
      if (before === undefined) continue;
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

/** @param start of the record's lines, where it shares them with nothing else */
function inserted(
  { file }: Asked,
  { list, record }: DatedRecord,
  start: number | undefined,
  days: readonly Day[],
  figures: readonly (readonly [FigureType, number])[],
): Rewrite {
  const text = file.text.getText();
  const keysAt = (day: Day): string[] => [
    `date: ${formatDay(day)}`,
    ...figures.map(([type, figure]) => `${type}: ${figure}`),
  ];
  const at = start ?? lineStart(text, record.start);
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
