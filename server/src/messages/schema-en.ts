/** What is wrong with the shape of a document, in English sentences. */

import { count } from './counts-en';

/** What a sentence is about: a key, an item of a list by its title, or the whole document by its kind. */
export type Subject =
  | { readonly is: 'key'; readonly key: string }
  | { readonly is: 'item'; readonly title: string }
  | { readonly is: 'document'; readonly kind?: string | undefined };

/** Scalars with a form of their own, by their name in the schemas. */
export const FORMS = ['text', 'money', 'percent', 'currency', 'date', 'instant'] as const;
export type Form = (typeof FORMS)[number];

/** What a schema wants at a place. */
export type Wanted =
  | { readonly is: 'wholeNumber'; readonly minimum: number; readonly maximum: number }
  | { readonly is: 'choice'; readonly choices: readonly string[] }
  | { readonly is: 'list' }
  | { readonly is: 'block'; readonly keys: readonly string[] }
  | { readonly is: Form; readonly example: string };

/** What stands there instead. Text is as written, without its quotes. */
export type Seen =
  | { readonly is: 'text' | 'quoted' | 'number' | 'truth' | 'null'; readonly text: string }
  | { readonly is: 'nothing' | 'list' | 'block' };

/** A mend that can be named with certainty. */
export type Mend =
  | { readonly by: 'quoting' | 'unquoting' | 'writing'; readonly text: string }
  | { readonly by: 'choosing'; readonly choice: string };

const LONGEST_SHOWN = 60;

/** What a person wrote, on one line and not too long for a sentence. */
export const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)}…` : line;
};

const alternatives = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** A title inside a sentence; what begins with an abbreviation or consists of one keeps its capitals. */
const inSentence = (title: string): string =>
  /^[A-Z][a-z]/.test(title) && !/^(Premium|Standard|Workforce)\b/.test(title)
    ? `${title.charAt(0).toLowerCase()}${title.slice(1)}`
    : title;

function named(subject: Subject): string {
  switch (subject.is) {
    case 'key':
      return subject.key;
    case 'item':
      return `This ${inSentence(subject.title)}`;
    case 'document':
      return subject.kind === undefined ? 'This document' : `The ${subject.kind}`;
  }
}

export function wants(wanted: Wanted): string {
  switch (wanted.is) {
    case 'wholeNumber':
      return `a whole number from ${count(wanted.minimum)} to ${count(wanted.maximum)}`;
    case 'choice':
      return alternatives(wanted.choices);
    case 'list':
      return 'a list, with each item on a line of its own that begins with “- ”';
    case 'block':
      return `a block of keys with values (${alternatives(wanted.keys)})`;
    case 'text':
      return `text, like ${wanted.example}`;
    case 'money':
      return `an amount in plain digits, like ${wanted.example}`;
    case 'percent':
      return `a percentage in plain digits, like ${wanted.example}`;
    case 'currency':
      return `a currency code of three capital letters, like ${wanted.example}`;
    case 'date':
      return `a date, like ${wanted.example}`;
    case 'instant':
      return `a time with its offset from UTC, like ${wanted.example}`;
  }
}

function sees(seen: Seen): string {
  switch (seen.is) {
    case 'nothing':
      return 'empty';
    case 'list':
      return 'a list';
    case 'block':
      return 'a block of keys';
    case 'text':
      return `“${shortened(seen.text)}”`;
    case 'quoted':
      return seen.text.trim() === '' ? 'empty text' : `the text “${shortened(seen.text)}”`;
    case 'number':
      return `the number ${shortened(seen.text)}`;
    case 'truth':
      return `${seen.text}, which YAML reads as yes or no`;
    case 'null':
      return `${seen.text}, which YAML reads as no value`;
  }
}

function mends(mend: Mend | undefined): string {
  switch (mend?.by) {
    case 'quoting':
      return ` Put it in quotes: "${shortened(mend.text)}".`;
    case 'unquoting':
      return ` Remove the quotes: ${mend.text}.`;
    case 'writing':
      return ` Write ${mend.text}.`;
    case 'choosing':
      return ` Did you mean ${mend.choice}?`;
    case undefined:
      return '';
  }
}

/** What a missing key would hold: its title and, for a value that fits on the line, what it looks like. */
function toAdd(key: string, title: string, wanted: Wanted): string {
  const what = `the ${inSentence(title)}`;
  if (wanted.is === 'list' || wanted.is === 'block') return `Add ${key}: ${what}.`;
  if (wanted.is === 'choice' || wanted.is === 'wholeNumber') return `Add ${key}: ${what}, ${wants(wanted)}.`;
  return `Add ${key}: ${what}, like ${wanted.example}.`;
}

export const schemaEnglish = {
  schemaWrongValue: (subject: Subject, seen: Seen, wanted: Wanted, mend?: Mend): string =>
    seen.is === 'nothing'
      ? `${named(subject)} has no value. It must be ${wants(wanted)}.`
      : `${named(subject)} is ${sees(seen)}, but must be ${wants(wanted)}.${mends(mend)}`,
  schemaMissingKey: (holder: Subject, key: string, title: string, wanted: Wanted): string =>
    `${named(holder)} has no ${key}. ${toAdd(key, title, wanted)}`,
  schemaUnknownKey: (key: string, known: readonly string[]): string =>
    known.length === 0
      ? `${shortened(key)} is not known here. Every key that can stand here is there already.`
      : `${shortened(key)} is not known here. What can be added here: ${alternatives(known)}.`,
  schemaMisspeltKey: (key: string, meant: string): string =>
    `${shortened(key)} is not known here. Did you mean ${meant}?`,
  schemaMergeKey: (): string =>
    '<< would merge another block into this one, which does not work in these files. Write its keys out here.',
};
