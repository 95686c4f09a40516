/** The CSV files that usage documents name: which are wanted, which were handed in, and what they state. */
import type { Located } from '../engine/domain';
import { grouped } from '../engine/grouped';
import { rememberedFor } from '../engine/remembered';
import type { SourceRefusal } from '../messages/sources-en';
import { csvText } from '../model/csv/csv-text';
import { type Fed, together } from '../model/csv/fed';
import { type SourceRecords, sourceReading } from '../model/csv/read-source';
import type { LinedText } from '../model/lined-text';
import type { SourceFormat, SourceReference } from '../model/read-usage';
import type { SourceFile } from '../model/source-file';
import { type ResolvedSource, resolveSource, type SourceRequest } from './source-path';
import { placesTest } from './uri';

/** Why a file could not be read. */
export type Unread = Extract<SourceRefusal, 'linkOutside' | 'stopped' | 'unreadable'>;

/** What was read of a file, in every format that it was named in then. */
export interface ReadFile {
  readonly text: LinedText;
  readonly records: ReadonlyMap<SourceFormat, SourceRecords>;
}

/** What a usage document names: the file as it stands now. */
export type NamedSource =
  | { readonly refusal: SourceRefusal }
  | { readonly uri: string; readonly format: SourceFormat; readonly records: SourceRecords | undefined };

export interface Sources {
  /** The folders of the workspace. Files that entered before must leave first. */
  setFolders(uris: readonly string[]): void;
  enter(file: SourceFile): void;
  leave(file: SourceFile): void;
  /** Forgets what no file names any more. */
  forgetUnnamed(): void;
  /** Takes what became of a file if one of the workspace names it. */
  set(uri: string, became: ReadFile | Unread): void;
  /** Reads a file in every format that it is named in. @param size of it, about */
  reading(uri: string, size: number): Fed<ReadFile>;
  wanted(): readonly SourceRequest[];
  /** How to read those at the places: files, or folders that hold them. */
  requests(places: readonly string[]): readonly SourceRequest[];
  /** Those that were read. */
  uris(): readonly string[];
  /** A source as a file of the workspace: its lines, with findings on them. */
  file(uri: string): SourceFile | undefined;
  /** The sources that a file names, if they may be read. */
  namedBy(file: SourceFile): readonly string[];
  /** Organizations with a usage document that names the source. */
  organizationsNaming(uri: string): readonly string[];
  /** `records` are undefined until the file is read in this format. */
  find(reference: SourceReference): NamedSource;
}

/** All URIs are canonical. */
export function createSources(): Sources {
  const known = new Map<string, ReadFile | Unread>();
  /** The files that name each. */
  const namers = new Map<string, Set<SourceFile>>();
  /** Each as a file of the workspace, made when it is asked for: that is once for every finding on it. */
  const made = new Map<string, SourceFile>();
  /** Where what is written as a source is. It stands until the folders are others. */
  let resolved = resolvingWithin([]);
  /** The sources that a file names, if they may be read, by URI, for as long. */
  let referencesIn = rememberedFor(referencesBy(resolved));

  /** By name, so that the order in which they arrive, or were last edited, never matters. */
  const namersOf = (uri: string): SourceFile[] =>
    [...(namers.get(uri) ?? [])].sort((one, other) => (one.uri < other.uri ? -1 : 1));

  const referencesTo = (uri: string): readonly Reference[] =>
    namersOf(uri).flatMap(file => referencesIn(file).get(uri) ?? []);

  const request = (uri: string): SourceRequest | undefined => {
    const all = referencesTo(uri);
    return all.length === 0 ? undefined : { uri, folders: [...new Set(all.flatMap(reference => reference.folders))] };
  };

  const readAt = (uri: string): ReadFile | undefined => {
    const became = known.get(uri);
    return typeof became === 'string' ? undefined : became;
  };

  const formatsOf = (uri: string): SourceFormat[] => [...new Set(referencesTo(uri).map(({ format }) => format))];

  /** A file that was read may be named in another format since. */
  const isUnread = (uri: string): boolean => {
    const read = readAt(uri);
    return read === undefined ? !known.has(uri) : formatsOf(uri).some(format => !read.records.has(format));
  };

  return {
    setFolders(uris) {
      resolved = resolvingWithin(uris);
      referencesIn = rememberedFor(referencesBy(resolved));
    },
    enter(file) {
      for (const uri of referencesIn(file).keys()) {
        namers.set(uri, (namers.get(uri) ?? new Set()).add(file));
        made.delete(uri);
      }
    },
    leave(file) {
      for (const uri of referencesIn(file).keys()) {
        const files = namers.get(uri);
        files?.delete(file);
        if (files?.size === 0) namers.delete(uri);
        made.delete(uri);
      }
    },
    forgetUnnamed() {
      for (const uri of known.keys()) {
        if (namers.has(uri)) continue;
        known.delete(uri);
        made.delete(uri);
      }
    },
    set(uri, became) {
      if (!namers.has(uri)) return;
      known.set(uri, became);
      made.delete(uri);
    },
    *reading(uri, size) {
      const formats = formatsOf(uri);
      const records = yield* together(formats.map(format => sourceReading(uri, size, format)));
      return {
        // A format whose columns are missing has read no further than the header.
        text: csvText(uri, longest(records.map(({ lineStarts }) => lineStarts))),
        records: new Map(records.map((one, index) => [formats[index] as SourceFormat, one])),
      };
    },
    wanted: () =>
      [...namers.keys()]
        .filter(isUnread)
        .sort()
        .flatMap(uri => request(uri) ?? []),
    requests: places => [...namers.keys()].filter(placesTest(places)).flatMap(uri => request(uri) ?? []),
    uris: () => [...known.keys()].filter(uri => readAt(uri) !== undefined),
    file(uri) {
      const before = made.get(uri);
      const read = readAt(uri);
      if (before !== undefined || read === undefined) return before;
      const findings = formatsOf(uri).flatMap(format => read.records.get(format)?.findings ?? []);
      const organizations = [...new Set(namersOf(uri).flatMap(namer => namer.organizations))];
      const file = { ...WITHOUT_DOCUMENTS, uri, text: read.text, organizations, findings };
      made.set(uri, file);
      return file;
    },
    namedBy: file => [...referencesIn(file).keys()],
    organizationsNaming: uri => [...new Set(referencesTo(uri).map(({ organization }) => organization))],
    find({ file, format }) {
      const at = resolved(file);
      if ('refusal' in at) return at;
      const became = known.get(at.uri);
      if (typeof became === 'string') return { refusal: became };
      return { uri: at.uri, format, records: became?.records.get(format) };
    },
  };
}

/** A usage document's mention of a source. */
interface Reference extends SourceRequest {
  readonly format: SourceFormat;
  readonly organization: string;
}

/** Once for each place where one is written: a file may name thousands, of which an edit changes one. */
const resolvingWithin = (folders: readonly string[]) =>
  rememberedFor(({ source, value }: Located<string>) => resolveSource(source.uri, folders, value));

const referencesBy =
  (resolved: (file: Located<string>) => ResolvedSource) =>
  ({ usages }: SourceFile): ReadonlyMap<string, readonly Reference[]> => {
    const references = usages.flatMap(({ organization, sources }) =>
      sources.flatMap(({ file, format }): Reference[] => {
        const at = resolved(file);
        return 'refusal' in at ? [] : [{ ...at, format, organization: organization.value }];
      }),
    );
    return grouped(references, ({ uri }) => uri);
  };

const NO_LINES = new Int32Array(1);

const longest = (all: readonly Int32Array[]): Int32Array =>
  all.reduce((most, lines) => (lines.length > most.length ? lines : most), NO_LINES);

const WITHOUT_DOCUMENTS = {
  roots: [],
  subscriptions: [],
  usages: [],
  invoices: [],
  withLeftOut: [],
  ignores: [],
} as const;
