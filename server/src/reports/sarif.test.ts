import { describe, expect, it } from 'vitest';
import { deal, subscription, usage } from '../../../test/deal';
import { english } from '../messages/en';
import { CODES } from '../model/finding';
import { sarifLog } from './sarif';

const logOf = (files: Readonly<Record<string, string>>) => {
  const workspace = deal(files);
  const findings = workspace.uris().flatMap(uri => workspace.findings(uri));
  return sarifLog(workspace, english, 'file:///deals', findings, '1.2.3');
};

describe('findings as SARIF', () => {
  it('name the tool, its version and a rule for every code', () => {
    const { $schema, version, runs } = logOf({});
    expect([$schema, version]).toEqual(['https://json.schemastore.org/sarif-2.1.0.json', '2.1.0']);
    const driver = runs[0]?.tool.driver;
    expect([driver?.name, driver?.version]).toEqual(['entitlements', '1.2.3']);
    expect(driver?.rules.map(rule => rule.id)).toEqual(CODES);
    expect(driver?.rules.every(rule => rule.shortDescription.text.endsWith('.'))).toBe(true);
    expect(runs[0]?.results).toEqual([]);
  });

  it('stand at lines and columns from 1, with the places to look at next', () => {
    const results = logOf({
      'a b.subscription.yaml': subscription({
        surgeProtection: '30%',
        licenses: '{premium: {committed: 1}, standard: {committed: 20}}',
      }),
      'a.usage.yaml': usage(['date: 2024-01-10, premium: 1, standard: 28'], { '# 😀': '' }),
    }).runs[0]?.results;
    const overage = results?.find(
      ({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri === 'a.usage.yaml',
    );
    expect(overage).toMatchObject({
      ruleId: 'overage',
      ruleIndex: CODES.indexOf('overage'),
      level: 'warning',
      message: { text: expect.stringContaining('8 Standard agents of overage') },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a.usage.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 5, startColumn: 46, endLine: 5, endColumn: 48 },
          },
        },
      ],
      relatedLocations: [
        {
          id: 0,
          physicalLocation: { artifactLocation: { uri: 'a%20b.subscription.yaml', uriBaseId: '%SRCROOT%' } },
          message: { text: '20 Standard licences are committed here.' },
        },
      ],
      properties: { rule: 'R5' },
    });
  });

  it('tell no path of the machine', () => {
    expect(JSON.stringify(logOf({ 'a.subscription.yaml': subscription() }))).not.toContain('deals');
  });

  it('have a level that SARIF knows', () => {
    const results = logOf({ 'a.subscription.yaml': subscription({ end: '2023-01-01' }) }).runs[0]?.results;
    expect(results?.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['surge-missing', 'note'],
      ['schema', 'error'],
    ]);
  });
});
