/** Use against commitment day by day, as a drawing and as a table for those who cannot see it. */
import type { ChartDay, SourceLocation, UsageChart } from '../../server/src/protocol';
import type { Texts } from '../src/texts/languages';
import { chartGeometry } from './chart-geometry';
import { createChoice } from './choice';
import { drawEach, drawn, element, setAttributes, setText } from './element';
import type { Numbers } from './numbers';
import { fillOf, swatchOf } from './patterns';

export interface ChartActions {
  readonly choose: (type: string) => void;
  readonly open: (source: SourceLocation) => void;
}

const HEIGHT = 220;
const NARROWEST = 240;

export const createChart = (texts: Texts, numbers: Numbers, { choose, open }: ChartActions) => {
  const heading = element('h2', { id: 'chart-heading' });
  const type = createChoice('chart-type', 2, choose);
  const svg = drawn('svg', { id: 'chart-picture', role: 'img', height: HEIGHT });
  const holder = element('div', { className: 'plot' });
  holder.append(svg);
  const legend = element('ul', { className: 'legend' });
  const caption = element('caption', { className: 'heard-only' });
  const columns = element('tr');
  const body = element('tbody');
  const details = element('details', { id: 'chart-table' }, [
    element('summary', { textContent: texts.chartAsTable }),
    element('table', { className: 'chart' }, [caption, element('thead', {}, [columns]), body]),
  ]);
  const node = element('section', { id: 'chart', className: 'card' }, [
    element('div', { className: 'title' }, [heading, type.node]),
    holder,
    legend,
    details,
  ]);
  node.setAttribute('aria-labelledby', heading.id);

  let shown: UsageChart | undefined;
  let shownAs = '';
  const sources = new WeakMap<Element, SourceLocation>();

  svg.addEventListener('click', ({ target }) => {
    const day = target instanceof Element ? target.closest('.day') : null;
    const source = day ? sources.get(day) : undefined;
    if (source) open(source);
  });

  const drawPicture = (): void => {
    const width = Math.max(holder.clientWidth, NARROWEST);
    const key = JSON.stringify([width, shown]);
    if (!shown || key === shownAs) return;
    shownAs = key;
    setAttributes(svg, { width, viewBox: `0 0 ${width} ${HEIGHT}`, 'aria-label': shown.sentence });
    svg.replaceChildren(...pictureOf(shown, width, sources));
  };
  new ResizeObserver(drawPicture).observe(holder);

  const draw = (charts: readonly UsageChart[], wanted: string | undefined): void => {
    shown = charts.find(chart => chart.type === wanted) ?? charts[0];
    node.hidden = shown === undefined;
    if (!shown) return;
    setText(heading, shown.name);
    type.draw({
      label: texts.chartOf,
      options: charts.map(chart => ({ value: chart.type, text: chart.name, chosen: chart === shown })),
    });
    drawPicture();
    drawEach(
      legend,
      shown.legend,
      () => element('li'),
      (item, { is, text }) => {
        if (item.textContent !== text || item.dataset['is'] !== is) item.replaceChildren(swatchOf(is), text);
        item.dataset['is'] = is;
      },
    );
    setText(caption, shown.sentence);
    drawEach(columns, shown.columns, () => element('th', { scope: 'col' }), drawHeaderCell);
    drawEach(body, shown.days, () => element('tr'), drawDay);
  };

  const drawDay = (row: HTMLTableRowElement, { cells, isPeak }: ChartDay): void => {
    row.classList.toggle('peak', isPeak);
    while (row.cells.length > cells.length) row.lastElementChild?.remove();
    for (const [index, cell] of cells.entries()) {
      const there = row.cells[index] ?? row.appendChild(index === 0 ? element('th', { scope: 'row' }) : element('td'));
      there.classList.toggle('number', index > 0);
      numbers.draw(there, [cell]);
    }
  };

  return { node, draw };
};

const drawHeaderCell = (cell: HTMLElement, text: string, index: number): void => {
  setText(cell, text);
  cell.classList.toggle('number', index > 0);
};

const pictureOf = (
  chart: UsageChart,
  width: number,
  sources: WeakMap<Element, SourceLocation>,
): readonly SVGElement[] => {
  const { plot, bars, limit, peak, ticks, dates } = chartGeometry(chart, { width, height: HEIGHT });
  const bottom = plot.y + plot.height;
  const lines = ticks.flatMap(({ y, text }) => [
    drawn('path', { class: 'tick', d: `M${plot.x},${y} H${plot.x + plot.width}` }),
    textAt(text, plot.x - 6, y + 4, 'end'),
  ]);
  const days = bars.map(({ day, parts }, index) => {
    const step = plot.width / bars.length;
    const tooltip = day.cells.flatMap(({ text }, cell) => (text === '' ? [] : `${chart.columns[cell]}: ${text}`));
    const group = drawn('g', { class: day.source ? 'day opens' : 'day' }, [
      drawn('title', {}, [document.createTextNode(tooltip.join('\n'))]),
      drawn('rect', { class: 'target', x: plot.x + index * step, y: plot.y, width: step, height: plot.height }),
      ...parts.map(({ is, x, y, width: across, height }) =>
        drawn('rect', { class: `bar ${is}`, x, y, width: across, height, fill: fillOf(is) }),
      ),
    ]);
    if (day.source) sources.set(group, day.source);
    return group;
  });
  return [
    ...lines,
    ...days,
    drawn('path', { class: 'limit', d: limit }),
    ...(peak ? [drawn('path', { class: 'peak', d: `M${peak.x},${peak.y - 3} l-5,-10 h10 Z` })] : []),
    ...dates.map(({ x, text }) => textAt(text, x, bottom + 15, 'middle')),
  ];
};

const textAt = (text: string, x: number, y: number, anchor: 'end' | 'middle'): SVGElement =>
  drawn('text', { x, y, 'text-anchor': anchor }, [document.createTextNode(text)]);
