/** What a quantity is, by pattern as well as by colour: the fills of bars and charts. */
import type { ChartPart, SegmentKind } from '../../server/src/protocol';
import { drawn } from './element';

const SIZE = 6;

/** Lines and dots on the fill's own colour; a covered quantity is plain, an idle one empty. */
const MARKS: Readonly<Record<SegmentKind, readonly string[]>> = {
  covered: [],
  idle: [],
  substituted: ['M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2'],
  surge: ['M1.5,1.5 h1 M4.5,4.5 h1'],
  overage: ['M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2', 'M-1,5 l2,2 M0,0 l6,6 M5,-1 l2,2'],
};

const KINDS = Object.keys(MARKS) as SegmentKind[];

export const fillOf = (kind: SegmentKind): string => `url(#fill-${kind})`;

/** To stand once in the page; its colours are the style sheet's. */
export const createPatterns = (): SVGSVGElement => {
  const svg = drawn('svg', { class: 'patterns', width: 0, height: 0, 'aria-hidden': 'true' }, [
    drawn(
      'defs',
      {},
      KINDS.map(kind =>
        drawn('pattern', { id: `fill-${kind}`, width: SIZE, height: SIZE, patternUnits: 'userSpaceOnUse' }, [
          drawn('rect', { class: `fill ${kind}`, width: SIZE, height: SIZE }),
          ...MARKS[kind].map(d => drawn('path', { class: `mark ${kind}`, d })),
        ]),
      ),
    ),
  ]);
  return svg;
};

const isKind = (part: ChartPart): part is SegmentKind => KINDS.some(kind => kind === part);

/** A small picture of a part, for a legend. */
export const swatchOf = (part: ChartPart): SVGSVGElement => {
  const svg = drawn('svg', {
    class: `swatch ${part}`,
    width: 16,
    height: 12,
    viewBox: '0 0 16 12',
    'aria-hidden': 'true',
  });
  if (isKind(part))
    svg.append(drawn('rect', { class: `bar ${part}`, x: 0.5, y: 0.5, width: 15, height: 11, fill: fillOf(part) }));
  else if (part === 'peak') svg.append(drawn('path', { class: 'peak', d: 'M3,1 H13 L8,11 Z' }));
  else svg.append(drawn('path', { class: 'limit', d: 'M0,6 H16' }));
  return svg;
};
