/** The languages that there is a table of sentences for. */
import { english, type Messages } from './en';
import { swedish } from './sv';

export const LANGUAGES = ['en', 'sv'] as const;
export type Language = (typeof LANGUAGES)[number];

const TABLES: Readonly<Record<Language, Messages>> = { en: english, sv: swedish };

/** The sentences in the language of a BCP 47 tag such as `sv-SE`; in English where there is no table of that language. */
export function messagesIn(tag: string | undefined): Messages {
  const primary = tag?.split(/[-_]/, 1)[0]?.toLowerCase();
  return TABLES[LANGUAGES.find(language => language === primary) ?? 'en'];
}
