/** The guide's own words in the daily detail. They are part of the public formats and the same in every language. */
import { AGENT_TYPES, type AgentModel, LICENSE_TYPES, type LicenseType } from '../engine/domain';
import type { InvoiceLine } from '../engine/invoice';

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

/** What the name of a usage type says. */
export interface UsageType {
  readonly type: LicenseType;
  /** Undefined where the name says nothing of it. */
  readonly model: AgentModel | undefined;
}

/** Every usage type by its name; those of ports and Workforce Optimization are the same for both agent models. */
export const USAGE_TYPES: ReadonlyMap<string, UsageType> = new Map(
  LICENSE_TYPES.flatMap(type => {
    const models = AGENT_TYPES.some(agents => agents === type)
      ? (['named', 'concurrent', undefined] as const)
      : [undefined];
    return models.map(model => [usageTypeName(type, model), { type, model }] as const);
  }),
);

export const unitOf = (type: LicenseType): string => (type === 'ivrPorts' ? 'Ports' : 'Licenses');

/** An invoice line's description: the type's label, or the channel's name. */
export const lineDescription = ({ type, channelName }: InvoiceLine, model: AgentModel | undefined): string =>
  `${type === 'digitalChannel' ? channelName : usageTypeName(type, model)} overage`;

export function lineUnit(type: InvoiceLine['type']): string {
  if (type === 'premium' || type === 'standard') return 'Agent';
  return type === 'ivrPorts' ? 'Port' : 'Each';
}
