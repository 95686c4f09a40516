/** What things are called in Swedish sentences. */
import { formatDay } from '../engine/day';
import type { AgentModel, Day, FigureType, LicenseType } from '../engine/domain';
import { count, plural } from './counts-sv';

export const TYPE_NAMES: Record<FigureType, string> = {
  premium: 'Premium',
  standard: 'Standard',
  ivrPorts: 'IVR-portar',
  workforceOptimization: 'Workforce Optimization',
  voiceContacts: 'Röstkontakter',
};

export const MODEL_NAMES: Record<AgentModel, string> = { named: 'namngivna', concurrent: 'samtidiga' };

const NOUNS: Record<FigureType, { readonly one: string; readonly many: string }> = {
  premium: { one: 'Premium-agent', many: 'Premium-agenter' },
  standard: { one: 'Standard-agent', many: 'Standard-agenter' },
  ivrPorts: { one: 'IVR-port', many: 'IVR-portar' },
  workforceOptimization: { one: 'Workforce Optimization-licens', many: 'Workforce Optimization-licenser' },
  voiceContacts: { one: 'samtidigt samtal', many: 'samtidiga samtal' },
};

/** “1 Standard-agent”, “11 Standard-agenter”. */
export const amount = (type: FigureType, number: number): string =>
  `${count(number)} ${number === 1 ? NOUNS[type].one : NOUNS[type].many}`;

/** “1 Premium-licens”, “2 tilläggsportar för IVR”. */
export const committedAmount = (type: LicenseType, number: number): string =>
  type === 'ivrPorts'
    ? plural(number, 'tilläggsport för IVR', 'tilläggsportar för IVR')
    : plural(number, `${TYPE_NAMES[type]}-licens`, `${TYPE_NAMES[type]}-licenser`);

export const cycleText = (start: Day, end: Day): string => `${formatDay(start)} till ${formatDay(end)}`;

/** “2024-06-11” or “2024-06-11 till 2024-06-13”. */
export const daysText = (first: Day, last: Day): string => (first === last ? formatDay(first) : cycleText(first, last));
