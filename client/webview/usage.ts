/** Control Hub's Current Usage card: for each type a bar with its numbers, agents or IVR at a time. */
import type { CurrentUsage, UsageMeter } from '../../server/src/protocol';
import type { Look } from '../src/features/preview/protocol';
import type { Texts } from '../src/texts/languages';
import { drawEach, drawn, element, setAttributes, setText } from './element';
import { createFacts } from './facts';
import type { Numbers } from './numbers';
import { fillOf, swatchOf } from './patterns';

type Group = Look['usage'];

export const createUsage = (texts: Texts, numbers: Numbers, choose: (group: Group) => void) => {
  const heading = element('h2', { id: 'usage-heading' });
  const groups = element('div', { className: 'groups' });
  groups.setAttribute('role', 'group');
  groups.setAttribute('aria-label', texts.usageShown);
  const list = element('div', { className: 'meters' });
  const node = element('section', { id: 'usage', className: 'card' }, [
    element('div', { className: 'title' }, [heading, groups]),
    list,
  ]);
  node.setAttribute('aria-labelledby', heading.id);

  groups.addEventListener('click', ({ target }) => {
    const name = target instanceof HTMLElement ? target.dataset['group'] : undefined;
    if (name === 'agents' || name === 'ivr') choose(name);
  });

  const meters: ReturnType<typeof createMeter>[] = [];

  const draw = (usage: CurrentUsage, group: Group): void => {
    setText(heading, usage.heading);
    drawEach(
      groups,
      usage.groups,
      () => element('button', { type: 'button', className: 'toggle' }),
      (button, { name, text }) => {
        setText(button, text);
        button.dataset['group'] = name;
        button.setAttribute('aria-pressed', String(name === group));
      },
    );
    const shown = usage.meters.filter(meter => meter.group === group);
    for (const surplus of meters.splice(shown.length)) surplus.node.remove();
    for (const [index, meter] of shown.entries()) {
      const there = meters[index] ?? createMeter(texts, numbers);
      if (!there.node.isConnected) {
        meters[index] = there;
        list.append(there.node);
      }
      there.draw(meter);
    }
  };

  return { node, draw };
};

const createMeter = (texts: Texts, numbers: Numbers) => {
  const name = element('h3');
  const bar = drawn('svg', {
    role: 'img',
    class: 'meter',
    width: '100%',
    height: 20,
  });
  const legend = element('ul', { className: 'legend' });
  const facts = createFacts(numbers, { className: 'numbers' });
  const node = element('article', {}, [name, bar, legend, facts.node]);

  const draw = (meter: UsageMeter): void => {
    setText(name, meter.isOver ? `${meter.name} · ▲ ${texts.isOver}` : meter.name);
    node.classList.toggle('over', meter.isOver);
    setAttributes(bar, { 'aria-label': meter.sentence });
    bar.classList.toggle('empty', meter.segments.length === 0);
    bar.replaceChildren(...partsOf(meter));
    const parts = [...meter.segments, ...(meter.mark ? [{ ...meter.mark, is: 'limit' as const }] : [])];
    drawEach(
      legend,
      parts,
      () => element('li', {}, [element('span'), element('span')]),
      (item, { is, quantity, text }) => {
        const [swatch, name] = item.children;
        if (item.dataset['is'] !== is) swatch?.replaceChildren(swatchOf(is));
        item.dataset['is'] = is;
        if (name) numbers.draw(name, [quantity, { text: ` ${text}` }]);
      },
    );
    facts.draw(meter.numbers.map(({ label, value }) => ({ label, parts: [value] })));
  };

  return { node, draw };
};

const partsOf = ({ segments, mark }: UsageMeter): SVGElement[] => {
  let from = 0;
  const stretches = segments.map(({ is, share, quantity, text }) => {
    const x = percent(from);
    from += share;
    return drawn('rect', { class: `bar ${is}`, x, y: 3, width: percent(share), height: 14, fill: fillOf(is) }, [
      drawn('title', {}, [document.createTextNode(`${quantity.text} ${text}`)]),
    ]);
  });
  if (!mark) return stretches;
  const x = percent(mark.share);
  return [...stretches, drawn('line', { class: 'limit', x1: x, x2: x, y1: 0, y2: 20 })];
};

const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`;
