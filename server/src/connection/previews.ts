/** Remembers what previews were answered, so that one that asks again is told what differs. */
import { differenceOf } from '../features/preview/difference';
import type { PreviewAnswer, PreviewView } from '../protocol';

export interface Previews {
  /** The view, or what differs in it from the one that the preview has, if that is still remembered. */
  answer(known: string | undefined, view: PreviewView): PreviewAnswer;
}

/** So many previews may take turns; one whose view is forgotten is answered in full. */
const MOST_REMEMBERED = 8;

export function createPreviews(): Previews {
  const remembered = new Map<string, PreviewView>();
  let answers = 0;

  const remember = (view: PreviewView): string => {
    answers += 1;
    const id = String(answers);
    remembered.set(id, view);
    const [oldest] = remembered.keys();
    if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    return id;
  };

  return {
    answer(known, view) {
      const before = known === undefined ? undefined : remembered.get(known);
      if (known === undefined || before === undefined) return { id: remember(view), view };
      const changes = differenceOf(before, view);
      // Asked for again and again while nothing changes, it stays remembered.
      remembered.delete(known);
      if (changes === undefined) {
        remembered.set(known, before);
        return { id: known, known };
      }
      return { id: remember(view), known, changes };
    },
  };
}
