/** R12: where an imported daily detail differs from the computed one, number by number. */
import type { Located } from '../../engine/domain';
import { type DailyRow, dailyDetailOf } from '../../engine/reconcile';
import { message } from '../../messages/message';
import type { Finding } from '../../model/finding';
import type { ImportedRow } from '../../model/imported-detail';
import type { CycleState } from '../cycle-state';

export function importedDetailFindings({ importedDetails, reconciliation }: CycleState): Finding[] {
  if (importedDetails.length === 0 || reconciliation === undefined) return [];
  const computed = new Map(dailyDetailOf(reconciliation).map(row => [`${row.use.day} ${row.type}`, row]));
  return importedDetails.flatMap(row => {
    const match = computed.get(`${row.day.value} ${row.type.value}`);
    // A row that counts for nothing has a finding of its own that says why.
    return match === undefined ? [] : differences(row, match);
  });
}

function differences(row: ImportedRow, { use, type, substituted, overage }: DailyRow): Finding[] {
  const compare = (column: Column, imported: Located<number> | undefined, expected: number): Finding[] => {
    if (imported === undefined || imported.value === expected) return [];
    const text = message('dailyDetailMismatch', column, type, use.day, imported.value, expected);
    const related = use.commitments[type].parts.map(({ value, source }) => ({
      source,
      message: message('committedIsHere', type, value),
    }));
    return [{ code: 'daily-detail-mismatch', rule: 'R12', source: imported.source, message: text, related }];
  };
  return [
    ...compare('committed', row.committed, use.committed[type]),
    ...compare('substituted', row.substituted, substituted),
    ...compare('overage', row.overage, overage),
  ];
}

type Column = 'committed' | 'substituted' | 'overage';
