import { describe, expect, it } from 'vitest';
import { deal, findingsOf, sentenceOf, subscription, uriOf, usage } from '../../../test/deal';

/** A subscription of which a fraction stands on line 7, with the comment behind it. */
const fraction = (comment: string): string => subscription({ surgeProtection: `0.3 ${comment}` });

const findings = (text: string): string[] =>
  findingsOf(deal({ 'a.subscription.yaml': text }), 'a.subscription.yaml').filter(
    finding => !finding.startsWith('control-hub-shows-one'),
  );

const unusedSentence = (text: string): string | undefined => {
  const found = deal({ 'a.subscription.yaml': text }).findings(uriOf('a.subscription.yaml'));
  return found.filter(({ code }) => code === 'unused-ignore').map(sentenceOf)[0];
};

describe('# entitlements-ignore', () => {
  it('silences a finding at the end of its line or on the line above', () => {
    expect(findings(fraction(''))).toEqual(['percent-fraction @ 0.3']);
    expect(findings(fraction('# entitlements-ignore percent-fraction'))).toEqual([]);
    expect(findings(fraction('').replace('surge', '#entitlements-ignore percent-fraction\nsurge'))).toEqual([]);
    expect(
      findings(
        fraction('').replaceAll('\n', '\r\n').replace('surge', '# entitlements-ignore percent-fraction\r\nsurge'),
      ),
    ).toEqual([]);
  });

  it('silences nothing on other lines', () => {
    expect(findings(fraction('').replace('surge', '# entitlements-ignore percent-fraction\n\nsurge'))).toEqual([
      'unused-ignore @ percent-fraction',
      'percent-fraction @ 0.3',
    ]);
  });

  it('is a comment only where YAML says so', () => {
    const name = '"five # entitlements-ignore percent-fraction"\n';
    expect(findings(subscription({ name, surgeProtection: '0.3' }))).toEqual(['percent-fraction @ 0.3']);
    const text = '|\n  # entitlements-ignore percent-fraction';
    expect(findings(subscription({ name: text, surgeProtection: '0.3' }))).toEqual(['percent-fraction @ 0.3']);
  });

  it('silences what is computed from other files, and nothing in them', () => {
    const licenses =
      '{premium: {committed: 1}, standard: {committed: 1, overage: {unitPrice: 9}}, ivrPorts: {committed: 1}}';
    const workspace = deal({
      'a.subscription.yaml': subscription({
        surgeProtection: '30%',
        licenses: `${licenses} # entitlements-ignore overage`,
      }),
      'a.usage.yaml': usage(['date: 2024-01-01, premium: 1, standard: 2']),
    });
    expect(findingsOf(workspace, 'a.subscription.yaml')).toEqual([]);
    expect(findingsOf(workspace, 'a.usage.yaml')).toEqual(['overage @ 2']);
    workspace.remove(uriOf('a.usage.yaml'));
    expect(findingsOf(workspace, 'a.subscription.yaml')).toEqual(['unused-ignore @ overage']);
  });

  it.each([
    ['overage', 'There is no overage on line 7, so this comment silences nothing.'],
    ['overrage', 'No finding is called overrage. Did you mean overage?'],
    ['toString', 'No finding is called toString.'],
    ['', 'This comment names no finding'],
    ['yaml-syntax', 'yaml-syntax cannot be silenced.'],
  ])('that names “%s” in vain says: %s', (code, sentence) => {
    expect(unusedSentence(subscription({ surgeProtection: `30% # entitlements-ignore ${code}` }))).toContain(sentence);
  });

  it('leaves YAML errors to be mended', () => {
    const text = subscription({ name: '[ # entitlements-ignore yaml-syntax', surgeProtection: '30%' });
    expect(findings(text).map(finding => finding.split(' ')[0])).toContain('yaml-syntax');
  });
});
