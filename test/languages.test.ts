/** Each language says the same: the same numbers, days and names in every sentence, and no sentence left in another. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { english } from '../server/src/messages/en';
import { KEY_TEXTS } from '../server/src/messages/keys-sv';
import { messagesIn } from '../server/src/messages/languages';
import { type Message, say } from '../server/src/messages/message';
import { swedish } from '../server/src/messages/sv';
import type { Path } from '../server/src/model/place';
import { describeKey, KINDS, type Kind } from '../server/src/model/schema-keys';
import { entitlements } from './cli/terminal';
import { deal, type Files } from './deal';
import { handInSources } from './hand-in-sources';

const FOLDER = new URL('./findings/', import.meta.url);

/** The deals with findings, each a file or a folder of files. */
const deals = readdirSync(FOLDER, { withFileTypes: true }).map(entry => {
  const folder = entry.isDirectory() ? `${entry.name}/` : '';
  const names = entry.isDirectory() ? readdirSync(new URL(folder, FOLDER)) : [entry.name];
  const texts = names.map((name): [string, string] => [name, readFileSync(new URL(folder + name, FOLDER), 'utf8')]);
  return [entry.name, Object.fromEntries(texts)] as const;
});

function sentencesOf(files: Files): Message[] {
  const workspace = handInSources(deal(files), files);
  return workspace
    .uris()
    .flatMap(uri => workspace.findings(uri))
    .flatMap(({ message, related }) => [message, ...related.map(place => place.message)]);
}

/** Every key, item and document that the schema of a kind describes. */
function keysBelow(kind: Kind, path: Path): NonNullable<ReturnType<typeof describeKey>>[] {
  const described = describeKey(kind, path);
  if (described === undefined) return [];
  const below = described.wanted.is === 'list' ? [0] : described.keys;
  return [described, ...below.flatMap(step => keysBelow(kind, [...path, step]))];
}

/** The numbers, days and times of a sentence, without what groups digits or begins a fraction. */
const figuresIn = (sentence: string): string[] =>
  (sentence.match(/\d[\d,.:\u00A0T-]*\d|\d/g) ?? []).map(figure => figure.replace(/[,.\u00A0]/g, '')).sort();

describe('Swedish', () => {
  it.each(deals)('has the numbers, days and times of the English sentences of %s', (_, files) => {
    const sentences = sentencesOf(files);
    expect(sentences).not.toEqual([]);
    for (const sentence of sentences) {
      const [one, other] = [say(english, sentence), say(swedish, sentence)];
      expect(other).not.toBe(one);
      expect(figuresIn(other), `${one} / ${other}`).toEqual(figuresIn(one));
    }
  });

  it('describes every key of the files, and names the same choices', () => {
    const described = KINDS.flatMap(kind => keysBelow(kind, []));
    expect(new Set(Object.keys(KEY_TEXTS))).toEqual(new Set(described.map(({ pointer }) => pointer)));
    for (const key of described) {
      const choices = key.wanted.is === 'choice' ? key.wanted.choices : [];
      const explained = choices.filter(choice => key.description.includes(`${choice} (`));
      const own = swedish.schemaText(key.pointer, key).description;
      expect(explained.filter(choice => own.includes(`${choice} (`))).toEqual(explained);
    }
  });

  it('leaves no fixed sentence in English', () => {
    /** Words that are the same in both, and help that names other things by turns. */
    const alike = new Set(['organization', 'number', 'day']);
    const fixed = Object.keys(english).filter(
      name => english[name as keyof typeof english].length === 0 && !alike.has(name),
    );
    const sameInBoth = fixed.filter(name => {
      const [one, other] = [english, swedish].map(table => (table[name as keyof typeof table] as () => unknown)());
      return typeof one === 'string' && one === other;
    });
    // “Period” is “Period”.
    expect(sameInBoth).toEqual(['period']);
  });

  it('writes numbers and money as Swedes do', () => {
    expect(swedish.number(1234567)).toBe('1\u00A0234\u00A0567');
    expect(swedish.money('1460.65', 'USD')).toBe('1\u00A0460,65 USD');
    expect(swedish.percent('12.5')).toBe('12,5 %');
  });
});

describe('a sentence', () => {
  it('counts one as one', () => {
    expect(swedish.overageAtCommitment('standard', 2, 1, 0, 1)).toContain('med 1 avtalad.');
    expect(swedish.overageAtPeak('standard', 2, 3, 1, 0, 1)).toContain('med 1 avtalad avgör');
    expect(swedish.digitalOverage('SMS', 1, 1, 0, 0, 1)).toContain('1 använd, 0 ingår');
    expect(swedish.portsOfDay(1, 1, 2)).toBe('1 använd av 1 avtalad + 2 med agenter i överförbrukning = 3 portar');
  });

  it('groups the digits of money', () => {
    expect(english.invoiceTotalDiffers('total', '12200.00', '1110.50', 'USD')).toContain(
      'the invoice says 12,200.00 USD, its subscription and usage come to 1,110.50 USD',
    );
    expect(swedish.invoiceTotalDiffers('total', '12200.00', '1110.50', undefined)).toContain(
      'fakturan säger 12\u00A0200,00, prenumerationen och användningen ger 1\u00A0110,50',
    );
  });

  it('fits types with a name in the plural, too', () => {
    expect(english.duplicateUsage('ivrPorts', 0, 2)).toContain('There are 2 figures of IVR ports for 1970-01-01');
    expect(english.duplicateCounted('ivrPorts', 0)).toContain('The figure of IVR ports for 1970-01-01 is');
    expect(swedish.duplicateUsage('ivrPorts', 0, 2)).toContain('Det finns 2 tal om IVR-portar för 1970-01-01');
    expect(swedish.duplicateCounted('ivrPorts', 0)).toContain('Talet om IVR-portar för 1970-01-01 är');
  });
});

describe('the language', () => {
  it.each([
    ['sv', swedish],
    ['sv-SE', swedish],
    ['SV_se', swedish],
    ['en-GB', english],
    ['de', english],
    ['constructor', english],
    ['', english],
    [undefined, english],
  ])('of %s', (tag, table) => {
    expect(messagesIn(tag)).toBe(table);
  });

  it('is asked for on the command line, for its own complaints too', async () => {
    const { error, code } = await entitlements('.', 'chekc', '--language', 'sv');
    expect(error).toContain('Det finns inget kommando chekc.');
    expect(code).toBe(2);
    expect((await entitlements('.', '--help', '--language', 'sv')).out).toContain('Slutkod 0');
  });

  it('is one of those that there are', async () => {
    const { error, code } = await entitlements('.', 'check', '--language', 'de');
    expect(error).toBe('--language is de. Choose one of: en, sv.\n');
    expect(code).toBe(2);
  });
});
