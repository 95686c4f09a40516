/** A text as the codes of its UTF-16 units: read several times as fast as from a string, and a byte each where it is ASCII. */
export type Codes = Uint8Array | Uint16Array;

export const NO_CODES: Codes = new Uint8Array(0);

const HIGHEST_ASCII = 127;
/** So many arguments a function surely takes. */
const PIECE_LENGTH = 8192;

export function codesOf(text: string): Codes {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > HIGHEST_ASCII) return wideCodesOf(text);
    bytes[at] = code;
  }
  return bytes;
}

function wideCodesOf(text: string): Codes {
  const codes = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) codes[at] = text.charCodeAt(at);
  return codes;
}

/** The text between two offsets. */
export function textBetween(codes: Codes, start: number, end: number): string {
  // Half of what it takes to spread them.
  if (end - start <= PIECE_LENGTH) return Reflect.apply(String.fromCharCode, undefined, codes.subarray(start, end));
  const pieces: string[] = [];
  for (let at = start; at < end; at += PIECE_LENGTH)
    pieces.push(textBetween(codes, at, Math.min(at + PIECE_LENGTH, end)));
  return pieces.join('');
}

/** Whether so many codes from an offset on are those from another one on. */
export function areSame(codes: Codes, start: number, others: Codes, otherStart: number, length: number): boolean {
  for (let at = 0; at < length; at += 1) if (codes[start + at] !== others[otherStart + at]) return false;
  return true;
}
