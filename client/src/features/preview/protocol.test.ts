import { describe, expect, it } from 'vitest';
import { inOneGo } from '../../../../server/src/engine/pieces';
import { preview } from '../../../../server/src/features/preview';
import { english } from '../../../../server/src/messages/en';
import type { ExplanationView, FigureName, PreviewView, SourceLocation } from '../../../../server/src/protocol';
import { deal, subscription, uriOf, usage } from '../../../../test/deal';
import { FIRST_LOOK, isHostMessage, isPageMessage, readKept } from './protocol';

const source: SourceLocation = {
  uri: uriOf('acme.usage.yaml'),
  range: { start: { line: 3, character: 34 }, end: { line: 3, character: 36 } },
};
const figure: FigureName = { figure: 'standard.overage', date: '2024-01-10' };
const explanation: ExplanationView = {
  heading: 'Why',
  title: 'Standard overage on 2024-01-10: 8 − 1 = 7',
  columns: ['What', 'How', 'Number'],
  rows: [
    { label: 'Standard above the commitment', formula: 'max(28 − 20, 0)', value: '8' },
    { label: 'Standard used', formula: '', value: '28', source, sourceLabel: 'acme.usage.yaml, line 4' },
  ],
  rules: ['R5: Overage is what a day uses above its commitment.'],
};
const question = { uri: source.uri, cycle: '2024-01-01' };

const view: PreviewView = inOneGo(
  preview(
    deal({
      'acme.subscription.yaml': subscription({
        surgeProtection: '30%',
        licenses: '{premium: {committed: 5, unitPrice: 1}, standard: {committed: 20}, ivrPorts: {committed: 2}}',
      }),
      'acme.usage.yaml': usage(['date: 2024-01-10, premium: 4, standard: 28, ivrPorts: 4, voiceContacts: 12']),
    }),
    english,
    question,
  ),
);
/** As it arrives: what is undefined is not sent. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a message from the page', () => {
  it.each([
    { type: 'ready' },
    { type: 'choose', chosen: { organization: 'acme', cycle: '2024-06-09' } },
    { type: 'choose', chosen: {} },
    { type: 'follow', follows: false },
    { type: 'try', tried: { subscription: 'SUB-1', values: { standard: '31' } } },
    { type: 'try' },
    { type: 'apply' },
    { type: 'export', format: 'xlsx' },
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
    { type: 'choose' },
    { type: 'choose', chosen: { organization: 7 } },
    { type: 'follow', follows: 'yes' },
    { type: 'try', tried: { standard: '31' } },
    { type: 'try', tried: { values: { standard: 31 } } },
    { type: 'export', format: 'pdf' },
    { type: 'explain' },
    { type: 'explain', figure: 'standard.overage' },
    { type: 'explain', figure: { ...figure, date: 7 } },
    { type: 'open', source: { uri: source.uri } },
    { type: 'open', source: { ...source, range: { ...source.range, start: { line: -1, character: 0 } } } },
    { type: 'open', source: { ...source, range: { ...source.range, end: { line: 1.5, character: 0 } } } },
  ])('is not believed: %j', message => {
    expect(isPageMessage(message)).toBe(false);
  });
});

describe('a message to the page', () => {
  it('with what the server answers is believed', () => {
    expect(view.results?.charts.map(({ type }) => type)).toContain('voiceContacts');
    expect(isHostMessage(sent({ type: 'view', question, follows: true, view }))).toBe(true);
  });

  it.each([
    { type: 'view', question, follows: true, view: { ...view, results: undefined, notice: 'There is no usage yet.' } },
    { type: 'failed', message: 'The reconciliation could not be computed just now.' },
    { type: 'explanation', explained: { figure, explanation } },
    { type: 'explanation' },
    { type: 'cursor', place: { uri: source.uri, line: 3, character: 0 } },
    { type: 'cursor' },
    { type: 'done', message: 'Copied as Markdown.' },
  ])('is believed: %#', message => {
    expect(isHostMessage(sent(message))).toBe(true);
  });

  const results = view.results;
  it.each([
    null,
    { type: 'view', follows: true, view },
    { type: 'view', question, follows: true },
    { type: 'view', question, view },
    { type: 'view', question, follows: true, view: { ...view, title: 7 } },
    { type: 'view', question, follows: true, view: { ...view, cycles: [] } },
    { type: 'view', question, follows: true, view: { ...view, results: { ...results, facts: [{ label: 'x' }] } } },
    { type: 'view', question, follows: true, view: { ...view, results: { ...results, detail: { rows: ['28'] } } } },
    { type: 'view', question, follows: true, view: { ...view, results: { ...results, charts: [null] } } },
    { type: 'failed' },
    { type: 'explanation', explained: { explanation } },
    { type: 'explanation', explained: { figure, explanation: { ...explanation, columns: ['What'] } } },
    { type: 'explanation', explained: { figure, explanation: { ...explanation, rows: [{ label: 'Standard used' }] } } },
    { type: 'explanation', explained: { figure, explanation: { ...explanation, rules: [5] } } },
    { type: 'cursor', place: { uri: source.uri, line: -1, character: 0 } },
  ])('is not believed: %#', message => {
    expect(isHostMessage(sent(message))).toBe(false);
  });
});

describe('what VS Code kept of a preview', () => {
  const look = { usage: 'ivr', chart: 'ivrPorts', selection: { type: 'standard', onlyOverage: true }, scroll: 120 };
  const tried = { values: { standard: '31' } };

  it('is taken up with choices, filters, scroll and tried values', () => {
    const kept = { question: { ...question, tried }, follows: false, look };
    expect(readKept(sent(kept))).toEqual(kept);
  });

  it('of the first version was the question alone', () => {
    expect(readKept(question)).toEqual({ question, follows: true, look: FIRST_LOOK });
  });

  it.each([undefined, null, {}, { uri: 7 }, { ...question, cycle: 9 }, { question: { cycle: '2024-06-09' } }])(
    'is refused: %j',
    state => {
      expect(readKept(state)).toBeUndefined();
    },
  );
});
