import { describe, expect, it } from 'vitest';
import type { DailyDetailView, ExplanationView, FigureName, SourceLocation } from '../../../../server/src/protocol';
import { isHostMessage, isPageMessage, isQuestion } from './protocol';

const source: SourceLocation = {
  uri: 'file:///deals/acme.usage.yaml',
  range: { start: { line: 3, character: 34 }, end: { line: 3, character: 36 } },
};
const view: DailyDetailView = {
  title: 'Daily Detail',
  facts: [{ label: 'Overage invoice', parts: [{ text: '700.00 USD', figure: { figure: 'invoice.total' } }] }],
  cycleLabel: 'Billing cycle',
  organizationLabel: 'Organization',
  organizations: [{ id: 'acme', chosen: true }],
  cycles: [{ value: '2024-06-09', text: '2024-06-09 to 2024-07-08', chosen: true }],
  columns: [
    { text: 'Usage Date', numeric: false },
    { text: 'Units Used', numeric: true },
  ],
  rows: [
    {
      cells: [{ text: '2024-06-10' }, { text: '28', figure: { figure: 'standard.used', date: '2024-06-10' } }],
      overage: true,
      peak: false,
      source,
    },
  ],
};
const figure: FigureName = { figure: 'standard.overage', date: '2024-06-10' };
const explanation: ExplanationView = {
  heading: 'Why',
  title: 'Standard overage on 2024-06-10: 8 − 1 = 7',
  columns: ['What', 'How', 'Number'],
  rows: [
    { label: 'Standard above the commitment', formula: 'max(28 − 20, 0)', value: '8' },
    { label: 'Standard used', formula: '', value: '28', source, sourceLabel: 'acme.usage.yaml, line 4' },
  ],
  rules: ['R5: Overage is what a day uses above its commitment.'],
};
const question = { uri: source.uri, cycle: '2024-06-09' };

describe('a message from the page', () => {
  it.each([
    { type: 'ready' },
    { type: 'choose', organization: 'acme', cycle: '2024-06-09' },
    { type: 'choose', cycle: '2024-06-09' },
    { type: 'explain', figure },
    { type: 'explain', figure: { figure: 'invoice.total' } },
    { type: 'open', source },
  ])('is believed: %j', message => {
    expect(isPageMessage(message)).toBe(true);
  });

  it.each([
    undefined,
    null,
    'ready',
    {},
    { type: 'close' },
    { type: 'choose', organization: 7 },
    { type: 'explain' },
    { type: 'explain', figure: 'standard.overage' },
    { type: 'explain', figure: { date: '2024-06-10' } },
    { type: 'explain', figure: { ...figure, date: 7 } },
    { type: 'open' },
    { type: 'open', source: { uri: source.uri } },
    { type: 'open', source: { ...source, range: { ...source.range, start: { line: -1, character: 0 } } } },
    { type: 'open', source: { ...source, range: { ...source.range, end: { line: 1.5, character: 0 } } } },
  ])('is not believed: %j', message => {
    expect(isPageMessage(message)).toBe(false);
  });
});

describe('a message to the page', () => {
  it.each([
    { type: 'view', question, view },
    { type: 'view', question, view: { ...view, notice: 'There is no usage yet.', stale: 'Line 3 cannot be read.' } },
    { type: 'view', question, view: { ...view, rows: [{ cells: [], overage: false, peak: false }] } },
    { type: 'failed', message: 'The daily detail could not be computed just now.' },
    { type: 'explanation', explained: { figure, explanation } },
    { type: 'explanation' },
  ])('is believed: %j', message => {
    expect(isHostMessage(message)).toBe(true);
  });

  it.each([
    null,
    { type: 'view', view },
    { type: 'view', question },
    { type: 'view', question, view: { ...view, rows: [{ cells: ['28'], overage: true, peak: false }] } },
    {
      type: 'view',
      question,
      view: { ...view, rows: [{ cells: [{ text: '28', figure: 'used' }], overage: true, peak: false }] },
    },
    { type: 'view', question, view: { ...view, rows: [{ cells: [] }] } },
    { type: 'view', question, view: { ...view, facts: [{ label: 'Organization', text: 'acme' }] } },
    { type: 'view', question, view: { ...view, columns: [null] } },
    { type: 'view', question, view: { ...view, cycles: 'none' } },
    { type: 'failed' },
    { type: 'explanation', explained: { explanation } },
    { type: 'explanation', explained: { figure } },
    { type: 'explanation', explained: { figure, explanation: { ...explanation, columns: ['What'] } } },
    { type: 'explanation', explained: { figure, explanation: { ...explanation, rows: [{ label: 'Standard used' }] } } },
    { type: 'explanation', explained: { figure, explanation: { ...explanation, rules: [5] } } },
  ])('is not believed: %j', message => {
    expect(isHostMessage(message)).toBe(false);
  });
});

describe('what VS Code kept of a preview', () => {
  it('is taken up when it names a document', () => {
    expect(isQuestion(JSON.parse(JSON.stringify({ ...question, organization: undefined })))).toBe(true);
  });

  it.each([undefined, null, {}, { uri: 7 }, { ...question, cycle: 9 }])('is refused: %j', state => {
    expect(isQuestion(state)).toBe(false);
  });
});
