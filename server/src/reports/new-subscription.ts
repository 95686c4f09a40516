/** A subscription file from a few answers. */
import { LICENSE_TYPES, type LicenseType } from '../engine/domain';
import type { Messages } from '../messages/message';
import { fileStem } from './new-usage';
import { yamlText } from './yaml-text';

export interface NewSubscription {
  readonly id: string;
  readonly organization: string;
  /** YYYY-MM-DD */
  readonly start: string;
  readonly agentModel: string;
  readonly currency: string;
  readonly committed: Partial<Record<LicenseType, number>>;
}

/** A file's text, and from where to where the first thing to fill in stands in it. */
export interface TextToFillIn {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Without quantities the agents' stand there as 0, which is what a block that is absent comes to; no price is made up. */
export function newSubscriptionText(messages: Messages, answers: NewSubscription): TextToFillIn {
  const types = LICENSE_TYPES.filter(type => answers.committed[type] !== undefined);
  const stated = types.length > 0 ? types : (['premium', 'standard'] as const);
  const [first = '', ...others] = stated.map(type => `  ${type}: {committed: ${answers.committed[type] ?? 0}}`);
  const head = [
    'kind: subscription',
    `id: ${yamlText(answers.id)}`,
    `organization: ${yamlText(answers.organization)}`,
    `start: ${answers.start}`,
    `agentModel: ${yamlText(answers.agentModel)}`,
    `currency: ${yamlText(answers.currency)}`,
    '',
    `# ${messages.fillInPrices()}`,
    'licenses:',
  ];
  const upToBrace = `${head.join('\n')}\n${first.slice(0, -1)}`;
  const text = `${upToBrace}}\n${others.map(line => `${line}\n`).join('')}`;
  const to = upToBrace.length;
  return { text, from: types.length > 0 ? to : to - 1, to };
}

export const subscriptionFileName = (organization: string): string => `${fileStem(organization)}.subscription.yaml`;
