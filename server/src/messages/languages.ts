/** The languages that there is a table of sentences for. */
import { english, type Messages } from './en';
import { swedish } from './sv';

const TABLES: Readonly<Record<string, Messages>> = { en: english, sv: swedish };

/** The sentences in the language of a BCP 47 tag such as `sv-SE`; in English where there is no table of that language. */
export const messagesIn = (tag: string | undefined): Messages => {
  const language = tag?.split(/[-_]/, 1)[0]?.toLowerCase() ?? '';
  return (Object.hasOwn(TABLES, language) ? TABLES[language] : undefined) ?? english;
};
