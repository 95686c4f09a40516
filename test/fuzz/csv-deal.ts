/** A deal whose usage comes from CSV files, one for each format. */

/** The formats of CSV files, by the end of a file's name. */
export const FORMATS: Readonly<Record<string, string>> = {
  'agent-sessions': 'agent-sessions',
  'ivr-connections': 'ivr-connections',
  ivr: 'ivr-connections',
  'daily-detail': 'daily-detail',
  june: 'daily-detail',
};

/** Usage that comes from the CSV files that are tried. */
export const CSV_DEAL = `kind: subscription
id: SUB-CSV
organization: csv
start: 2024-06-01
agentModel: named
currency: USD
surgeProtection: 30%
licenses: {premium: {committed: 1, unitPrice: 10, overage: {unitPrice: 20}}, standard: {committed: 1}}
---
kind: usage
organization: csv
sources:
${[...new Set(Object.values(FORMATS))].map(format => `  - {file: fuzz-${format}.csv, format: ${format}}\n`).join('')}`;
