/** All files that belong together, what they say of each organization, and what a change of one touches. */

import { alternatives } from '../engine/alternatives';
import type { Cycle } from '../engine/cycle';
import type { ActualInvoice, Day, Subscription } from '../engine/domain';
import { grouped } from '../engine/grouped';
import { eachInPieces, inOneGo, type Pieces, part } from '../engine/pieces';
import { rememberedFor } from '../engine/remembered';
import { sortInPieces } from '../engine/sort-in-pieces';
import type { Fed } from '../model/csv/fed';
import type { Finding } from '../model/finding';
import { applyIgnores } from '../model/ignore';
import type { LinedText } from '../model/lined-text';
import { changeIn, listOf } from '../model/long-list';
import { heldText } from '../model/open-text';
import type { SourceReference } from '../model/read-usage';
import { isLongToRead } from '../model/read-yaml';
import { isLongChange } from '../model/records/scan';
import { kindsOf, readSourceFile, readSourceFileInPieces, type SourceFile } from '../model/source-file';
import {
  billedIds,
  type Change,
  changeOf,
  definedIds,
  invoicesWithId,
  ofOrganization,
  subscriptionsWithId,
} from './contents';
import type { CycleState } from './cycle-state';
import { importedDetailFindings } from './findings/imported-detail';
import { invoiceFindings, unknownSubscription } from './findings/invoice';
import { assumptionFindings, digitalOverageFindings, missingPriceFindings } from './findings/money';
import { leastIdle, overageFindings, substitutionFindings, unusedCommitmentFindings } from './findings/overage';
import { surgeTermsFindings, surgeUseFindings } from './findings/surge';
import { termsFindings } from './findings/terms';
import { decreasedUsageFindings, missingDaysFindings, missingTypeFindings } from './findings/usage';
import { type Assembled, areSame, assemble, type OrganizationFiles, type OrganizationState } from './organization';
import type { SourceRequest } from './source-path';
import { createSources, type NamedSource, type ReadFile, type Unread } from './sources';
import { canonicalUri } from './uri';
import { withSources } from './with-sources';

export interface Workspace {
  /**
   * Takes a new or changed file; read when something is next asked. Files with other names are not taken. One that is
   * being read in pieces is gone on with where little of it is another: the change is read at the end.
   */
  set(text: LinedText): void;
  /**
   * Takes a new or changed file, too. Where it takes so long to read that others should have their turn meanwhile, it is read
   * in the pieces that are given: it is not there until these come to their end, and no more if they are given up; they end
   * early where the file is removed or becomes another one. How long a text takes that only `yaml` can read shows when it is
   * read: it is read right here, as long as there is time.
   */
  take(text: LinedText, hasTime?: () => boolean): Pieces<void> | undefined;
  remove(uri: string): void;
  /** The folders that sources must lie in. Without any, a source must lie in the folder of the file that names it. */
  setFolders(uris: readonly string[]): void;
  /** Canonical URIs of the files that are being read in pieces. */
  urisBeingRead(): readonly string[];
  /** The CSV files that usage documents name and that were not handed in yet. They add nothing until then. */
  wantedSources(): readonly SourceRequest[];
  /** How to read the CSV files at the places, or in folders there, that usage documents name. */
  sourceRequests(uris: readonly string[]): readonly SourceRequest[];
  /** Takes why a CSV file could not be read, if a usage document names it. */
  setUnread(uri: string, why: Unread): void;
  /** Reads a CSV file, if a usage document names it. @param size of it, about, in bytes or UTF-16 units */
  readSource(uri: string, size: number): Fed<void>;
  /**
   * The organizations that are still to be computed for what is said of the files, or of everything. One that came to a
   * fault is none of them: that comes again where it is asked for.
   */
  outdatedFor(uris?: readonly string[]): readonly string[];
  /**
   * Computes the outdated organizations, or some of them, in pieces, and those that are outdated meanwhile, until none is
   * left but those with a fault. One that is asked for is computed at once.
   */
  computeOutdated(some?: readonly string[]): Pieces<void>;
  /** The CSV file that a usage document of the workspace names, as it stands now. */
  findSource(reference: SourceReference): NamedSource;
  /** Canonical URIs of all files, sources included. Every function takes any spelling. */
  uris(): readonly string[];
  file(uri: string): SourceFile | undefined;
  /** Ids of the organizations that some file names, by Unicode code point. */
  organizationIds(): readonly string[];
  organization(id: string): OrganizationState | undefined;
  /**
   * The organization as it would be with another subscription in place of the one that is written at the same place, and of
   * its cycles the one that a day is in alone.
   */
  organizationWith(id: string, changed: Subscription, day: Day): OrganizationState | undefined;
  /** The subscription of this id; undefined where there is none or more than one. */
  subscription(id: string): Subscription | undefined;
  /** Every finding on a file that no comment silences, by place, then code: the same list until something else is found. */
  findings(uri: string): readonly Finding[];
  /** The same in pieces, between which no file may change. */
  findingsInPieces(uri: string): Pieces<readonly Finding[]>;
  /** The files whose findings may differ since this was last asked, with those that are gone. */
  takeTouched(): readonly string[];
  /** Another number whenever a file has come, gone or become another one: until then everything is answered alike. */
  revision(): number;
}

/** A file that is being read in pieces. */
interface BeingRead {
  /** What is read. */
  held: LinedText;
  /** What stands in the file by now. */
  present: LinedText;
}

/** The rest of a file's reading that was begun. */
interface Begun {
  readonly held: LinedText;
  readonly pieces: Pieces<SourceFile>;
}

interface Computed {
  readonly assembled: Assembled;
  /** What is found of the organization as a whole; each of its cycles has its own. */
  readonly findings: FindingsByUri;
}

/** What is found on a file. */
interface Found {
  /** The objects that it follows from. */
  readonly of: readonly unknown[];
  /** Whoever asks goes on with what is begun. */
  readonly pieces: Pieces<void>;
  /** Undefined until the pieces have come to their end. */
  findings: readonly Finding[] | undefined;
}

interface FilesOf extends OrganizationFiles {
  /** Of its subscriptions, each once. */
  readonly ids: readonly string[];
  /** What is found while sources are taken. */
  readonly findings: readonly Finding[];
}

type FindingsByUri = ReadonlyMap<string, readonly Finding[]>;

export function createWorkspace(): Workspace {
  const files = new Map<string, SourceFile>();
  const changed = new Map<string, LinedText | undefined>();
  /** None of them is among the files or the changed ones. */
  const beingRead = new Map<string, BeingRead>();
  const filesByOrganization = new Map<string, Set<string>>();
  /** Files by the ids of the subscriptions that they define, and by those of the ones that they bill. */
  const definedIn = new Map<string, Set<string>>();
  const billedIn = new Map<string, Set<string>>();
  const definers = new Map<string, readonly Subscription[]>();
  /** Those that are outdated are kept as well: what did not change in them is taken from there. */
  const computed = new Map<string, Computed>();
  /** Organizations, each with what stands for its latest change. */
  const outdated = new Map<string, symbol>();
  /** Those that came to a fault, as of a change. */
  const faulty = new Map<string, symbol | undefined>();
  /** Those that are being computed, as of a change. */
  const underWay = new Map<string, { readonly change: symbol | undefined; readonly pieces: Pieces<void> }>();
  const touched = new Set<string>();
  /** Files, and sets of files, with all that comes with them among these: it is gone over once. */
  const touchedWhole = new Set<SourceFile | Set<string>>();
  const foundOn = new WeakMap<SourceFile, Found>();
  const sources = createSources();
  let revision = 0;

  /** The organizations of which a file says something else are to be computed again, and those that share a subscription id. */
  const forget = (file: SourceFile, { organizations, ids }: Change, isMoved: boolean): void => {
    touched.add(file.uri);
    for (const id of ids) touchSharers(id);
    for (const source of sources.namedBy(file)) touched.add(source);
    const sharing = ids.flatMap(definersOf).map(({ organization }) => organization.value);
    for (const organization of new Set([...organizations, ...sharing])) {
      outdated.set(organization, Symbol());
      // Otherwise what is found anew tells which files it is found on.
      if (!computed.has(organization)) touchAll(organization);
    }
    if (!isMoved) return;
    touch(file);
    for (const organization of organizationsOf(file)) touchAll(organization);
  };

  /** The organizations that name a CSV file are to be computed again. */
  const setSource = (uri: string, became: ReadFile | Unread): void => {
    revision += 1;
    sources.set(uri, became);
    for (const organization of sources.organizationsNaming(uri)) {
      outdated.set(organization, Symbol());
      touchAll(organization);
    }
  };

  const isFirstTouch = (whole: SourceFile | Set<string> | undefined): boolean => {
    if (whole === undefined || touchedWhole.has(whole)) return false;
    touchedWhole.add(whole);
    return true;
  };

  const touchAll = (organization: string): void => {
    const uris = filesByOrganization.get(organization);
    if (!isFirstTouch(uris)) return;
    for (const uri of uris ?? []) touch(files.get(uri));
  };

  /** A file's findings may differ now, and those of the invoices of its subscriptions. */
  const touch = (file: SourceFile | undefined): void => {
    if (file === undefined || !isFirstTouch(file)) return;
    touched.add(file.uri);
    for (const id of [...definedIds(file), ...billedIds(file)]) touchSharers(id);
    for (const source of sources.namedBy(file)) touched.add(source);
  };

  /** Files that define or bill a subscription. */
  const touchSharers = (id: string): void => {
    for (const uris of [definedIn.get(id), billedIn.get(id)])
      if (isFirstTouch(uris)) for (const uri of uris ?? []) touched.add(uri);
  };

  /** The organizations that a file names, or whose subscriptions it bills. */
  const concerned = (file: SourceFile): string[] => {
    // Of a source whoever names it, not all others of the documents' files.
    const naming = files.has(file.uri) ? undefined : new Set(sources.organizationsNaming(file.uri));
    const named = organizationsOf(file).filter(id => naming?.has(id) ?? true);
    const billed = billedIds(file).flatMap(definersOf);
    return [...new Set([...named, ...billed.map(({ organization }) => organization.value)])];
  };

  /** By name, so that the order in which files arrive, or were last edited, never matters. */
  const filesIn = (uris: Set<string> | undefined): SourceFile[] =>
    [...(uris ?? [])].sort().flatMap(uri => files.get(uri) ?? []);

  /** Kept until a file comes or goes: where thousands of organizations share an id by mistake, each asks for all of them. */
  const definersOf = (id: string): readonly Subscription[] => {
    const known = definers.get(id);
    if (known !== undefined) return known;
    const found = filesIn(definedIn.get(id)).flatMap(file => subscriptionsWithId(file, id));
    definers.set(id, found);
    return found;
  };

  const invoicesOf = (ids: readonly string[]): ActualInvoice[] =>
    ids.flatMap(id => filesIn(billedIn.get(id)).flatMap(file => invoicesWithId(file, id)));

  /** @param isMoved whether what stands in the file may stand on other lines now than what refers to it says */
  const enter = (file: SourceFile, change: Change, isMoved: boolean): void => {
    files.set(file.uri, file);
    sources.enter(file);
    for (const organization of organizationsOf(file)) addTo(filesByOrganization, organization, file.uri);
    for (const id of definedIds(file)) addTo(definedIn, id, file.uri);
    for (const id of billedIds(file)) addTo(billedIn, id, file.uri);
    definers.clear();
    forget(file, change, isMoved);
  };

  const leave = (file: SourceFile, change: Change, isMoved: boolean): void => {
    forget(file, change, isMoved);
    files.delete(file.uri);
    sources.leave(file);
    for (const organization of organizationsOf(file)) removeFrom(filesByOrganization, organization, file.uri);
    for (const id of definedIds(file)) removeFrom(definedIn, id, file.uri);
    for (const id of billedIds(file)) removeFrom(billedIn, id, file.uri);
    definers.clear();
  };

  /** Nobody asks again for an organization that no file names any more. */
  const forgetUnnamed = (organizations: readonly string[]): void => {
    for (const id of organizations) {
      if (filesByOrganization.has(id)) continue;
      const known = computed.get(id);
      if (known !== undefined) for (const uri of differing(known, undefined)) touched.add(uri);
      outdated.delete(id);
      faulty.delete(id);
      underWay.delete(id);
      computed.delete(id);
    }
  };

  const settle = (): void => {
    if (changed.size === 0) return;
    for (const [uri, text] of changed) {
      // First of all: a fault in reading one file must not come again with every question about another.
      changed.delete(uri);
      const before = files.get(uri);
      replace(before, text && readSourceFile(uri, text, before));
    }
    sources.forgetUnnamed();
  };

  const replace = (before: SourceFile | undefined, file: SourceFile | undefined): void => {
    const isMoved = file?.yaml?.read.scan.movesLines ?? true;
    const change = changeOf(before, file);
    if (before !== undefined) leave(before, change, isMoved);
    if (file !== undefined) enter(file, change, isMoved);
    if (before !== undefined) forgetUnnamed(organizationsOf(before));
  };

  /** Whether what was last read of a file is what stands in it. */
  const isRead = (uri: string, text: LinedText): boolean => {
    const file = files.get(uri);
    return file?.text === text && file.yaml?.read.scan.text === text.content;
  };

  /** Reads a file as long as there is time. What is left of it where it takes longer: the file is not there then. */
  const begin = (uri: string, text: LinedText, hasTime: () => boolean): Begun | undefined => {
    changed.delete(uri);
    const before = files.get(uri);
    const held = heldText(text);
    const pieces = readSourceFileInPieces(uri, held, before);
    try {
      let step = pieces.next();
      while (step.done !== true && hasTime()) step = pieces.next();
      replace(before, step.done === true ? { ...step.value, text } : undefined);
      sources.forgetUnnamed();
      return step.done === true ? undefined : { held, pieces };
    } catch {
      // It comes again, and is told, where the file is asked for.
      changed.set(uri, text);
      return undefined;
    }
  };

  /** Goes on as long as the file is what is read; undefined where it has become another one or none. */
  function* whileRead(uri: string, reading: BeingRead, pieces: Pieces<SourceFile>): Pieces<SourceFile | undefined> {
    let step = pieces.next();
    while (step.done !== true) {
      yield step.value;
      // Others have had their turn, and what they did with the file counts.
      if (beingRead.get(uri) !== reading) return undefined;
      step = pieces.next();
    }
    return step.value;
  }

  function* readInPieces(uri: string, text: LinedText, begun?: Begun): Pieces<void> {
    revision += 1;
    changed.delete(uri);
    replace(files.get(uri), undefined);
    sources.forgetUnnamed();
    const reading: BeingRead = { held: begun?.held ?? heldText(text), present: text };
    beingRead.set(uri, reading);
    try {
      let file = yield* whileRead(uri, reading, begun?.pieces ?? readSourceFileInPieces(uri, reading.held));
      while (file !== undefined && reading.held.content !== reading.present.content) {
        reading.held = heldText(reading.present);
        file = yield* part(whileRead(uri, reading, readSourceFileInPieces(uri, reading.held, file)), 1, 1);
      }
      revision += 1;
      if (file !== undefined) replace(undefined, { ...file, text: reading.present });
    } finally {
      if (beingRead.get(uri) === reading) beingRead.delete(uri);
    }
  }

  const put = (uri: string, text: LinedText): void => {
    const reading = beingRead.get(uri);
    if (reading !== undefined && !isLongChange(reading.held.content, text.content)) {
      reading.present = text;
      return;
    }
    revision += 1;
    beingRead.delete(uri);
    if (isRead(uri, text)) changed.delete(uri);
    else changed.set(uri, text);
  };

  const fileAt = (uri: string): SourceFile | undefined => {
    const canonical = files.has(uri) ? uri : canonicalUri(uri);
    return files.get(canonical) ?? sources.file(canonical);
  };

  const repeatedIds = (ids: readonly string[]): Map<string, readonly Subscription[]> =>
    new Map(ids.map(id => [id, definersOf(id)] as const).filter(([, copies]) => copies.length > 1));

  const compute = (id: string): Computed | undefined => {
    const known = computed.get(id);
    if (known !== undefined && !outdated.has(id)) return known;
    if (!filesByOrganization.has(id)) return undefined;
    try {
      inOneGo(computing(id));
    } catch (fault) {
      // It must not come again with every question.
      outdated.delete(id);
      throw fault;
    }
    return computed.get(id);
  };

  const isStillOutdated = (id: string): boolean => outdated.has(id) && faulty.get(id) !== outdated.get(id);

  /** The next to be computed, of all or of some. */
  const nextOutdated = (some: Iterable<string> = outdated.keys()): string | undefined => {
    for (const id of some) if (isStillOutdated(id)) return id;
    return undefined;
  };

  /** What is begun is gone on with, whoever asks, as long as nothing has changed since. */
  const computing = (id: string): Pieces<void> => {
    const change = outdated.get(id);
    const begun = underWay.get(id);
    if (begun !== undefined && begun.change === change) return begun.pieces;
    const pieces = computeInPieces(id, change);
    underWay.set(id, { change, pieces });
    return pieces;
  };

  function* computeInPieces(id: string, change: symbol | undefined): Pieces<void> {
    try {
      const files = filesOf(id, subscription => subscription);
      if (files === undefined) {
        outdated.delete(id);
        return;
      }
      const known = computed.get(id);
      const working = workOut(files, known);
      let step = working.next();
      while (step.done !== true) {
        yield step.value;
        // Others have had their turn, and what they changed counts.
        if (outdated.get(id) !== change) return;
        step = working.next();
      }
      if (known !== undefined) for (const uri of differing(known, step.value)) touched.add(uri);
      computed.set(id, step.value);
      outdated.delete(id);
      faulty.delete(id);
    } catch (fault) {
      faulty.set(id, change);
      throw fault;
    } finally {
      if (underWay.get(id)?.change === change) underWay.delete(id);
    }
  }

  function* workOut(files: FilesOf, known: Computed | undefined): Pieces<Computed> {
    const assembled = yield* part(assemble(files, known?.assembled), 0, ASSEMBLED);
    const { state } = assembled;
    const { come } = changedCycles(known?.assembled.state.cycles ?? [], state.cycles);
    yield* part(forEach(come, workOutUse), ASSEMBLED, USED);
    // Those of the cycles before were asked for, and are compared with these.
    if (known !== undefined) yield* part(forEach(come, cycleFindings), USED, LOOKED_AT);
    const ofOrganization = yield* part(organizationFindings(state, invoicesOf(files.ids)), LOOKED_AT, 1);
    return { assembled, findings: groupByUri([...files.findings, ...state.findings, ...ofOrganization]) };
  }

  const filesOf = (id: string, changed: (subscription: Subscription) => Subscription): FilesOf | undefined => {
    const uris = filesByOrganization.get(id);
    if (uris === undefined) return undefined;
    const named = filesIn(uris).map(file => ofOrganization(file, id));
    const subscriptions = named.flatMap(file => file.subscriptions).map(changed);
    const written = named.flatMap(file => file.usages);
    const { usages, findings } = withSources(written, subscriptions, sources);
    const ids = [...new Set(subscriptions.map(subscription => subscription.id.value))];
    const hasLeftOut = named.some(file => file.hasLeftOut);
    return { id, subscriptions, usages, hasLeftOut, repeatedIds: repeatedIds(ids), ids, findings };
  };

  const findingOn = (file: SourceFile): Found => {
    const organizations = concerned(file).map(compute);
    const unknown = file.invoices.filter(({ subscription }) => !definedIn.has(subscription.value));
    const of = [...organizations, ...unknown];
    const known = foundOn.get(file);
    if (known !== undefined && areSame(known.of, of)) return known;
    const found: Found = { of, pieces: putTogether(), findings: undefined };
    foundOn.set(file, found);
    return found;

    function* putTogether(): Pieces<void> {
      try {
        const unknowns = yield* part(eachInPieces(unknown, FINDINGS_IN_A_TURN, unknownSubscription), 0, 0.1);
        const all = yield* part(joined([file.findings, ...findingsAt(organizations, file.uri), unknowns]), 0.1, 0.2);
        const left = yield* part(applyIgnores(file.uri, file.text, file.ignores, all), 0.2, 0.5);
        found.findings = yield* part(inOrder(left), 0.5, 1);
      } catch (fault) {
        // It comes again with the next question.
        foundOn.delete(file);
        throw fault;
      }
    }
  };

  function* findingsInPieces(uri: string): Pieces<readonly Finding[]> {
    settle();
    const file = fileAt(uri);
    if (file === undefined) return NOTHING_FOUND;
    const found = findingOn(file);
    yield* part(found.pieces, 0, 1);
    // Somebody else who went on with it has come to a fault: it comes again.
    return found.findings ?? (yield* findingsInPieces(uri));
  }

  return {
    set(text) {
      if (kindsOf(text.uri).length > 0) put(canonicalUri(text.uri), text);
    },
    take(text, hasTime = () => true) {
      if (kindsOf(text.uri).length === 0) return undefined;
      const { content } = text;
      const uri = canonicalUri(text.uri);
      const reading = beingRead.get(uri);
      if (isLongToRead(content, files.get(uri)?.yaml)) {
        if (reading === undefined || isLongChange(reading.held.content, content)) return readInPieces(uri, text);
      } else if (reading === undefined && !isRead(uri, text)) {
        const begun = begin(uri, text, hasTime);
        if (begun !== undefined) return readInPieces(uri, text, begun);
      }
      put(uri, text);
      return undefined;
    },
    remove(uri) {
      const canonical = canonicalUri(uri);
      revision += 1;
      beingRead.delete(canonical);
      changed.set(canonical, undefined);
    },
    setFolders(uris) {
      settle();
      revision += 1;
      const known = [...files.values()];
      for (const file of known) leave(file, changeOf(file, undefined), true);
      sources.setFolders(uris.map(canonicalUri));
      for (const file of known) enter(file, changeOf(undefined, file), true);
      sources.forgetUnnamed();
    },
    urisBeingRead: () => [...beingRead.keys()],
    wantedSources() {
      settle();
      return sources.wanted();
    },
    sourceRequests(uris) {
      settle();
      return sources.requests(uris.map(canonicalUri));
    },
    setUnread(uri, why) {
      settle();
      setSource(canonicalUri(uri), why);
    },
    *readSource(uri, size) {
      settle();
      const canonical = canonicalUri(uri);
      const read = yield* sources.reading(canonical, size);
      settle();
      setSource(canonical, read);
    },
    outdatedFor(uris) {
      settle();
      if (outdated.size === 0) return [];
      const known = (uris ?? []).flatMap(uri => fileAt(uri) ?? []);
      const ids = uris === undefined ? outdated.keys() : new Set(known.flatMap(concerned));
      return [...ids].filter(isStillOutdated);
    },
    *computeOutdated(some) {
      settle();
      for (let done = 0; nextOutdated(some) !== undefined; done += 1) {
        const all = done + outdated.size;
        if (done > 0) yield done / all;
        settle();
        const id = nextOutdated(some);
        if (id === undefined) return;
        const before = computed.get(id)?.assembled.state.cycles ?? [];
        for (const share of part(computing(id), done / all, (done + 1) / all)) {
          yield share;
          // What has changed meanwhile makes it begin anew.
          settle();
        }
        // They are asked for next.
        const { come } = changedCycles(before, computed.get(id)?.assembled.state.cycles ?? []);
        for (const _ of forEach(come, cycleFindings)) {
          yield (done + 1) / all;
          settle();
        }
      }
    },
    findSource(reference) {
      settle();
      return sources.find(reference);
    },
    uris() {
      settle();
      return [...files.keys(), ...sources.uris()].sort();
    },
    file(uri) {
      settle();
      return fileAt(uri);
    },
    organizationIds() {
      settle();
      return [...filesByOrganization.keys()].sort(byCodePoint);
    },
    organization(id) {
      settle();
      return compute(id)?.assembled.state;
    },
    organizationWith(id, changed, day) {
      settle();
      const { uri, start } = changed.source;
      const isWrittenThere = ({ source }: Subscription): boolean => source.uri === uri && source.start === start;
      const files = filesOf(id, one => (isWrittenThere(one) ? changed : one));
      const isIts = ({ start, end }: Cycle): boolean => start <= day && day <= end;
      return files && inOneGo(assemble(files, computed.get(id)?.assembled, isIts)).state;
    },
    subscription(id) {
      settle();
      const [only, ...others] = definersOf(id);
      return others.length === 0 ? only : undefined;
    },
    findings: uri => inOneGo(findingsInPieces(uri)),
    findingsInPieces,
    takeTouched() {
      settle();
      // One with a fault is told of where it is asked for: here it would keep all others from being told.
      for (const id of [...outdated.keys()].filter(id => computed.has(id) && isStillOutdated(id))) compute(id);
      const uris = [...touched].sort();
      touched.clear();
      touchedWhole.clear();
      return uris;
    },
    revision: () => revision,
  };
}

const NOTHING_FOUND: readonly Finding[] = [];

/** How much of the work is done by then, about: an organization is assembled, its cycles are looked at. */
const [ASSEMBLED, USED, LOOKED_AT] = [0.7, 0.8, 0.9];

const ORGANIZATION_FINDINGS = [
  unusedCommitmentFindings,
  surgeTermsFindings,
  missingPriceFindings,
  assumptionFindings,
  termsFindings,
];

/** What an organization's results tell about its terms and its invoices. */
function* organizationFindings(state: OrganizationState, invoices: readonly ActualInvoice[]): Pieces<Finding[]> {
  const found: (readonly Finding[])[] = [];
  const length = ORGANIZATION_FINDINGS.length + invoices.length;
  for (const findingsOf of ORGANIZATION_FINDINGS) {
    if (found.length > 0) yield found.length / length;
    found.push(findingsOf(state));
  }
  for (const invoice of invoices) {
    yield found.length / length;
    found.push(yield* part(invoiceFindings(state, invoice), found.length / length, (found.length + 1) / length));
  }
  return found.flat();
}

/** What the results of a cycle tell about its figures, and what stops some from being used. */
const cycleFindings = rememberedFor(
  (state: CycleState): FindingsByUri =>
    groupByUri([
      ...state.findings,
      ...overageFindings(state),
      ...substitutionFindings(state),
      ...surgeUseFindings(state),
      ...missingTypeFindings(state),
      ...decreasedUsageFindings(state),
      ...missingDaysFindings(state),
      ...digitalOverageFindings(state),
      ...importedDetailFindings(state),
    ]),
);

/** Those of each organization as a whole, and those of each of its cycles. */
function findingsAt(organizations: readonly (Computed | undefined)[], uri: string): (readonly Finding[])[] {
  const found: (readonly Finding[])[] = [];
  for (const computed of organizations) {
    found.push(computed?.findings.get(uri) ?? NOTHING_FOUND);
    for (const state of computed?.assembled.state.cycles ?? [])
      found.push(cycleFindings(state).get(uri) ?? NOTHING_FOUND);
  }
  return found;
}

/** So many findings are looked at before others have their turn: a millisecond. */
const FINDINGS_IN_A_TURN = 2000;

/** Findings of several lists as one. */
function* joined(lists: readonly (readonly Finding[])[]): Pieces<Finding[]> {
  const all: Finding[] = [];
  let turnEnds = FINDINGS_IN_A_TURN;
  for (const [index, list] of lists.entries()) {
    for (const finding of list) all.push(finding);
    if (all.length < turnEnds) continue;
    turnEnds = all.length + FINDINGS_IN_A_TURN;
    yield index / lists.length;
  }
  return all;
}

/** The organizations that a file names; for a source those of the usage documents that name it. */
export const organizationsOf = (file: SourceFile): readonly string[] => file.organizations;

/** Compares as Unicode code points, which UTF-16 units do not for characters beyond the first plane. */
function byCodePoint(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const difference = (index: number): number => (one.codePointAt(index) ?? -1) - (other.codePointAt(index) ?? -1);
  // They may differ in the second half of a character.
  return difference(at - 1) || difference(at);
}

/** By place, then code. Each place is asked for once: it is where the finding stands by now. */
function* inOrder(findings: readonly Finding[]): Pieces<Finding[]> {
  const toPlaced = (finding: Finding) => ({ finding, start: finding.source.start });
  const placed = yield* part(eachInPieces(findings, FINDINGS_IN_A_TURN, toPlaced), 0, 0.3);
  const sorted = yield* part(
    sortInPieces(placed, (one, other) => one.start - other.start || byCode(one.finding, other.finding)),
    0.3,
    1,
  );
  return yield* part(
    eachInPieces(sorted, FINDINGS_IN_A_TURN, ({ finding }) => finding),
    1,
    1,
  );
}

function byCode({ code: one }: Finding, { code: other }: Finding): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Works out what is remembered of each cycle, so that it is at hand when it is asked for. */
function* forEach(cycles: readonly CycleState[], workOut: (cycle: CycleState) => unknown): Pieces<void> {
  for (const [index, cycle] of cycles.entries()) {
    if (index > 0) yield index / cycles.length;
    workOut(cycle);
  }
}

/** What is told of an organization is put together from these. */
function workOutUse({ reconciliation }: CycleState): void {
  if (reconciliation === undefined) return;
  leastIdle(reconciliation);
  alternatives([reconciliation]);
}

function changedCycles(before: readonly CycleState[], present: readonly CycleState[]) {
  const { start, endBefore, end } = changeIn(listOf(before), listOf(present));
  return { gone: before.slice(start, endBefore), come: present.slice(start, end) };
}

/** The files on which an organization's findings differ. Cycles have the same as long as they are the same. */
function differing(before: Computed, after: Computed | undefined): Set<string> {
  const { gone, come } = changedCycles(before.assembled.state.cycles, after?.assembled.state.cycles ?? []);
  const all = [
    before.findings,
    ...(after === undefined ? [] : [after.findings]),
    ...[...gone, ...come].map(cycleFindings),
  ];
  return new Set(all.flatMap(findings => [...findings.keys()]));
}

const groupByUri = (findings: readonly Finding[]): Map<string, Finding[]> =>
  grouped(findings, ({ source }) => source.uri);

function addTo(index: Map<string, Set<string>>, key: string, uri: string): void {
  const uris = index.get(key);
  if (uris === undefined) index.set(key, new Set([uri]));
  else uris.add(uri);
}

function removeFrom(index: Map<string, Set<string>>, key: string, uri: string): void {
  const uris = index.get(key);
  uris?.delete(uri);
  if (uris?.size === 0) index.delete(key);
}
