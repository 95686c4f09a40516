import { describe, expect, it } from 'vitest';
import type { DailyDetailView, SourceLocation } from '../../../../server/src/protocol';
import { isHostMessage, isPageMessage, isQuestion } from './protocol';

const source: SourceLocation = {
  uri: 'file:///deals/acme.usage.yaml',
  range: { start: { line: 3, character: 34 }, end: { line: 3, character: 36 } },
};
const view: DailyDetailView = {
  title: 'Daily Detail',
  facts: [{ label: 'Organization', text: 'acme' }],
  cycleLabel: 'Billing cycle',
  organizationLabel: 'Organization',
  organizations: [{ id: 'acme', chosen: true }],
  cycles: [{ value: '2024-06-09', text: '2024-06-09 to 2024-07-08', chosen: true }],
  columns: [
    { text: 'Usage Date', numeric: false },
    { text: 'Units Used', numeric: true },
  ],
  rows: [{ cells: ['2024-06-10', '28'], overage: true, peak: false, source }],
};
const question = { uri: source.uri, cycle: '2024-06-09' };

describe('a message from the page', () => {
  it.each([
    { type: 'ready' },
    { type: 'choose', organization: 'acme', cycle: '2024-06-09' },
    { type: 'choose', cycle: '2024-06-09' },
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
  ])('is believed: %j', message => {
    expect(isHostMessage(message)).toBe(true);
  });

  it.each([
    null,
    { type: 'view', view },
    { type: 'view', question },
    { type: 'view', question, view: { ...view, rows: [{ cells: [28], overage: true, peak: false }] } },
    { type: 'view', question, view: { ...view, columns: [null] } },
    { type: 'view', question, view: { ...view, cycles: 'none' } },
    { type: 'failed' },
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
