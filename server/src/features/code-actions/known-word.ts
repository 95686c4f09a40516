/** Writes what was probably meant: a known key, a value as its key wants it, a name that is known elsewhere. */
import type { Pieces } from '../../engine/pieces';
import { onceForEach, rememberedFor } from '../../engine/remembered';
import type { NameKind } from '../../messages/editing-en';
import { type Message, message } from '../../messages/message';
import type { Mend } from '../../messages/schema-en';
import { nearest, nearestInPieces } from '../../model/nearest';
import { KINDS } from '../../model/schema-keys';
import { entryAt } from '../../model/syntax';
import { yamlText, yamlTextLike } from '../../reports/yaml-text';
import { allDefinitions, nameAt } from '../../workspace/names';
import { type Asked, changesOf, type Fix, type Provider, placeOf, type Request, replaceMarked } from './fix';

export const knownKey: Provider = {
  codes: ['unknown-key-suggestion'],
  fixes: asked => {
    const { message: told, source } = asked.finding;
    if (told.name !== 'schemaMisspeltKey') return [];
    const [written, meant] = told.args;
    const place = placeOf(asked);
    // What an alias names is told at the alias and mended where it is written.
    const key = place?.on === 'key' ? source : entryAt(place?.nodes.at(-1), written)?.key;
    if (key === undefined) return [];
    const changes = changesOf(asked.file, [{ start: key.start, end: key.end, text: meant }]);
    return [{ title: message('fixWrite', meant), changes, isPreferred: true }];
  },
};

export const knownValue: Provider = {
  codes: ['schema'],
  fixes: asked => {
    const { message: told } = asked.finding;
    if (told.name === 'kindUnknown') return kinds(asked);
    const mend = told.name === 'schemaWrongValue' ? told.args[3] : undefined;
    // A part of what an alias names is not mended: it may be right where it is written.
    if (mend === undefined || placeOf(asked)?.nodes.at(-1)?.kind !== 'scalar') return [];
    return [{ title: titleOf(mend), changes: replaceMarked(asked, textOf(mend)), isPreferred: true }];
  },
};

function titleOf(mend: Mend): Message {
  if (mend.by === 'quoting') return message('fixQuote', mend.text);
  if (mend.by === 'unquoting') return message('fixUnquote', mend.text);
  return message('fixWrite', textOf(mend));
}

function textOf(mend: Mend): string {
  if (mend.by === 'choosing') return mend.choice;
  return mend.by === 'quoting' ? yamlTextLike('"', mend.text) : mend.text;
}

function kinds(asked: Asked): Fix[] {
  const { start, end } = asked.finding.source;
  const meant = nearest(asked.file.text.content.slice(start, end), KINDS);
  return KINDS.map(kind => ({
    title: message('fixWrite', kind),
    changes: replaceMarked(asked, kind),
    isPreferred: kind === meant,
  }));
}

/** An organization that has a subscription, or a subscription that there is. */
export const knownName: Provider = {
  codes: ['unknown-organization', 'unknown-subscription'],
  fixes: function* (asked) {
    const written = yield* nameAt(asked.file, asked.finding.source.start);
    if (written === undefined) return [];
    const { kind, text } = written.name;
    const meant = yield* nearestInPieces(text, yield* definedNames(asked.request)(kind));
    if (meant === undefined) return [];
    return [{ title: message('fixWrite', meant), changes: replaceMarked(asked, yamlText(meant)), isPreferred: true }];
  },
};

const definedNames = rememberedFor(({ workspace }: Request) =>
  onceForEach(function* (kind: NameKind): Pieces<readonly string[]> {
    const defined = yield* allDefinitions(workspace, kind);
    return [...new Set(defined.map(({ name }) => name.text))];
  }),
);
