import { describe, expect, it } from 'vitest';
import { deal, type Files, subscription, usage } from '../../../test/deal';
import { english } from '../messages/en';
import { escapeMarkdown } from './escape-markdown';
import { reconciliationsMarkdown } from './markdown';

const markdownOf = (files: Files): string => {
  const workspace = deal(files);
  const all = workspace.organizationIds().flatMap(id => workspace.organization(id)?.reconciliations ?? []);
  return reconciliationsMarkdown(english, all);
};

describe('the results as Markdown', () => {
  it('are a section for each reconciliation, with its facts, its daily detail and its invoice', () => {
    const text = markdownOf({
      'acme.subscription.yaml': subscription({
        licenses: '{standard: {committed: 20, unitPrice: 75, overage: {sku: STD-O, unitPrice: 100, discount: 12.5}}}',
      }),
      'acme.usage.yaml': usage(['date: 2024-01-10, premium: 0, standard: 31']),
    });
    expect(text).toBe(`## acme, 2024-01-01 to 2024-01-31

- **Organization:** acme
- **Subscription:** SUB-1
- **Billing cycle:** 2024-01-01 to 2024-01-31
- **Overage billed:** 11 Standard agents
- **Overage invoice:** 962.50 USD
- **Committed charges:** 1,500.00 USD

| Usage Date | Usage Type | Units Used | Units Committed | Units Substituted | Units Overage | Usage Unit | Comment |
| :-- | :-- | --: | --: | --: | --: | :-- | :-- |
| 2024-01-10 | Premium Concurrent Agent | 0 | 0 | 0 | 0 | Licenses |  |
| 2024-01-10 | Standard Concurrent Agent | 31 | 20 | 0 | 11 | Licenses | Overage peak |

### Overage invoice

- **Period:** 2024-01-01 to 2024-01-31
- **Transaction date:** 2024-02-01
- **Due date:** 2024-03-02
- **Currency:** USD

| SKU | Description | Quantity | Unit | Unit price | Discount | Amount |
| :-- | :-- | --: | :-- | --: | --: | --: |
| STD-O | Standard Concurrent Agent overage | 11 | Agent | 100.00 | 12.5% | 962.50 |
|  | Recurring charges |  |  |  |  | 0.00 |
|  | Usage charges |  |  |  |  | 962.50 |
|  | Other charges |  |  |  |  | 0.00 |
|  | Subtotal |  |  |  |  | 962.50 |
|  | Taxes |  |  |  |  | 0.00 |
|  | Total |  |  |  |  | 962.50 |
`);
  });

  it.each(['https://example.com/x', 'www.example.com', 'WWW.example.com', 'someone@example.com'])(
    'make no link of a name like %s',
    name => {
      const text = escapeMarkdown(name);
      expect(text).not.toMatch(/https?:\/\/|www\.|[^\\]@/i);
      expect(text.replaceAll('\\', '')).toBe(name);
    },
  );

  it('take text from files as text', () => {
    const organization = '"<b>|*x*"';
    const text = markdownOf({
      'x.subscription.yaml': subscription({ organization }),
      'x.usage.yaml': usage(['date: 2024-01-10, standard: 0'], { organization }),
    });
    expect(text).toContain('## \\<b\\>\\|\\*x\\*, 2024-01-01 to 2024-01-31');
    expect(text).toContain('- **Organization:** \\<b\\>\\|\\*x\\*');
  });

  it('say so where there is nothing', () => {
    expect(markdownOf({})).toMatch(/^There is nothing to reconcile/);
  });
});
