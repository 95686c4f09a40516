/** The guide's own words in the daily detail. They are part of the public formats and the same in every language. */
import type { AgentModel, LicenseType } from '../engine/domain';

export const DAILY_DETAIL_COLUMNS = [
  'Usage Date',
  'Usage Type',
  'Units Used',
  'Units Committed',
  'Units Substituted',
  'Units Overage',
  'Usage Unit',
  'Comment',
] as const;

/** R6: marks the row that decides the bill. */
export const COMMENT = 'Overage peak';

const MODEL_WORDS: Record<AgentModel, string> = { named: 'Named ', concurrent: 'Concurrent ' };

/** “Standard Named Agent”; without the model's word where no subscription states one. */
export function usageTypeName(type: LicenseType, model: AgentModel | undefined): string {
  if (type === 'ivrPorts') return 'IVR Port';
  if (type === 'workforceOptimization') return 'Workforce Optimization';
  const word = model === undefined ? '' : MODEL_WORDS[model];
  return `${type === 'premium' ? 'Premium' : 'Standard'} ${word}Agent`;
}

export const unitOf = (type: LicenseType): string => (type === 'ivrPorts' ? 'Ports' : 'Licenses');
