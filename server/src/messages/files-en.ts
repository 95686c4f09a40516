/** New files and imports, in English sentences. */
import type { FigureType } from '../engine/domain';
import { plural } from './counts-en';

export const filesEnglish = {
  /** A comment above the records of a new month. */
  fillInDays: (types: readonly FigureType[]): string =>
    `Add to each day what was in use, as far as it is known: ${types.map(type => `${type}: …`).join(', ')}`,
  /** A comment above the licences of a new subscription. */
  fillInPrices: (): string =>
    'What each costs per billing cycle, and what its overage costs: {committed: …, unitPrice: …, overage: {unitPrice: …}}',
  imported: (fileName: string, records: number | undefined, problems: number): string => {
    if (records === undefined) return `${fileName} is not an export that can be imported.`;
    const became = `${fileName} becomes ${plural(records, 'record', 'records')} of usage.`;
    return problems === 0 ? became : `${became} ${plural(problems, 'problem was', 'problems were')} found in it.`;
  },
  /** Above a bar that shows how far it is. */
  readingFiles: (files: number): string => `Reading ${plural(files, 'deal file', 'deal files')}`,
  readingSource: (file: string): string => `Reading ${file}`,
  readingStopped: (read: number, files: number): string =>
    `You stopped the reading after ${read} of ${plural(files, 'deal file', 'deal files')}. What is shown may be wrong, because figures depend on the files that are missing. Reload the window to read them all.`,
  fileStopped: (file: string): string =>
    `You stopped the reading of ${file}. Nothing in it counts, so what is shown may be wrong. It is read once its text changes, or when you open it again.`,
  /** Above a bar that shows how far it is. */
  lookingForProblems: (): string => 'Looking for problems in the deal files',
  /** A fault of ours, in the feature that the protocol names so. */
  fault: (feature: string): string =>
    `Entitlement Specs has a fault of its own: “${feature}” gave no answer. Your files are as they were, and everything else works on. Copy the report and send it to whoever looks after the extension.`,
  faultInLog: (feature: string): string =>
    `Entitlement Specs has a fault of its own: “${feature}” gave no answer. Your files are as they were, and everything else works on. The report to copy and send on is in the log of the language server.`,
};
