/** What the preview of the deal says, in each language. */
export interface Words {
  readonly heading: string;
  readonly headingElsewhere: string;
  readonly cycle: string;
  readonly detail: string;
  /** The overage invoice, with its currency and without. */
  readonly money: string;
  readonly total: string;
  readonly over: string;
  readonly calls: string;
  readonly standardOverage: string;
  readonly committed: string;
  /** What the tried terms save on the overage invoice. */
  readonly difference: string;
  readonly surgeAsTried: string;
  readonly amendment: string;
  readonly byAlias: string;
  readonly whichSubscription: string;
  /** The invoice of the other organization. */
  readonly night: string;
  readonly priceMissing: string;
  readonly copied: string;
  readonly forbidden: string;
  readonly stale: string;
}

export const WORDS: { readonly en: Words; readonly sv: Words } = {
  en: {
    heading: 'Reconciliation: harbour',
    headingElsewhere: 'Reconciliation: surge',
    cycle: '2024-06-09 to 2024-07-08',
    detail: 'Daily detail',
    money: '1,620.65 USD',
    total: '1,620.65',
    over: 'above',
    calls: 'Voice contacts',
    standardOverage: '1,100.00',
    committed: '2,580.00',
    difference: '−1,260.00',
    surgeAsTried: '253',
    amendment: 'in the amendment of 2024-06-09',
    byAlias: 'which also changes licenses.workforceOptimization.committed',
    whichSubscription: 'Into which subscription?',
    night: '180.00 USD',
    priceMissing: 'unknown: a price is missing',
    copied: 'Copied as Markdown.',
    forbidden: 'harbour.csv could not be saved. You may not write there; choose another folder.',
    stale: 'harbour.usage.yaml cannot be read completely at the moment.',
  },
  sv: {
    heading: 'Avstämning: harbour',
    headingElsewhere: 'Avstämning: surge',
    cycle: '2024-06-09 till 2024-07-08',
    detail: 'Dagliga detaljer',
    money: '1\u00a0620,65 USD',
    total: '1\u00a0620,65',
    over: 'över',
    calls: 'Röstkontakter',
    standardOverage: '1\u00a0100,00',
    committed: '2\u00a0580,00',
    difference: '−1\u00a0260,00',
    surgeAsTried: '253',
    amendment: 'i ändringen den 2024-06-09',
    byAlias: 'licenses.workforceOptimization.committed',
    whichSubscription: 'I vilken prenumeration?',
    night: '180,00 USD',
    priceMissing: 'okänt: ett pris saknas',
    copied: 'Kopierat som Markdown.',
    forbidden: 'harbour.csv kunde inte sparas. Du får inte skriva där; välj en annan mapp.',
    stale: 'harbour.usage.yaml kan inte läsas helt just nu.',
  },
};
