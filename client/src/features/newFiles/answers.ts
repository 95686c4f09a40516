/** What a person answers about a new subscription: what each answer must look like, and what they come to. */
import type { NewSubscriptionParams } from '../../../../server/src/protocol';
import type { Texts } from '../../texts/languages';

export type Answers = Omit<NewSubscriptionParams, 'folder'>;

/** A question with one line for the answer. */
export interface Question {
  readonly prompt: string;
  readonly placeholder: string;
  readonly value: string;
  /** What is wrong with an answer, if anything is. */
  readonly complaint: (answer: string) => string | undefined;
}

export const AGENT_MODELS = ['named', 'concurrent'] as const;

/** In the order in which the quantities are asked for. */
const QUANTITY_TYPES = ['premium', 'standard', 'ivrPorts'] as const;

const MOST = 1_000_000_000;

export const questionsFor = (texts: Texts, today: string) => {
  const required = (answer: string): string | undefined => (answer.trim() === '' ? texts.answerNeeded : undefined);
  return {
    organization: {
      prompt: texts.askOrganization,
      placeholder: 'acme',
      value: '',
      complaint: required,
    },
    id: { prompt: texts.askSubscriptionId, placeholder: 'SUB-100234', value: '', complaint: required },
    start: {
      prompt: texts.askStart,
      placeholder: 'YYYY-MM-DD',
      value: today,
      complaint: answer => (isDate(answer.trim()) ? undefined : texts.notADate),
    },
    currency: {
      prompt: texts.askCurrency,
      placeholder: 'USD',
      value: '',
      complaint: answer => (/^[a-z]{3}$/i.test(answer.trim()) ? undefined : texts.notACurrency),
    },
    quantities: {
      prompt: texts.askQuantities,
      placeholder: '5, 20, 2',
      value: '',
      complaint: answer => (quantitiesOf(answer) === undefined ? texts.notQuantities : undefined),
    },
  } satisfies Record<string, Question>;
};

/** Premium, Standard and add-on ports from “5, 20, 2”; fewer leave out the last. Undefined where it is not that. */
export const quantitiesOf = (answer: string): Record<string, number> | undefined => {
  if (answer.trim() === '') return {};
  const parts = answer.split(',').map(part => part.trim());
  const areAll =
    parts.length <= QUANTITY_TYPES.length && parts.every(part => /^\d+$/.test(part) && Number(part) <= MOST);
  if (!areAll) return undefined;
  return Object.fromEntries(parts.map((part, index) => [QUANTITY_TYPES[index], Number(part)]));
};

export const currencyOf = (answer: string): string => answer.trim().toUpperCase();

/** A day that the calendar has. */
export const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

export const areAnswers = (value: unknown): value is Answers => {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  const texts = ['id', 'organization', 'start', 'agentModel', 'currency'].every(key => typeof fields[key] === 'string');
  const { committed } = fields as { readonly committed?: unknown };
  return texts && typeof committed === 'object' && committed !== null;
};
