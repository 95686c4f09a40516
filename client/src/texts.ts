/** Every sentence that the client itself says. What a preview shows besides comes ready from the server. */
const english = {
  productName: 'Entitlement Specs',
  dailyDetailOf: (fileName: string): string => `Daily Detail: ${fileName}`,
  openAnEntitlementFile:
    'Open a subscription file (*.subscription.yaml) or a usage file (*.usage.yaml) first; the daily detail is computed from it.',
  computing: 'Computing the daily detail…',
  dailyDetailFailed:
    'The daily detail could not be computed just now, so what is shown may be out of date. It is tried again with the next change; the output “Entitlement Specs” says why.',
  dailyDetailFailedInLog: 'The daily detail could not be computed.',
  explanationFailedInLog: 'What a number comes from could not be computed.',
  sourceUnavailable: (fileName: string): string =>
    `${fileName} can no longer be opened. It may have been renamed or deleted since the daily detail was computed.`,
  rowHint:
    'Click a row, or press Enter on it, to go to the line that its figure comes from. The arrow keys go from number to number; below the table stands how each comes about.',
  figureChanged: (row: string, column: string, before: string, after: string): string =>
    `${row}: ${column} changed from ${before} to ${after}.`,
  figuresChanged: (count: number): string => `${count} figures changed.`,
  rowsChanged: (count: number): string =>
    count === 1 ? 'The table now has 1 row.' : `The table now has ${count} rows.`,
};

export type Texts = typeof english;

/** The texts in the language of a BCP 47 tag such as `sv-SE`; English where there is no table of that language. */
export const textsFor = (language: string): Texts => tables[language.split('-', 1)[0] ?? ''] ?? english;

const tables: { readonly [language: string]: Texts } = { en: english };
