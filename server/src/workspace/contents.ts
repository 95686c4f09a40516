/** What a file has of each organization and each subscription, so that none of them is looked for through all of it. */
import type { ActualInvoice, Subscription } from '../engine/domain';
import { grouped } from '../engine/grouped';
import { rememberedFor } from '../engine/remembered';
import type { Usage } from '../model/read-usage';
import type { SourceFile } from '../model/source-file';
import { areSame } from './organization';

/** All lists are in the order of the file. */
interface Contents {
  readonly organizations: ReadonlyMap<string, OfOrganization>;
  /** By their id. */
  readonly subscriptions: ReadonlyMap<string, readonly Subscription[]>;
  /** By the id of the subscription that they bill. */
  readonly invoices: ReadonlyMap<string, readonly ActualInvoice[]>;
}

interface OfOrganization {
  readonly subscriptions: readonly Subscription[];
  readonly usages: readonly Usage[];
  /** Whether a subscription of it is left out. */
  readonly hasLeftOut: boolean;
}

const NOTHING: OfOrganization = { subscriptions: [], usages: [], hasLeftOut: false };

const contentsOf = rememberedFor((file: SourceFile): Contents => {
  const subscriptions = grouped(file.subscriptions, ({ organization }) => organization.value);
  const usages = grouped(file.usages, ({ organization }) => organization.value);
  const leftOut = new Set(file.withLeftOut);
  const ofOrganization = (id: string): OfOrganization => ({
    subscriptions: subscriptions.get(id) ?? [],
    usages: usages.get(id) ?? [],
    hasLeftOut: leftOut.has(id),
  });
  return {
    organizations: new Map(file.organizations.map(id => [id, ofOrganization(id)])),
    subscriptions: grouped(file.subscriptions, ({ id }) => id.value),
    invoices: grouped(file.invoices, ({ subscription }) => subscription.value),
  };
});

export const ofOrganization = (file: SourceFile, organization: string): OfOrganization =>
  contentsOf(file).organizations.get(organization) ?? NOTHING;

export const subscriptionsWithId = (file: SourceFile, id: string): readonly Subscription[] =>
  contentsOf(file).subscriptions.get(id) ?? [];

export const invoicesWithId = (file: SourceFile, id: string): readonly ActualInvoice[] =>
  contentsOf(file).invoices.get(id) ?? [];

/** Ids of subscriptions, each once. */
export const definedIds = (file: SourceFile): readonly string[] => [...contentsOf(file).subscriptions.keys()];
export const billedIds = (file: SourceFile): readonly string[] => [...contentsOf(file).invoices.keys()];

/** Of what a file says something else than before. */
export interface Change {
  /** Organizations that it names or named. */
  readonly organizations: readonly string[];
  /** Ids of subscriptions that it defines or bills, or did so. */
  readonly ids: readonly string[];
}

export function changeOf(before: SourceFile | undefined, after: SourceFile | undefined): Change {
  const both = [before, after].flatMap(file => file ?? []);
  const differs = (partsIn: (file: SourceFile) => readonly unknown[]): boolean =>
    before === undefined || after === undefined || !areSame(partsIn(before), partsIn(after));
  const organizations = new Set(both.flatMap(file => file.organizations));
  const ids = new Set(both.flatMap(file => [...definedIds(file), ...billedIds(file)]));
  return {
    organizations: [...organizations].filter(id => differs(file => partsOf(ofOrganization(file, id)))),
    ids: [...ids].filter(id => differs(file => [...subscriptionsWithId(file, id), ...invoicesWithId(file, id)])),
  };
}

const partsOf = ({ subscriptions, usages, hasLeftOut }: OfOrganization): readonly unknown[] => [
  hasLeftOut,
  ...subscriptions,
  ...usages,
];
