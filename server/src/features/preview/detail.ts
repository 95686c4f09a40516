/** The guide's daily detail, ready to be drawn, with a total for each type. */
import { formatDay } from '../../engine/day';
import { LICENSE_TYPES, type LicenseType } from '../../engine/domain';
import { type DailyRow, dailyDetailOf, decidingUse, type Reconciliation } from '../../engine/reconcile';
import type { Messages } from '../../messages/message';
import { DAILY_DETAIL_COLUMNS, unitOf, usageTypeName } from '../../model/labels';
import type { DetailRow, DetailTable, ShownText } from '../../protocol';
import { dailyDetailCells } from '../../reports/table';
import type { Workspace } from '../../workspace/workspace';
import { locationOf } from '../positions';

/** What a row has a number of, by the index of its column. */
const NUMBERS = [undefined, undefined, 'used', 'committed', 'substituted', 'overage', undefined, undefined] as const;

export function detailTable(workspace: Workspace, messages: Messages, reconciliation: Reconciliation): DetailTable {
  const types = LICENSE_TYPES.filter(type => reconciliation.billedOverage.some(billed => billed.type === type));
  const cells = dailyDetailCells(messages, reconciliation);
  return {
    heading: messages.dailyDetailHeading(),
    columns: DAILY_DETAIL_COLUMNS.map((text, index) => ({ text, numeric: NUMBERS[index] !== undefined })),
    rows: dailyDetailOf(reconciliation).map((row, index) => rowOf(workspace, row, cells[index] ?? [])),
    totals: types.map(type => ({ type, cells: totalCells(messages, reconciliation, type) })),
    types: types.map(type => ({ type, text: usageTypeName(type, reconciliation.agentModel) })),
  };
}

function rowOf(workspace: Workspace, row: DailyRow, texts: readonly string[]): DetailRow {
  const { use, type, substituted, overage, isPeak } = row;
  const date = formatDay(use.day);
  const numbers = { used: use.used[type], committed: use.committed[type], substituted, overage };
  const figure = use.figures[type];
  return {
    date,
    type,
    cells: texts.map((text, column) => {
      const number = NUMBERS[column];
      return number === undefined ? { text } : { text, figure: { figure: `${type}.${number}`, date } };
    }),
    keys: texts.map((text, column) => {
      const number = NUMBERS[column];
      return number === undefined ? text : numbers[number];
    }),
    overage: overage > 0,
    peak: isPeak,
    source: figure === undefined ? undefined : locationOf(workspace, figure.source),
  };
}

/** Peaks are never added up: what is billed for the type, and the numbers of the day that it comes from. */
function totalCells(messages: Messages, reconciliation: Reconciliation, type: LicenseType): ShownText[] {
  const { agentModel, billedOverage, assumptions } = reconciliation;
  const use = decidingUse(reconciliation, type);
  const billed = billedOverage.find(one => one.type === type)?.quantity ?? 0;
  const isSummed = type === 'ivrPorts' && assumptions.ivrAggregation === 'sum' && billed > 0;
  const number = (value: number, figure: string): ShownText => ({
    text: messages.number(value),
    figure: { figure: `${type}.${figure}` },
  });
  return [
    { text: isSummed ? messages.totalSummed(use.day) : messages.totalOfDay(use.day, billed > 0) },
    { text: usageTypeName(type, agentModel) },
    number(use.used[type], 'peakUsed'),
    number(use.committed[type], 'peakCommitted'),
    number(type === 'standard' ? use.substituted : 0, 'peakSubstituted'),
    number(billed, 'billed'),
    { text: unitOf(type) },
    { text: '' },
  ];
}
