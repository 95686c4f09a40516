import { describe, expect, it } from 'vitest';
import { deal, subscription } from '../../../test/deal';
import { english } from '../messages/en';
import { newSubscription, newUsage } from './new-files';

const FILES = { 's.subscription.yaml': subscription({ surgeProtection: '30%' }) };
const usageFor = (organization: string, cycle: string) =>
  newUsage(deal(FILES), english, { folder: '', organization, cycle });

describe('a new usage file', () => {
  it('is for the cycle that holds the day, with the cursor behind the date of the first record', () => {
    const file = usageFor('acme', '2024-02-10');
    expect(file?.fileName).toBe('acme-2024-02.usage.yaml');
    const { line, character } = file?.selection.start ?? { line: 0, character: 0 };
    expect(file?.text.split('\n')[line]?.slice(0, character)).toBe('  - {date: 2024-02-01');
    expect(file?.text).toContain('voiceContacts: …');
  });

  it('is none where there is no such cycle', () => {
    expect(usageFor('acme', '2023-12-31')).toBeNull();
    expect(usageFor('acme', 'soon')).toBeNull();
    expect(usageFor('beta', '2024-02-01')).toBeNull();
  });
});

describe('a new subscription file', () => {
  it('has its first quantity selected', () => {
    const { fileName, text, selection } = newSubscription(english, {
      folder: '',
      id: 'SUB-1',
      organization: 'acme',
      start: '2024-01-01',
      agentModel: 'named',
      currency: 'USD',
      committed: {},
    });
    const { start, end } = selection;
    expect(fileName).toBe('acme.subscription.yaml');
    expect(text.split('\n')[start.line]?.slice(start.character, end.character)).toBe('0');
  });
});
