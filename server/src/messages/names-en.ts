/** What things are called in English sentences. */
import { formatDay } from '../engine/day';
import type { Day, FigureType, LicenseType } from '../engine/domain';
import { count, plural } from './counts-en';

export const TYPE_NAMES: Record<FigureType, string> = {
  premium: 'Premium',
  standard: 'Standard',
  ivrPorts: 'IVR ports',
  workforceOptimization: 'Workforce Optimization',
  voiceContacts: 'Voice contacts',
};

const NOUNS: Record<FigureType, { readonly one: string; readonly many: string }> = {
  premium: { one: 'Premium agent', many: 'Premium agents' },
  standard: { one: 'Standard agent', many: 'Standard agents' },
  ivrPorts: { one: 'IVR port', many: 'IVR ports' },
  workforceOptimization: { one: 'Workforce Optimization licence', many: 'Workforce Optimization licences' },
  voiceContacts: { one: 'call at once', many: 'calls at once' },
};

/** “1 Standard agent”, “11 Standard agents”. */
export const amount = (type: FigureType, number: number): string =>
  `${count(number)} ${number === 1 ? NOUNS[type].one : NOUNS[type].many}`;

/** “1 Premium licence”, “2 add-on IVR ports”. */
export const committedAmount = (type: LicenseType, number: number): string =>
  type === 'ivrPorts'
    ? plural(number, 'add-on IVR port', 'add-on IVR ports')
    : plural(number, `${TYPE_NAMES[type]} licence`, `${TYPE_NAMES[type]} licences`);

export const cycleText = (start: Day, end: Day): string => `${formatDay(start)} to ${formatDay(end)}`;

/** “2024-06-11” or “2024-06-11 to 2024-06-13”. */
export const daysText = (first: Day, last: Day): string => (first === last ? formatDay(first) : cycleText(first, last));

export const were = (number: number): string => (number === 1 ? 'was' : 'were');

export const are = (number: number): string => (number === 1 ? 'is' : 'are');
