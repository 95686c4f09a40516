/** Numbers in English sentences. */

/** “1,234”. */
export const count = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

/** “1 file”, “2 files”. */
export const plural = (number: number, one: string, many: string): string =>
  `${count(number)} ${number === 1 ? one : many}`;
