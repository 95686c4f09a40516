/** What is at hand of a text that comes in pieces: new ones come behind, and what was read goes in front. */
import { type Codes, NO_CODES } from './codes';

export interface Window {
  /** Valid until the next piece comes: its memory is used again. */
  codes: Codes;
  /** Where in the text it begins. */
  start: number;
  /** Nothing comes behind it. */
  isLast: boolean;
}

export const emptyWindow = (): Window => ({ codes: NO_CODES, start: 0, isLast: false });

/** Takes the next piece, or that there is none. What stands before an offset into the window goes. */
export function slide(window: Window, from: number, piece: Codes | undefined): void {
  window.isLast = piece === undefined;
  if (piece === undefined) return;
  const { codes } = window;
  const kept = codes.length - from;
  const room = roomFor(codes, kept + piece.length, piece);
  // In one room the two may overlap, which `set` allows for.
  room.set(codes.subarray(from), 0);
  room.set(piece, kept);
  window.start += from;
  window.codes = room.subarray(0, kept + piece.length);
}

/** All the memory that the codes are a part of where that is enough; otherwise twice of what is needed, for the next time. */
function roomFor(codes: Codes, length: number, piece: Codes): Codes {
  const isWide = codes instanceof Uint16Array || piece instanceof Uint16Array;
  if (isWide !== codes instanceof Uint16Array || codes.buffer.byteLength / codes.BYTES_PER_ELEMENT < length)
    return isWide ? new Uint16Array(2 * length) : new Uint8Array(2 * length);
  return isWide ? new Uint16Array(codes.buffer) : new Uint8Array(codes.buffer);
}
