/** What is wrong with raw records and with the CSV files that a usage names, in English sentences. */
import type { Instant } from '../engine/domain';
import { formatInstant } from '../engine/instant';
import { plural } from './counts-en';

/** Why a file that is named as a source is not read. */
export type SourceRefusal =
  | 'absolute'
  | 'address'
  | 'backslash'
  | 'dealFile'
  | 'outside'
  | 'linkOutside'
  | 'unsaved'
  | 'stopped'
  | 'unreadable';

const REFUSALS: Record<SourceRefusal, (file: string) => string> = {
  absolute: file => `${file} is an absolute path. Write the path from this file's folder, like june.csv.`,
  address: file =>
    `${file} is an address or names a drive. Put the file beside this one and write its name, like june.csv.`,
  backslash: file => `${file} has a backslash. Write / between folders, so that the path means the same everywhere.`,
  dealFile: file => `${file} is a file of a deal and counts already. Only CSV files stand here.`,
  outside: file => `${file} lies outside the opened folder and is not read. Move the file into the folder.`,
  linkOutside: file =>
    `${file} is a link that leads out of the opened folder, and is not read. Put the file itself here.`,
  unsaved: file => `${file} is looked for beside this file, which has no folder yet. Save this file first.`,
  stopped: file =>
    `${file} is not read, because you stopped the reading, and nothing of it counts. Change or save the file to read it.`,
  unreadable: file =>
    `${file} cannot be read. Check that it exists, seen from the folder of this file, and that you may read it.`,
};

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

export const sourcesEnglish = {
  noSuchInstant: (text: string): string =>
    `There is no time ${text}. Write a day and a time that exist, like 2024-06-10T07:58:00Z.`,
  endsBeforeStart: (key: 'logout' | 'end', end: Instant, start: Instant): string =>
    key === 'logout'
      ? `The log-out at ${formatInstant(end)} comes before the log-in at ${formatInstant(start)}. Correct one of the two, offsets included; until then the log-out does not count.`
      : `The connection would end at ${formatInstant(end)}, before it starts at ${formatInstant(start)}. Correct one of the two, offsets included; until then it counts at its start alone.`,
  lastsTooLong: (key: 'logout' | 'end', end: Instant, start: Instant): string =>
    key === 'logout'
      ? `The log-out at ${formatInstant(end)} comes more than a year after the log-in at ${formatInstant(start)}. Correct one of the two; until then the log-out does not count.`
      : `The connection would end at ${formatInstant(end)}, more than a year after it starts at ${formatInstant(start)}. Correct one of the two; until then it counts at its start alone.`,
  startOfRecordIsHere: (): string => 'It starts here.',
  sourceUnreadable: (file: string, refusal: SourceRefusal): string => REFUSALS[refusal](file),

  csvWithoutHeader: (columns: readonly string[]): string =>
    `The file is empty. Its first row must name the columns ${list(columns)}.`,
  csvOtherSeparator: (separator: 'semicolon' | 'tab'): string =>
    `The cells of this file are separated by ${separator}s, so nothing of it is read. Save it with commas between them.`,
  csvColumnsMissing: (missing: readonly string[], format: string): string =>
    `The header row has no ${missing.length === 1 ? 'column' : 'columns'} ${list(missing)}, so nothing of this file is read. Add what is missing, or correct the format of the source, which is ${format}.`,
  csvColumnRepeated: (column: string): string =>
    `The header row names the column ${column} more than once, so nothing of this file is read. Keep the right one.`,
  csvCellCount: (cells: number, columns: number): string =>
    `This row has ${plural(cells, 'cell', 'cells')}, but the header row names ${plural(columns, 'column', 'columns')}, so it does not count. Look for a comma that is missing or too much; a cell that holds one stands in double quotes.`,
  csvQuotes: (): string =>
    'The double quotes of this cell do not fit together, so its line does not count. Put one before and one behind the text of the cell, and write each quote within it twice.',
  csvNotUtf8: (column: string): string =>
    `${column} has characters that cannot be read, because the file is not written in UTF-8, so the row does not count. Save the file as CSV in UTF-8.`,
  csvOtherModel: (label: string, model: 'named' | 'concurrent'): string =>
    `${label} does not fit this organization, whose agents are ${model}, so the row does not count. Correct the usage type, or the agentModel of the subscription.`,
  agentModelIsHere: (model: 'named' | 'concurrent'): string => `The agents are ${model} here.`,
  importedCsvUnknown: (): string =>
    'The header row is none of a daily detail, of agent sessions (agent, license, login, logout) or of IVR connections (start, end).',
};
