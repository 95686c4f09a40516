/** All files that belong together, what they say of each organization, and what a change of one touches. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Located } from '../engine/domain';
import type { Finding } from '../model/finding';
import { kindsOf, readSourceFile, type SourceFile } from '../model/source-file';
import { overageFindings, substitutionFindings, unusedCommitmentFindings } from './findings/overage';
import { surgeTermsFindings, surgeUseFindings } from './findings/surge';
import { decreasedUsageFindings, missingDaysFindings, missingTypeFindings } from './findings/usage';
import { assemble, type OrganizationState } from './organization';
import { canonicalUri } from './uri';

export interface Workspace {
  /** Takes a new or changed file; read when something is next asked. Files with other names are not taken. */
  set(text: TextDocument): void;
  remove(uri: string): void;
  /** Canonical URIs of all files. Every function takes any spelling. */
  uris(): readonly string[];
  file(uri: string): SourceFile | undefined;
  /** Ids of the organizations that some file names, by Unicode code point. */
  organizationIds(): readonly string[];
  organization(id: string): OrganizationState | undefined;
  /** Every finding on a file, by place, then code. */
  findings(uri: string): readonly Finding[];
  /** The files whose findings may differ since this was last asked, with those that are gone. */
  takeTouched(): readonly string[];
}

interface Computed {
  readonly state: OrganizationState;
  readonly findingsByUri: ReadonlyMap<string, readonly Finding[]>;
}

export function createWorkspace(): Workspace {
  const files = new Map<string, SourceFile>();
  const changed = new Map<string, TextDocument | undefined>();
  const filesByOrganization = new Map<string, Set<string>>();
  const filesById = new Map<string, Set<string>>();
  const computed = new Map<string, Computed>();
  const touched = new Set<string>();

  /** Forgets what was computed of the file's organizations, and of those that share a subscription id with it. */
  const forget = (file: SourceFile): void => {
    const sharers = subscriptionIds(file).flatMap(id => [...(filesById.get(id) ?? [])]);
    const related = [file, ...sharers.flatMap(uri => files.get(uri) ?? [])];
    for (const organization of new Set(related.flatMap(organizationsOf))) {
      computed.delete(organization);
      for (const uri of filesByOrganization.get(organization) ?? []) touched.add(uri);
    }
    touched.add(file.uri);
  };

  const enter = (file: SourceFile): void => {
    files.set(file.uri, file);
    for (const organization of organizationsOf(file)) addTo(filesByOrganization, organization, file.uri);
    for (const id of subscriptionIds(file)) addTo(filesById, id, file.uri);
    forget(file);
  };

  const leave = (file: SourceFile): void => {
    forget(file);
    files.delete(file.uri);
    for (const organization of organizationsOf(file)) removeFrom(filesByOrganization, organization, file.uri);
    for (const id of subscriptionIds(file)) removeFrom(filesById, id, file.uri);
  };

  const settle = (): void => {
    for (const [uri, text] of changed) {
      const before = files.get(uri);
      if (before !== undefined) leave(before);
      if (text !== undefined) enter(readSourceFile(uri, text));
    }
    changed.clear();
  };

  const repeatedIds = (ids: readonly string[]): Map<string, Located<string>[]> => {
    const places = ids.map((id): [string, Located<string>[]] => {
      const holders = [...(filesById.get(id) ?? [])].flatMap(uri => files.get(uri) ?? []);
      const copies = holders.flatMap(file => file.subscriptions).filter(subscription => subscription.id.value === id);
      return [id, copies.map(subscription => subscription.id)];
    });
    return new Map(places.filter(([, copies]) => copies.length > 1));
  };

  const compute = (id: string): Computed | undefined => {
    const known = computed.get(id);
    if (known !== undefined) return known;
    const uris = filesByOrganization.get(id);
    if (uris === undefined) return undefined;
    // By name, so that the order in which files arrive never matters.
    const named = [...uris].sort().flatMap(uri => files.get(uri) ?? []);
    const subscriptions = named.flatMap(file => file.subscriptions).filter(one => one.organization.value === id);
    const usages = named.flatMap(file => file.usages).filter(usage => usage.organization.value === id);
    const ids = [...new Set(subscriptions.map(subscription => subscription.id.value))];
    const state = assemble({ id, subscriptions, usages, repeatedIds: repeatedIds(ids) });
    const result = { state, findingsByUri: groupByUri([...state.findings, ...resultFindings(state)]) };
    computed.set(id, result);
    return result;
  };

  return {
    set(text) {
      if (kindsOf(text.uri).length > 0) changed.set(canonicalUri(text.uri), text);
    },
    remove(uri) {
      changed.set(canonicalUri(uri), undefined);
    },
    uris() {
      settle();
      return [...files.keys()].sort();
    },
    file(uri) {
      settle();
      return files.get(canonicalUri(uri));
    },
    organizationIds() {
      settle();
      return [...filesByOrganization.keys()].sort(byCodePoint);
    },
    organization(id) {
      settle();
      return compute(id)?.state;
    },
    findings(uri) {
      settle();
      const file = files.get(canonicalUri(uri));
      if (file === undefined) return [];
      const ofOrganizations = organizationsOf(file).flatMap(id => compute(id)?.findingsByUri.get(file.uri) ?? []);
      return [...file.findings, ...ofOrganizations].sort(byPlace);
    },
    takeTouched() {
      settle();
      const uris = [...touched].sort();
      touched.clear();
      return uris;
    },
  };
}

/** What the results tell about the figures and the commitments. */
const resultFindings = (state: OrganizationState): Finding[] => [
  ...overageFindings(state),
  ...substitutionFindings(state),
  ...unusedCommitmentFindings(state),
  ...surgeUseFindings(state),
  ...surgeTermsFindings(state),
  ...missingTypeFindings(state),
  ...decreasedUsageFindings(state),
  ...missingDaysFindings(state),
];

export const organizationsOf = (file: SourceFile): readonly string[] => [
  ...new Set([...file.subscriptions, ...file.usages].map(document => document.organization.value)),
];

const subscriptionIds = (file: SourceFile): readonly string[] => [
  ...new Set(file.subscriptions.map(subscription => subscription.id.value)),
];

/** Compares as Unicode code points, which UTF-16 units do not for characters beyond the first plane. */
function byCodePoint(one: string, other: string): number {
  const [left, right] = [Array.from(one), Array.from(other)];
  for (let index = 0; index < left.length && index < right.length; index += 1) {
    const difference = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function byPlace(one: Finding, other: Finding): number {
  const byStart = one.source.start - other.source.start;
  if (byStart !== 0 || one.code === other.code) return byStart;
  return one.code < other.code ? -1 : 1;
}

function groupByUri(findings: readonly Finding[]): Map<string, Finding[]> {
  const byUri = new Map<string, Finding[]>();
  for (const finding of findings) {
    const ofUri = byUri.get(finding.source.uri);
    if (ofUri === undefined) byUri.set(finding.source.uri, [finding]);
    else ofUri.push(finding);
  }
  return byUri;
}

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
