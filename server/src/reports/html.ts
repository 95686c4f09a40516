/** One page of HTML that holds all it needs: to open in a browser, to print, to hand over. No script, nothing fetched. */

interface Text {
  readonly text: string;
}

interface Column extends Text {
  readonly numeric: boolean;
}

interface PageFact {
  readonly label: string;
  readonly parts: readonly Text[];
}

/** A bar of shares of 1. */
interface PageMeter {
  readonly name: string;
  readonly sentence: string;
  readonly numbers: readonly { readonly label: string; readonly value: Text }[];
  readonly segments: readonly {
    readonly is: string;
    readonly share: number;
    readonly quantity: Text;
    readonly text: string;
  }[];
  readonly mark?: { readonly share: number } | undefined;
}

interface PageChart {
  readonly sentence: string;
  readonly legend: readonly { readonly is: string; readonly text: string }[];
  readonly days: readonly {
    readonly date: string;
    readonly limit: number;
    readonly parts?: readonly { readonly is: string; readonly quantity: number }[] | undefined;
    readonly isPeak: boolean;
  }[];
  readonly highest: number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

interface PageAmount {
  readonly label: readonly Text[];
  readonly amount: Text;
}

interface PageExplanation {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly formula: string;
    readonly value: string;
    readonly sourceLabel?: string | undefined;
  }[];
  readonly rules: readonly string[];
}

/** What a page shows. All of it is text as it stands; shares and quantities are for drawing alone. */
export interface Page {
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  /** Said first, when there is something to say of the whole. */
  readonly note?: string | undefined;
  readonly facts: readonly PageFact[];
  readonly usage: { readonly heading: string; readonly meters: readonly PageMeter[] };
  readonly charts: readonly PageChart[];
  readonly detail: {
    readonly heading: string;
    readonly columns: readonly Column[];
    readonly rows: readonly { readonly cells: readonly Text[]; readonly overage: boolean }[];
    readonly totals: readonly { readonly cells: readonly Text[] }[];
  };
  readonly invoice: {
    readonly heading: string;
    readonly facts: readonly PageFact[];
    readonly columns: readonly Column[];
    readonly lines: readonly (readonly Text[])[];
    readonly summaryHeading: string;
    readonly summary: readonly PageAmount[];
    readonly notes: readonly string[];
    readonly committed: {
      readonly heading: string;
      readonly lines: readonly PageAmount[];
      readonly total: PageAmount;
    };
    readonly actual: readonly {
      readonly heading: string;
      readonly sentence: string;
      readonly columns: readonly Column[];
      readonly rows: readonly { readonly cells: readonly Text[]; readonly differs: boolean }[];
    }[];
  };
  readonly why: { readonly heading: string; readonly explanations: readonly PageExplanation[] };
}

export function htmlPage(page: Page): string {
  const { language, title, note, facts, usage, charts, detail, invoice, why } = page;
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${PATTERNS}
<main>
<h1>${escapeHtml(title)}</h1>
${note === undefined ? '' : `<p class="note">${escapeHtml(note)}</p>`}
${factList(facts)}
<section>
<h2>${escapeHtml(usage.heading)}</h2>
${usage.meters.map(meter).join('\n')}
${charts.map(chart).join('\n')}
</section>
<section>
<h2>${escapeHtml(detail.heading)}</h2>
${table(
  detail.columns,
  detail.rows.map(({ cells, overage }) => ({ cells, isMarked: overage })),
  detail.totals.map(({ cells }) => cells),
)}
</section>
<section>
<h2>${escapeHtml(invoice.heading)}</h2>
${factList(invoice.facts)}
${invoice.lines.length === 0 ? '' : table(invoice.columns, invoice.lines.map(unmarked))}
${invoice.notes.map(text => `<p class="note">${escapeHtml(text)}</p>`).join('\n')}
<h3>${escapeHtml(invoice.summaryHeading)}</h3>
${amounts(invoice.summary)}
<h3>${escapeHtml(invoice.committed.heading)}</h3>
${amounts([...invoice.committed.lines, invoice.committed.total])}
${invoice.actual
  .map(
    ({ heading, sentence, columns, rows }) => `<h3>${escapeHtml(heading)}</h3>
<p>${escapeHtml(sentence)}</p>
${table(
  columns,
  rows.map(({ cells, differs }) => ({ cells, isMarked: differs })),
)}`,
  )
  .join('\n')}
</section>
<section>
<h2>${escapeHtml(why.heading)}</h2>
${why.explanations.map(explanation).join('\n')}
</section>
</main>
</body>
</html>
`;
}

/** Text from files is text: nothing of it becomes an element, an attribute or an end of one. */
export const escapeHtml = (text: string): string =>
  text
    .replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
    // What no HTML may hold is shown as missing.
    .replace(/[^\P{Cc}\t\n\r]/gu, '\uFFFD');

/** No line ends within a day. */
const withWholeDays = (text: string): string =>
  escapeHtml(text).replace(/\d{4}-\d\d-\d\d/g, '<span class="day">$&</span>');

const factList = (facts: readonly PageFact[]): string =>
  `<dl>${facts.map(({ label, parts }) => `<div><dt>${escapeHtml(label)}</dt><dd>${withWholeDays(joined(parts))}</dd></div>`).join('')}</dl>`;

const joined = (parts: readonly Text[]): string => parts.map(({ text }) => text).join('');

const amounts = (rows: readonly PageAmount[]): string =>
  `<table class="amounts"><tbody>${rows.map(({ label, amount }) => `<tr><th scope="row">${escapeHtml(joined(label))}</th><td class="number">${escapeHtml(amount.text)}</td></tr>`).join('')}</tbody></table>`;

const unmarked = (cells: readonly Text[]) => ({ cells, isMarked: false });

function table(
  columns: readonly Column[],
  rows: readonly { readonly cells: readonly Text[]; readonly isMarked: boolean }[],
  totals: readonly (readonly Text[])[] = [],
): string {
  const cell = ({ text }: Text, column: number): string =>
    `<td${columns[column]?.numeric === true ? ' class="number"' : ''}>${withWholeDays(text)}</td>`;
  const row = (cells: readonly Text[], isMarked: boolean): string =>
    `<tr${isMarked ? ' class="marked"' : ''}>${cells.map(cell).join('')}</tr>`;
  const head = columns
    .map(({ text, numeric }) => `<th scope="col"${numeric ? ' class="number"' : ''}>${escapeHtml(text)}</th>`)
    .join('');
  const foot = totals.length === 0 ? '' : `<tfoot>${totals.map(cells => row(cells, false)).join('\n')}</tfoot>`;
  return `<table><thead><tr>${head}</tr></thead>
<tbody>${rows.map(({ cells, isMarked }) => row(cells, isMarked)).join('\n')}</tbody>${foot}</table>`;
}

const BAR = { width: 600, height: 24 };

function meter({ name, sentence, numbers, segments, mark }: PageMeter): string {
  let at = 0;
  const parts = segments.map(({ is, share, quantity, text }) => {
    const rectangle = `<rect class="${escapeHtml(is)}" x="${round(at * BAR.width)}" y="4" width="${round(share * BAR.width)}" height="16"><title>${escapeHtml(`${quantity.text} ${text}`)}</title></rect>`;
    at += share;
    return rectangle;
  });
  const x = round((mark?.share ?? 0) * BAR.width);
  const line = mark === undefined ? '' : `<line class="limit" x1="${x}" y1="0" x2="${x}" y2="${BAR.height}"/>`;
  return `<article>
<h3>${escapeHtml(name)}</h3>
${parts.length === 0 ? '' : `<svg role="img" viewBox="-2 0 ${BAR.width + 4} ${BAR.height}" aria-label="${escapeHtml(sentence)}">${parts.join('')}${line}</svg>`}
${factList(numbers.map(({ label, value }) => ({ label, parts: [value] })))}
</article>`;
}

const CHART = { width: 600, height: 160, left: 44, bottom: 16, top: 12 };

function chart({ sentence, legend, days, highest, ticks }: PageChart): string {
  const { width, height, left, top } = CHART;
  const step = (width - left) / Math.max(days.length, 1);
  const y = (quantity: number): number => round(top + height - (quantity / highest) * height);
  const lines = ticks.map(
    ({ at, text }) =>
      `<line class="tick" x1="${left}" y1="${y(at)}" x2="${width}" y2="${y(at)}"/><text x="${left - 4}" y="${y(at) + 4}" text-anchor="end">${escapeHtml(text)}</text>`,
  );
  const columns = days.map(({ date, parts = [], isPeak }, index) => {
    const x = round(left + index * step);
    let sum = 0;
    const stack = parts.map(({ is, quantity }) => {
      const [from, to] = [y(sum), y(sum + quantity)];
      sum += quantity;
      return `<rect class="${escapeHtml(is)}" x="${x}" y="${to}" width="${round(step * 0.8)}" height="${round(from - to)}"/>`;
    });
    const peak = isPeak ? `<text x="${round(x + step * 0.4)}" y="${y(sum) - 2}" text-anchor="middle">▼</text>` : '';
    const label =
      index % 5 === 0
        ? `<text x="${x}" y="${top + height + CHART.bottom - 2}">${escapeHtml(date.slice(5))}</text>`
        : '';
    return stack.join('') + peak + label;
  });
  const limits = days.map(({ limit }, index) => {
    const x = left + index * step;
    return `${index === 0 ? 'M' : 'L'}${round(x)} ${y(limit)}H${round(x + step)}`;
  });
  return `<figure>
<figcaption>${escapeHtml(sentence)}</figcaption>
<svg role="img" viewBox="0 0 ${width} ${top + height + CHART.bottom}" aria-label="${escapeHtml(sentence)}">${lines.join('')}${columns.join('')}<path class="limit" d="${limits.join('')}"/></svg>
<ul class="legend">${legend.map(({ is, text }) => `<li>${key(is)}${escapeHtml(text)}</li>`).join('')}</ul>
</figure>`;
}

/** How a part looks, beside its name. */
function key(is: string): string {
  if (is === 'peak') return '<span aria-hidden="true">▼ </span>';
  const drawn =
    is === 'committed' || is === 'limit'
      ? '<line class="limit" x1="0" y1="6" x2="12" y2="6"/>'
      : `<rect class="${escapeHtml(is)}" width="12" height="12"/>`;
  return `<svg class="key" aria-hidden="true" viewBox="0 0 12 12">${drawn}</svg>`;
}

const round = (length: number): number => Math.round(length * 100) / 100;

function explanation({ title, columns, rows, rules }: PageExplanation): string {
  const cells = rows.map(({ label, formula, value, sourceLabel }) =>
    unmarked([label, sourceLabel ?? formula, value].map(text => ({ text }))),
  );
  const headers = columns.map((text, index) => ({ text, numeric: index === 2 }));
  return `<h3>${escapeHtml(title)}</h3>
${rows.length === 0 ? '' : table(headers, cells)}
<ul>${rules.map(rule => `<li>${escapeHtml(rule)}</li>`).join('')}</ul>`;
}

/** Told apart without colour, too: plain, striped one way, striped the other, dotted. */
const PATTERNS = `<svg width="0" height="0" aria-hidden="true"><defs>
<pattern id="striped" width="6" height="6" patternUnits="userSpaceOnUse"><path class="ink" d="M0 6 6 0"/></pattern>
<pattern id="crossed" width="6" height="6" patternUnits="userSpaceOnUse"><path class="ink" d="M0 0 6 6M0 6 6 0"/></pattern>
<pattern id="dotted" width="6" height="6" patternUnits="userSpaceOnUse"><circle class="dot" cx="3" cy="3" r="1.2"/></pattern>
</defs></svg>`;

const STYLE = `
:root{color-scheme:light dark;--text:#1f2328;--page:#fff;--line:#c9d1d9;--covered:#8b949e;--mark:#fff4e5}
@media (prefers-color-scheme:dark){:root{--text:#e6edf3;--page:#0d1117;--line:#444c56;--covered:#6e7681;--mark:#3d2e00}}
body{margin:2rem auto;max-width:60rem;padding:0 1rem;font:14px/1.5 system-ui,sans-serif;color:var(--text);background:var(--page)}
h1{font-size:1.6em}h2{font-size:1.3em;margin-top:2em}h3{font-size:1.05em;margin-bottom:.3em}
dl{display:grid;grid-template-columns:minmax(min-content,max-content) 1fr;gap:0 .8em;margin:.5em 0}dl div{display:contents}dt{font-weight:600}dd{margin:0}
article dl{display:flex;flex-wrap:wrap;gap:.1em 2em}article dl div{display:flex;gap:.8em}.day{white-space:nowrap}
table{border-collapse:collapse;margin:.5em 0;width:100%}table.amounts{width:auto}
th,td{border-bottom:1px solid var(--line);padding:.2em .6em;text-align:left;vertical-align:top}
.number{text-align:right;font-variant-numeric:tabular-nums}thead th,tfoot td{font-weight:600;border-bottom-width:2px}
.marked td{background:var(--mark)}.note{border-left:4px solid currentColor;padding-left:.8em}
article,figure,tr{break-inside:avoid}figure{margin:1.5em 0}svg{max-width:100%;overflow:visible}svg text{font-size:10px;fill:var(--text)}
svg.key{width:12px;height:12px;margin-right:.4em}.legend{display:flex;flex-wrap:wrap;gap:.2em 1.2em;list-style:none;padding:0;margin:.3em 0}
rect{stroke:var(--text);stroke-width:.5}.covered{fill:var(--covered)}.substituted{fill:url(#striped)}.surge{fill:url(#dotted)}.overage{fill:url(#crossed)}.idle{fill:none}
.ink{stroke:var(--text);stroke-width:1.2;fill:none}.dot{fill:var(--text)}.tick{stroke:var(--line)}.limit{stroke:var(--text);stroke-width:2;stroke-dasharray:6 3;fill:none}
@media screen and (max-width:48rem){table{display:block;overflow-x:auto}}
@media print{:root{--text:#000;--page:#fff;--line:#999;--covered:#aaa;--mark:#eee}body{margin:0;max-width:none;font-size:10pt}thead{display:table-header-group}h2,h3,figcaption{break-after:avoid}*{print-color-adjust:exact}}
`;
