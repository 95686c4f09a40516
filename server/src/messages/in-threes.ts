/** A whole number with something between each three of its digits, counted from the last one. */
export function inThrees(number: string, between: string): string {
  const sign = number.startsWith('-') ? '-' : '';
  const digits = number.slice(sign.length);
  const first = digits.length % 3 || 3;
  return sign + digits.slice(0, first) + digits.slice(first).replace(/\d{3}/g, `${between}$&`);
}
