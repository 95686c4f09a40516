/** What is wrong with the shape of a document, in Swedish sentences. */
import { count } from './counts-sv';
import { type Mend, type Seen, type Subject, type schemaEnglish, shortened, type Wanted } from './schema-en';

const alternatives = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} eller ${words.at(-1)}`;

const KINDS: Readonly<Record<string, string>> = {
  subscription: 'Prenumerationen',
  usage: 'Användningen',
  invoice: 'Fakturan',
};

function named(subject: Subject): string {
  switch (subject.is) {
    case 'key':
      return subject.key;
    case 'item':
      return 'Den här posten';
    case 'document':
      return KINDS[subject.kind ?? ''] ?? 'Det här dokumentet';
  }
}

export function wants(wanted: Wanted): string {
  switch (wanted.is) {
    case 'wholeNumber':
      return `ett heltal från ${count(wanted.minimum)} till ${count(wanted.maximum)}`;
    case 'choice':
      return alternatives(wanted.choices);
    case 'list':
      return 'en lista, med varje post på en egen rad som börjar med ”- ”';
    case 'block':
      return `ett block av nycklar med värden (${alternatives(wanted.keys)})`;
    case 'text':
      return `text, som ${wanted.example}`;
    case 'money':
      return `ett belopp med bara siffror, som ${wanted.example}`;
    case 'percent':
      return `en procentsats med bara siffror, som ${wanted.example}`;
    case 'currency':
      return `en valutakod med tre stora bokstäver, som ${wanted.example}`;
    case 'date':
      return `ett datum, som ${wanted.example}`;
    case 'instant':
      return `en tidpunkt med sin förskjutning från UTC, som ${wanted.example}`;
  }
}

function sees(seen: Seen): string {
  switch (seen.is) {
    case 'nothing':
      return 'tomt';
    case 'list':
      return 'en lista';
    case 'block':
      return 'ett block av nycklar';
    case 'text':
      return `”${shortened(seen.text)}”`;
    case 'quoted':
      return seen.text.trim() === '' ? 'tom text' : `texten ”${shortened(seen.text)}”`;
    case 'number':
      return `talet ${shortened(seen.text)}`;
    case 'truth':
      return `${seen.text}, som YAML läser som ja eller nej`;
    case 'null':
      return `${seen.text}, som YAML läser som inget värde`;
  }
}

function mends(mend: Mend | undefined): string {
  switch (mend?.by) {
    case 'quoting':
      return ` Sätt det inom citattecken: "${shortened(mend.text)}".`;
    case 'unquoting':
      return ` Ta bort citattecknen: ${mend.text}.`;
    case 'writing':
      return ` Skriv ${mend.text}.`;
    case 'choosing':
      return ` Menade du ${mend.choice}?`;
    case undefined:
      return '';
  }
}

function toAdd(key: string, wanted: Wanted): string {
  if (wanted.is === 'list' || wanted.is === 'block') return `Lägg till ${key}.`;
  return `Lägg till ${key}: ${wants(wanted)}.`;
}

export const schemaSwedish: typeof schemaEnglish = {
  schemaWrongValue: (subject, seen, wanted, mend) =>
    seen.is === 'nothing'
      ? `${named(subject)} har inget värde. Det ska vara ${wants(wanted)}.`
      : `${named(subject)} är ${sees(seen)}, men ska vara ${wants(wanted)}.${mends(mend)}`,
  schemaMissingKey: (holder, key, _title, wanted) => `${named(holder)} saknar ${key}. ${toAdd(key, wanted)}`,
  schemaUnknownKey: (key, known) =>
    known.length === 0
      ? `${shortened(key)} är inte känt här. Varje nyckel som kan stå här finns redan.`
      : `${shortened(key)} är inte känt här. Det här kan läggas till: ${alternatives(known)}.`,
  schemaMisspeltKey: (key, meant) => `${shortened(key)} är inte känt här. Menade du ${meant}?`,
  schemaMergeKey: () =>
    '<< skulle slå ihop ett annat block med det här, vilket inte går i de här filerna. Skriv ut nycklarna här.',
};
