/** What is reported about a document: a code, a place as small as it can be, a sentence, and where to look next. */
import type { Rule, Severity, Source } from '../engine/domain';
import type { Message } from '../messages/message';

/** The public codes and how serious each is. A page in docs/findings.md describes every one. */
export const SEVERITY_OF = {
  'yaml-syntax': 'error',
  schema: 'error',
  'kind-file-mismatch': 'error',
  'duplicate-subscription': 'error',
  'unknown-organization': 'error',
  'unknown-subscription': 'error',
  'no-active-subscription': 'error',
  'mixed-agent-models': 'error',
  'date-outside-cycle': 'error',
  'duplicate-usage': 'error',
  'session-invalid': 'error',
  'source-unreadable': 'error',
  'source-row-invalid': 'error',
  'invoice-quantity-mismatch': 'error',
  'invoice-price-mismatch': 'error',
  'invoice-amount-mismatch': 'error',
  'invoice-total-mismatch': 'error',
  'invoice-line-missing': 'error',
  'invoice-line-unexpected': 'error',
  'daily-detail-mismatch': 'error',
  'surge-limit-exceeded': 'error',
  overage: 'warning',
  'ivr-overage': 'warning',
  'digital-overage': 'warning',
  'named-usage-decreased': 'warning',
  'percent-fraction': 'warning',
  'usage-type-missing': 'warning',
  'overage-price-missing': 'warning',
  'currency-mismatch': 'warning',
  'surge-mismatch': 'warning',
  'assumption-mismatch': 'warning',
  'unordered-days': 'warning',
  'unknown-key-suggestion': 'warning',
  'unused-ignore': 'warning',
  substitution: 'information',
  'surge-in-use': 'information',
  'surge-missing': 'information',
  'missing-days': 'information',
  'assumption-matters': 'information',
  'unused-commitment': 'information',
  'control-hub-shows-one': 'information',
} as const satisfies Record<string, Severity>;
export type Code = keyof typeof SEVERITY_OF;

/** All of them, the most serious first. */
export const CODES = Object.keys(SEVERITY_OF) as readonly Code[];

export interface Related {
  readonly source: Source;
  readonly message: Message;
}

export interface Finding {
  readonly code: Code;
  readonly rule?: Rule | undefined;
  readonly source: Source;
  readonly message: Message;
  readonly related: readonly Related[];
}
