/** A short name for a text, the same whenever the text is: by it a client tells whether it has a result already. */
export function resultIdOf(text: string): string {
  // Two 32-bit hashes after Bob Jenkins and FNV: a wrong "unchanged" would take 2^64 luck.
  let [one, other] = [0x811c9dc5, 0x9e3779b9];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x85ebca6b);
    other ^= other >>> 13;
  }
  return (one >>> 0).toString(36) + (other >>> 0).toString(36);
}
