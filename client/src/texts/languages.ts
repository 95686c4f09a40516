/** The languages that the client speaks. */
import { english, type Texts } from './en';
import { swedish } from './sv';

export type { Texts };

const tables: { readonly [language: string]: Texts } = { en: english, sv: swedish };

/** The texts in the language of a BCP 47 tag such as `sv-SE`; English where there is no table of that language. */
export const textsFor = (language: string): Texts => tables[language.split('-', 1)[0] ?? ''] ?? english;
