/** Of thousands of rows only those in sight and around are drawn; up to so many all of them are. */
const MOST_WHOLE = 400;
const AROUND = 40;

export interface RowWindow {
  /** The first row that is drawn, and the first one below that is not. */
  readonly from: number;
  readonly to: number;
}

/** `above` is how far the first row lies above the upper edge of what is in sight, in pixels. */
export const rowWindow = (
  count: number,
  { above, sight, rowHeight }: { readonly above: number; readonly sight: number; readonly rowHeight: number },
): RowWindow => {
  if (count <= MOST_WHOLE) return { from: 0, to: count };
  const first = Math.floor(Math.max(above, 0) / rowHeight);
  const last = Math.ceil(Math.max(above + sight, 0) / rowHeight);
  const from = Math.max(0, Math.min(first - AROUND, count - 2 * AROUND));
  return { from, to: Math.min(count, Math.max(last + AROUND, from + 2 * AROUND)) };
};
