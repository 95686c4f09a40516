/** Numbers in English sentences. */

import { inThrees } from './in-threes';

/** “1,234”. */
export const count = (number: number): string => inThrees(String(number), ',');

/** “1 file”, “2 files”. */
export const plural = (number: number, one: string, many: string): string =>
  `${count(number)} ${number === 1 ? one : many}`;

/** “1,460.65 USD”: an amount as formatted, with its currency. */
export const money = (amount: string, currency: string | undefined): string => {
  const [whole = '', fraction] = amount.split('.');
  const grouped = inThrees(whole, ',');
  return `${grouped}${fraction === undefined ? '' : `.${fraction}`}${currency === undefined ? '' : ` ${currency}`}`;
};
