/** The CSV files that usage documents name: which are wanted, which were handed in, and what they state. */
import type { Pieces } from '../engine/pieces';
import type { SourceRefusal } from '../messages/sources-en';
import type { CsvText } from '../model/csv/csv-text';
import { readSource, type SourceRecords, sourceReading } from '../model/csv/read-source';
import type { SourceFormat, SourceReference, Usage } from '../model/read-usage';
import type { SourceFile } from '../model/source-file';
import { resolveSource, type SourceRequest } from './source-path';
import { isWithin } from './uri';

/** A file's text, or why there is none. */
export type SourceText = CsvText | Extract<SourceRefusal, 'linkOutside' | 'stopped' | 'unreadable'>;

/** What a usage document names: the file as it stands now. */
export type NamedSource =
  | { readonly refusal: SourceRefusal }
  | { readonly uri: string; readonly format: SourceFormat; readonly records: SourceRecords | undefined };

export interface Sources {
  /** The folders of the workspace. Files that entered before must leave first. */
  setFolders(uris: readonly string[]): void;
  enter(file: SourceFile): void;
  leave(file: SourceFile): void;
  /** Forgets the texts that no file names any more. */
  forgetUnnamed(): void;
  /** Takes a text if a file names it, with what was read of it already. Returns the files that do. */
  set(uri: string, text: SourceText, read?: ReadonlyMap<SourceFormat, SourceRecords>): readonly SourceFile[];
  /** Reads a text in every format that it is named in, in pieces. Yields how much of it is read, from 0 to 1. */
  readInPieces(uri: string, text: CsvText): Pieces<ReadonlyMap<SourceFormat, SourceRecords>>;
  wanted(): readonly SourceRequest[];
  /** How to read the file at the URI, or the files in the folder there. */
  requests(uri: string): readonly SourceRequest[];
  /** Those with a text. */
  uris(): readonly string[];
  /** A source as a file of the workspace: a text with findings on it. */
  file(uri: string): SourceFile | undefined;
  /** The sources that a file names, if they may be read. */
  namedBy(file: SourceFile): readonly string[];
  /** `records` are undefined until the file is read, which happens once for each format. */
  find(usage: Usage, reference: SourceReference): NamedSource;
}

/** All URIs are canonical. */
export function createSources(): Sources {
  const texts = new Map<string, SourceText>();
  const records = new Map<string, Map<SourceFormat, SourceRecords>>();
  const namers = new Map<string, Set<SourceFile>>();
  /** Each as a file of the workspace, made when it is asked for: that is once for every finding on it. */
  const made = new Map<string, SourceFile>();
  let folders: readonly string[] = [];

  const references = (file: SourceFile): (SourceRequest & { readonly format: SourceFormat })[] =>
    file.usages.flatMap(usage =>
      usage.sources.flatMap(({ file: { value }, format }) => {
        const resolved = resolveSource(usage.source.uri, folders, value);
        return 'refusal' in resolved ? [] : { ...resolved, format };
      }),
    );

  /** By name, so that the order in which they arrive, or were last edited, never matters. */
  const namersOf = (uri: string): SourceFile[] =>
    [...(namers.get(uri) ?? [])].sort((one, other) => (one.uri < other.uri ? -1 : 1));

  const referencesTo = (uri: string) =>
    namersOf(uri)
      .flatMap(references)
      .filter(reference => reference.uri === uri);

  const request = (uri: string): SourceRequest | undefined => {
    const all = referencesTo(uri);
    return all.length === 0 ? undefined : { uri, folders: [...new Set(all.flatMap(reference => reference.folders))] };
  };

  const recordsOf = (uri: string, format: SourceFormat): SourceRecords | undefined => {
    const text = texts.get(uri);
    if (text === undefined || typeof text === 'string') return undefined;
    const byFormat = records.get(uri) ?? new Map<SourceFormat, SourceRecords>();
    records.set(uri, byFormat);
    const read = byFormat.get(format) ?? readSource(uri, text.codes, format);
    byFormat.set(format, read);
    return read;
  };

  return {
    setFolders(uris) {
      folders = uris;
    },
    enter(file) {
      for (const { uri } of references(file)) {
        const files = namers.get(uri) ?? new Set();
        namers.set(uri, files.add(file));
        made.delete(uri);
      }
    },
    leave(file) {
      for (const { uri } of references(file)) {
        const files = namers.get(uri);
        files?.delete(file);
        if (files?.size === 0) namers.delete(uri);
        made.delete(uri);
      }
    },
    forgetUnnamed() {
      for (const uri of texts.keys()) {
        if (namers.has(uri)) continue;
        texts.delete(uri);
        records.delete(uri);
        made.delete(uri);
      }
    },
    set(uri, text, read = new Map()) {
      const files = namers.get(uri);
      if (files === undefined) return [];
      texts.set(uri, text);
      records.set(uri, new Map(read));
      made.delete(uri);
      return [...files];
    },
    *readInPieces(uri, { codes }) {
      const read = new Map<SourceFormat, SourceRecords>();
      const formats = new Set(referencesTo(uri).map(({ format }) => format));
      for (const format of formats) read.set(format, yield* sourceReading(uri, codes, format));
      return read;
    },
    wanted() {
      const unread = [...namers.keys()].filter(uri => !texts.has(uri));
      return unread.sort().flatMap(uri => request(uri) ?? []);
    },
    requests: place =>
      [...namers.keys()].filter(uri => uri === place || isWithin(place, uri)).flatMap(uri => request(uri) ?? []),
    uris: () => [...texts].flatMap(([uri, text]) => (typeof text === 'string' ? [] : uri)),
    file(uri) {
      const known = made.get(uri);
      if (known !== undefined) return known;
      const text = texts.get(uri);
      if (text === undefined || typeof text === 'string') return undefined;
      const formats = new Set(referencesTo(uri).map(({ format }) => format));
      const findings = [...formats].flatMap(format => recordsOf(uri, format)?.findings ?? []);
      const organizations = [...new Set(namersOf(uri).flatMap(namer => namer.organizations))];
      const file = { ...WITHOUT_DOCUMENTS, uri, text, organizations, findings };
      made.set(uri, file);
      return file;
    },
    namedBy: file => references(file).map(({ uri }) => uri),
    find(usage, { file, format }) {
      const resolved = resolveSource(usage.source.uri, folders, file.value);
      if ('refusal' in resolved) return resolved;
      const text = texts.get(resolved.uri);
      if (typeof text === 'string') return { refusal: text };
      return { uri: resolved.uri, format, records: recordsOf(resolved.uri, format) };
    },
  };
}

const WITHOUT_DOCUMENTS = {
  roots: [],
  subscriptions: [],
  usages: [],
  invoices: [],
  withLeftOut: [],
  ignores: [],
  comments: [],
} as const;
