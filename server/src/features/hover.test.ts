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

  it('on a date gives the whole picture of the day', () => {
    const [usageFile, terms] = ['file:///deals/acme.usage.yaml', 'file:///deals/acme.subscription.yaml'];
    expect(hoverBehind('date: 2024-01-10')).toBe(
      [
        '**2024-01-10**',
        '',
        '| Type | Used | Committed | Substituted | Overage |',
        '|:--|--:|--:|--:|--:|',
        `| Premium | [4](${usageFile}#L4) | [5](${terms}#L8) | 0 | 0 |`,
        `| Standard | [28](${usageFile}#L4) | [20](${terms}#L8) | 1 | **7** |`,
        `| IVR ports | [41](${usageFile}#L4) | 52 | 0 | 0 |`,
        '',
        '- Day 10 of 31 of the billing cycle 2024-01-01 to 2024-01-31',
        '- IVR ports: 41 used of 52 committed + 14 with overage agents = 66 ports',
        '- Surge limit: 50 of 100 calls at once',
        `- Active: [SUB-1](${terms}#L2) (primary)`,
        '',
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
    );
  });

  it('on the rest of the record of a day gives the same picture', () => {
    expect(hoverBehind('premium: 4,')).toBe(hoverBehind('date: 2024-01-10'));
  });

  it('of a day that several files describe shows all of its figures', () => {
    const more = { ...GUIDE, 'b.usage.yaml': usage(['date: 2024-01-10, workforceOptimization: 3']) };
    const picture = hoverBehind('workforceOptimization: 3', more);
    expect(picture).toContain('Workforce Optimization overage on 2024-01-10');
    expect(hoverBehind('date: 2024-01-10', more)).toContain(
      '| Workforce Optimization | [3](file:///deals/b.usage.yaml#L4) | 0 | 0 | **3** |',
    );
  });

  it('on a day without a figure has none, and says what is committed', () => {
    const picture = hoverBehind('date: 2024-01-12', {
      ...GUIDE,
      'b.usage.yaml': usage(['date: 2024-01-12']),
    });
    expect(picture).toContain('| Premium | – | [5](file:///deals/acme.subscription.yaml#L8) | – | – |');
    expect(picture).not.toContain('What');
  });

  it('on any other date says which day of which cycle it is, and what is in force then', () => {
    const amendments = '[{effective: 2024-02-01, licenses: {standard: {committed: 25}}}]';
    const invoice =
      'kind: invoice\nnumber: I\nsubscription: SUB-1\nperiod: {from: 2024-01-01, to: 2024-01-31}\nlines: []\n';
    const files: Files = {
      's.subscription.yaml': subscription({
        end: '2024-02-20',
        licenses: '{standard: {committed: 20}}',
        amendments,
      }),
      'u.usage.yaml': usage(['date: 2024-01-10, standard: 1'], { cycle: '2024-01-01' }),
      'i.invoice.yaml': invoice,
    };
    const amended = hoverBehind('effective: 2024-02-01', files);
    expect(amended).toContain('Day 1 of 20 of the billing cycle 2024-02-01 to 2024-02-20');
    expect(amended).toContain('| Standard | – | [25](file:///deals/s.subscription.yaml#L9) | – | – |');
    expect(hoverBehind('start: 2024-01-01', files)).toContain('Day 1 of 31 of the billing cycle');
    expect(hoverBehind('end: 2024-02-20', files)).toContain('Day 20 of 20 of the billing cycle');
    expect(hoverBehind('cycle: 2024-01-01', files)).toContain('Day 1 of 31 of the billing cycle');
    expect(hoverBehind('to: 2024-01-31', files)).toContain('Day 31 of 31 of the billing cycle');
  });

  it('on a log-in gives the picture of its UTC day', () => {
    const raw =
      'kind: usage\norganization: acme\nagentSessions:\n  - {agent: a, license: standard, login: 2024-01-03T23:30:00-02:00, logout: 2024-01-04T09:00:00Z}\n';
    const picture = hoverBehind('login: 2024-01-03T23', { ...GUIDE, 'b.usage.yaml': raw });
    expect(picture?.split('\n')[0]).toBe('**2024-01-04**');
    expect(picture).toContain('| Standard | [1](file:///deals/b.usage.yaml#L4) |');
  });

  it('names every active subscription, the primary one as such', () => {
    const picture = hoverBehind('date: 2024-01-10', {
      ...GUIDE,
      'b.subscription.yaml': subscription({ id: 'SUB-0', start: '2024-01-05' }),
    });
    expect(picture).toMatch(/^- Active: \[SUB-1\]\(\S+\) \(primary\), \[SUB-0\]\(\S+\)$/m);
  });

  it('on a day without a subscription says so', () => {
    expect(hoverBehind('date: 2023-12-31', { ...GUIDE, 'b.usage.yaml': usage(['date: 2023-12-31']) })).toBe(
      '**2023-12-31**\n\nNo subscription of the organization is active on this day.',
    );
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

  describe('with money', () => {
    const files: Files = {
      'acme.subscription.yaml': subscription({
        licenses: '{standard: {committed: 20, unitPrice: 75.5, overage: {unitPrice: 100.25, discount: 10%}}}',
        digitalChannels: '[{sku: SMS, included: 1000, unitPrice: 0.05}]',
      }),
      'acme.usage.yaml': `${usage(['date: 2024-01-10, standard: 28'])}digitalChannels:
  - {sku: SMS, units: 700, date: 2024-01-09}
  - {sku: SMS, units: 400, date: 2024-01-31}
  - {sku: SMS, units: 5, date: 2023-12-31}
`,
      'acme.invoice.yaml': `kind: invoice
number: INV-1
subscription: SUB-1
period: {from: 2024-01-01, to: 2024-01-31}
lines:
  - {sku: SMS, quantity: 99, amount: 4.95}
  - {description: Standard agents, quantity: 7, unitPrice: 100, amount: 631.58}
  - {description: Something else, quantity: 3}
totals: {recurring: 0.00, usage: 636.53, taxes: 30.00, total: 666.53}
`,
    };
    const titleBehind = (text: string): string | undefined => hoverBehind(text, files)?.split('\n')[0];

    it('on digital units adds up those of the cycle', () => {
      const text = hoverBehind('units: 400', files);
      expect(text).toContain('**SMS, units above the included ones: max(1,100 − 1,000, 0) = 100**');
      expect(text).toContain('acme.usage.yaml, line 6');
      expect(text).toContain('acme.usage.yaml, line 7');
      expect(titleBehind('units: 5')).toBe('**Units**');
    });

    it('on the numbers of an invoice explains the computed ones', () => {
      expect(titleBehind('quantity: 99')).toBe('**SMS, units above the included ones: max(1,100 − 1,000, 0) = 100**');
      expect(titleBehind('amount: 4.95')).toContain('= 5.00 USD**');
      expect(titleBehind('quantity: 7')).toBe('**Standard overage billed: 8**');
      const amount = '**Standard overage, amount: round(8 × 100.25 USD × (100 − 10) / 100) = 721.80 USD**';
      expect(titleBehind('unitPrice: 100, amount: 631')).toBe(amount);
      expect(titleBehind('quantity: 3')).toBe('**Quantity**');
      expect(titleBehind('usage: 636')).toBe('**Overage invoice, total: 721.80 USD + 5.00 USD = 726.80 USD**');
      expect(titleBehind(' total: 666')).toBe(
        '**Overage invoice, total with the charges as stated: 726.80 USD + 30.00 USD = 756.80 USD**',
      );
    });

    it('on a price or a discount explains the amount that it makes', () => {
      expect(titleBehind('unitPrice: 75')).toContain('= 1,510.00 USD**');
      expect(titleBehind('overage: {unitPrice: 100')).toContain('= 721.80 USD**');
      expect(titleBehind('discount: 1')).toContain('= 721.80 USD**');
      expect(titleBehind('unitPrice: 0.05')).toContain('= 5.00 USD**');
    });
  });

  it('on a key tells its title, what it is for, which values it takes, and an example', () => {
    expect(hoverBehind('{commit')).toBe(
      [
        '**Committed quantity**',
        'The number committed to, in licences or ports. Without it, 0.',
        'Value: a whole number from 0 to 1,000,000,000. Example: `20`',
      ].join('\n\n'),
    );
    expect(hoverBehind('currency')).toContain('Value: a currency code of three capital letters, like USD.');
    expect(hoverBehind('days')).toContain('Example: `[{date: 2024-06-10, premium: 4, standard: 28}]`');
  });

  it('on a choice tells what it means, and what the others do', () => {
    const paragraphs = hoverBehind('agentModel: conc')?.split('\n\n');
    expect(paragraphs?.slice(0, 2)).toEqual(['concurrent: the most at one time.', '**Agent model**']);
    expect(paragraphs?.at(-1)).toBe('Value: named or concurrent.');
  });

  it('on a value that nothing is computed from tells what may stand there', () => {
    expect(hoverBehind('currency: US')).toContain('**Currency**');
  });

  it('on a figure that does not count tells of its key', () => {
    const twice = usage(['date: 2024-01-10, standard: 1', 'date: 2024-01-10, standard: 2']);
    expect(hoverBehind('standard: 2', { 's.subscription.yaml': subscription(), 'u.usage.yaml': twice })).toContain(
      '**Standard agents**',
    );
  });

  it('tells of keys above and below what cannot be read', () => {
    const broken = `${GUIDE['acme.usage.yaml']}  - {date: 2024-01-12, standard: [\n`;
    expect(hoverBehind('organi', { 'u.usage.yaml': broken })).toContain('**Organization**');
    expect(hoverBehind('2024-01-12, stand', { 'u.usage.yaml': broken })).toContain('**Standard agents**');
  });

  it('is silent on unknown keys and between documents', () => {
    expect(hoverBehind('colou', { 's.subscription.yaml': subscription({ colour: 'red' }) })).toBeUndefined();
    expect(hoverBehind('# no', { 's.subscription.yaml': `# note\n---\n${subscription()}` })).toBeUndefined();
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
