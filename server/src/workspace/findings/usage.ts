/** What looks wrong about the figures themselves. */
import type { DailyUse } from '../../engine/daily-use';
import { AGENT_TYPES, type Day, type FigureType } from '../../engine/domain';
import type { Reconciliation } from '../../engine/reconcile';
import { message } from '../../messages/message';
import type { Finding } from '../../model/finding';
import { type CycleState, recordsOf } from '../cycle-state';

/** Figures that are absent and read as 0 where another type's number would change with them. */
export function missingTypeFindings(state: CycleState): Finding[] {
  return (state.reconciliation?.days ?? []).flatMap(use => missingTypes(state, use));
}

function missingTypes(state: CycleState, use: DailyUse): Finding[] {
  const { figures, commitments, used } = use;
  const found: Finding[] = [];
  const add = (absent: FigureType, needing: FigureType): void => {
    const figure = figures[needing];
    if (figure === undefined || figures[absent] !== undefined || isWritten(state, use.day, absent)) return;
    const text = message('usageTypeMissing', absent, needing, use.day);
    found.push({ code: 'usage-type-missing', source: figure.source, message: text, related: [] });
  };
  // R4: Premium that is not in use serves Standard.
  if (used.standard > commitments.standard.quantity && commitments.premium.quantity > 0) add('premium', 'standard');
  // R7: overage agents bring ports.
  if (used.ivrPorts > use.committed.ivrPorts) for (const type of AGENT_TYPES) add(type, 'ivrPorts');
  return found;
}

/** What is written and left out has a finding of its own. */
const isWritten = (state: CycleState, day: Day, type: FigureType): boolean =>
  (recordsOf(state).get(day) ?? []).some(
    ({ figures, leftOut }) => figures[type] !== undefined || leftOut?.has(type) === true,
  );

/** R2: a named agent stays counted to the cycle's end, so a count cannot fall within it. */
export function decreasedUsageFindings({ reconciliation }: CycleState): Finding[] {
  return reconciliation?.agentModel === 'named' ? decreases(reconciliation) : [];
}

function decreases({ days }: Reconciliation): Finding[] {
  return AGENT_TYPES.flatMap(type => {
    const found: Finding[] = [];
    let highest: DailyUse | undefined;
    for (const use of days) {
      const figure = use.figures[type];
      if (figure === undefined) continue;
      const before = highest?.figures[type];
      if (highest !== undefined && before !== undefined && figure.value < before.value) {
        const text = message('namedUsageDecreased', type, figure.value, before.value, highest.day);
        const related = [{ source: before.source, message: message('figureIsHere', type, before.value, highest.day) }];
        found.push({ code: 'named-usage-decreased', rule: 'R2', source: figure.source, message: text, related });
      } else highest = use;
    }
    return found;
  });
}

/** Days without any record between two that have one in the same cycle, told at the record behind them. */
export function missingDaysFindings(state: CycleState): Finding[] {
  const days = state.reconciliation?.days ?? [];
  return days.flatMap((use, index) => {
    const before = days[index - 1];
    if (before === undefined || use.day === before.day + 1) return [];
    const found: Finding[] = [];
    let first = before.day + 1;
    for (let day = first; day <= use.day; day += 1) {
      // A day whose figures are all left out has its record.
      const date = recordsOf(state).get(day)?.[0]?.date;
      if (date === undefined) continue;
      const text = message('missingDays', first, day - 1);
      if (day > first) found.push({ code: 'missing-days', source: date.source, message: text, related: [] });
      first = day + 1;
    }
    return found;
  });
}
