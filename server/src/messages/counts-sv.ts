/** Numbers in Swedish sentences. */

import { inThrees } from './in-threes';

/** Between groups of digits, where no line may break. */
export const NO_BREAK_SPACE = '\u00A0';

/** “1 234”. */
export const count = (number: number): string => inThrees(String(number), NO_BREAK_SPACE);

/** “1 fil”, “2 filer”. */
export const plural = (number: number, one: string, many: string): string =>
  `${count(number)} ${number === 1 ? one : many}`;

/** Exact digits with a comma, ungrouped: “1460,65”. */
export const decimal = (digits: string): string => digits.replace('.', ',');

/** “1 460,65 USD”: an amount as formatted, with its currency. */
export const money = (amount: string, currency: string | undefined): string => {
  const [whole = '', fraction] = amount.split('.');
  const grouped = inThrees(whole, NO_BREAK_SPACE);
  return `${grouped}${fraction === undefined ? '' : `,${fraction}`}${currency === undefined ? '' : ` ${currency}`}`;
};
