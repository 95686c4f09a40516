import { describe, expect, it } from 'vitest';
import { deal, type Files, subscription, uriOf, usage, withCursor } from '../../../test/deal';
import { english } from '../messages/en';
import { hover } from './hover';

const GUIDE: Files = {
  'acme.subscription.yaml': subscription({
    surgeProtection: '30%',
    licenses: '{premium: {committed: 5}, standard: {committed: 20}, ivrPorts: {committed: 2}}',
  }),
  'acme.usage.yaml': usage([
    'date: 2024-01-10, premium: 4, standard: 28, ivrPorts: 41, voiceContacts: 50',
    'date: 2024-01-11, premium: 7, standard: 31',
  ]),
};

/** Puts the cursor behind a piece of text of a file. */
function hoverBehind(text: string, files: Files = GUIDE): string | undefined {
  const name = Object.keys(files).find(key => files[key]?.includes(text)) ?? '';
  const {
    files: plain,
    uri,
    position,
  } = withCursor({ ...files, [name]: (files[name] ?? '').replace(text, `${text}<|>`) });
  const contents = hover(deal(plain), english, uri, position)?.contents;
  return typeof contents === 'object' && 'value' in contents ? contents.value : undefined;
}

describe('hover', () => {
  it('on a Standard figure shows the arithmetic of its overage, the inputs with their lines, and the rules', () => {
    expect(hoverBehind('standard: 28')).toBe(
      [
        '**Standard overage on 2024-01-10: 8 − 1 = 7**',
        '',
        '| What | How | Number |',
        '|:--|:--|--:|',
        '| Standard above the commitment | max(28 − 20, 0) | 8 |',
        '| Standard used | [acme.usage.yaml, line 4](file:///deals/acme.usage.yaml#L4) | 28 |',
        '| Standard committed | [acme.subscription.yaml, line 8](file:///deals/acme.subscription.yaml#L8) | 20 |',
        '| Substituted | min(8, 1) | 1 |',
        '| Idle Premium | max(5 − 4, 0) | 1 |',
        '| Premium committed | [acme.subscription.yaml, line 8](file:///deals/acme.subscription.yaml#L8) | 5 |',
        '| Premium used | [acme.usage.yaml, line 4](file:///deals/acme.usage.yaml#L4) | 4 |',
        '',
        'Billing cycle 2024-01-01 to 2024-01-31  ',
        '*R4* Premium licences that are idle on a day serve Standard agents above the Standard commitment, never the reverse.  ',
        '*R5* Overage is what a day uses above its commitment, after substitution. It never changes the commitment.',
      ].join('\n'),
    );
  });

  it('on a port figure counts the ports that overage agents bring', () => {
    expect(hoverBehind('ivrPorts: 41')).toContain(
      '**IVR ports overage on 2024-01-10: max(41 − 52 − 2 × (0 + 7), 0) = 0**',
    );
  });

  it('on the rest of a day says what each of its figures comes to, and by which steps', () => {
    expect(hoverBehind('date: 2024-01-10')?.split('\n\n').slice(0, 2)).toEqual([
      '**2024-01-10**',
      [
        '| What | How | Number |',
        '|:--|:--|--:|',
        '| **Premium overage** | **max(4 − 5, 0)** | **0** |',
        '| **Standard overage** | **8 − 1** | **7** |',
        '| **IVR ports overage** | **max(41 − 52 − 2 × (0 + 7), 0)** | **0** |',
        '| **Surge limit** | **floor(77 × (100 + 30) / 100)** | **100** |',
        '| Standard above the commitment | max(28 − 20, 0) | 8 |',
        '| Substituted | min(8, 1) | 1 |',
        '| Idle Premium | max(5 − 4, 0) | 1 |',
        '| Ports committed | 2 × (5 + 20) + 2 | 52 |',
        '| Voice entitlement | 3 × (5 + 20) + 2 | 77 |',
      ].join('\n'),
    ]);
  });

  it('on a committed quantity explains what is billed for it, with the day that decides', () => {
    const text = hoverBehind('standard: {committed: 20');
    expect(text).toContain('**Standard overage billed: 11**');
    expect(text).toContain('| Standard overage on 2024-01-11 | 11 − 0 | 11 |');
  });

  it('on add-on ports explains all ports of the commitment', () => {
    expect(hoverBehind('ivrPorts: {committed: 2')).toContain(
      '**Ports committed on 2024-01-11: 2 × (5 + 20) + 2 = 52**',
    );
  });

  it('on the surge percentage explains the limit', () => {
    const text = hoverBehind('surgeProtection: 30');
    expect(text).toContain('**Surge limit on 2024-01-10: floor(77 × (100 + 30) / 100) = 100**');
    expect(text).toContain('| Voice entitlement | 3 × (5 + 20) + 2 | 77 |');
  });

  it('is silent where nothing is computed', () => {
    expect(hoverBehind('kind: sub')).toBeUndefined();
    expect(hoverBehind('date: 2024-01-10', { 'acme.usage.yaml': GUIDE['acme.usage.yaml'] ?? '' })).toBeUndefined();
  });

  it('shows names from files as text, whatever Markdown they look like', () => {
    const name = encodeURIComponent('a](x) ![b](c).usage.yaml');
    const files = { [name]: GUIDE['acme.usage.yaml'] ?? '', 's.subscription.yaml': subscription() };
    const contents = hover(deal(files), english, uriOf(name), { line: 3, character: 46 })?.contents;
    const target = 'file:///deals/a%5D%28x%29%20!%5Bb%5D%28c%29.usage.yaml#L4';
    expect(JSON.parse(JSON.stringify(contents)).value).toContain(
      String.raw`| Standard used | [a\](x) \!\[b\](c).usage.yaml, line 4](${target}) | 28 |`,
    );
  });
});
