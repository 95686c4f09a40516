/** What of a workspace a command is about: the named files, one organization, one billing cycle. */
import { type Cycle, cycleContaining, periodContaining } from '../engine/cycle';
import type { Day, Severity, Source } from '../engine/domain';
import { dayOfInstant } from '../engine/instant';
import type { Reconciliation } from '../engine/reconcile';
import type { Messages } from '../messages/message';
import { type Finding, SEVERITY_OF } from '../model/finding';
import { nearest } from '../model/nearest';
import { rawPartsOf, type Usage } from '../model/read-usage';
import { findingsText } from '../reports/findings';
import type { Workspace } from '../workspace/workspace';
import type { FailOn, Selection } from './arguments';
import { datesOfPlaces, organizationsAt } from './places';
import type { Terminal } from './terminal';
import type { LoadedWorkspace } from './workspace';

/** 0: nothing to report · 1: findings · 2: bad use or unreadable input. */
export type ExitCode = 0 | 1 | 2;

const RANK: Record<Severity, number> = { information: 0, warning: 1, error: 2 };

/** Whether a finding makes the exit code 1. */
const fails =
  (failOn: FailOn) =>
  ({ code }: Finding): boolean =>
    failOn !== 'never' && RANK[SEVERITY_OF[code]] >= RANK[failOn];

/** How a command ends that could not read or find what the notes name, and found this. */
export function exitCodeOf(notes: readonly string[], findings: readonly Finding[], failOn: FailOn): ExitCode {
  if (notes.length > 0) return 2;
  return findings.some(fails(failOn)) ? 1 : 0;
}

/** For commands whose results are no findings: those that fail go to standard error, with what could not be read. */
export function endWithFindings({ messages, error }: Terminal, loaded: LoadedWorkspace, request: Selection): ExitCode {
  const { workspace, folder } = loaded;
  const findings = selectFindings(loaded, request);
  const notes = notesOn(loaded, messages, request);
  for (const sentence of notes) error(`${sentence}\n`);
  error(findingsText(workspace, messages, folder, findings.filter(fails(request.failOn))));
  return exitCodeOf(notes, findings, request.failOn);
}

/** The reconciliations that a named file has a part in: a subscription of theirs, or a record dated in their cycle. */
export function selectReconciliations(
  { workspace, isNamed }: LoadedWorkspace,
  { organization, cycle }: Selection,
): Reconciliation[] {
  const ids = workspace.organizationIds().filter(id => organization === undefined || id === organization);
  return ids.flatMap(id => {
    const state = workspace.organization(id);
    const reconciliations = state?.reconciliations ?? [];
    const ofCycle = reconciliations.filter(one => cycle === undefined || holds(one.cycle, cycle));
    const isSubscriptionNamed = ({ subscriptions }: Reconciliation): boolean =>
      subscriptions.some(({ source }) => isNamed(source.uri));
    if (ofCycle.every(isSubscriptionNamed)) return ofCycle;
    const days = new Set(state?.usages.flatMap(usage => namedDays(usage, isNamed)));
    return ofCycle.filter(one => isSubscriptionNamed(one) || [...days].some(day => holds(one.cycle, day)));
  });
}

export const holds = ({ start, end }: Cycle, day: Day): boolean => start <= day && day <= end;

/** The days on which records of a usage document are dated that stand in a named file. */
function namedDays(usage: Usage, isNamed: (uri: string) => boolean): Day[] {
  const isWhole = isNamed(usage.source.uri);
  const counts = ({ uri }: Source): boolean => isWhole || isNamed(uri);
  const rawDays = rawPartsOf(usage).flatMap(({ begins, sourceAt, from, to }): Day[] => {
    if (from === to || !counts(sourceAt(from))) return [];
    return [...new Set(Array.from({ length: to - from }, (_, row) => dayOfInstant(begins[from + row] ?? Number.NaN)))];
  });
  const dated = [...usage.days, ...usage.digitalUnits].flatMap(({ date }) => (counts(date.source) ? date.value : []));
  return [...dated, ...rawDays];
}

/**
 * The findings on the named files. Of one organization: those that are not in another's document. Of one cycle: those
 * of which no place is dated, or one is dated in it.
 */
export function selectFindings({ workspace, isNamed }: LoadedWorkspace, { organization, cycle }: Selection): Finding[] {
  const dayAt = datesOfPlaces(workspace);
  const isOfCycle = ({ source, related }: Finding, owners: readonly string[], day: Day): boolean => {
    const cycles = owners.flatMap(id => cycleOf(workspace, id, day) ?? []);
    const days = [source, ...related.map(other => other.source)].flatMap(place => dayAt(place) ?? []);
    return days.length === 0 || days.some(dated => cycles.some(one => holds(one, dated)));
  };
  const uris = workspace.uris().filter(isNamed).sort(byName);
  return uris
    .flatMap(uri => workspace.findings(uri))
    .filter(finding => {
      const owners = organizationsAt(workspace, finding.source);
      if (organization !== undefined && !owners.includes(organization)) return false;
      return cycle === undefined || isOfCycle(finding, owners, cycle);
    });
}

function cycleOf(workspace: Workspace, organization: string, day: Day): Cycle | undefined {
  const period = periodContaining(workspace.organization(organization)?.periods ?? [], day);
  return period === undefined ? undefined : cycleContaining(period, day);
}

/** A sentence for each path and file that could not be read, and for an organization that no file names. */
export function notesOn(
  { workspace, unreadable }: LoadedWorkspace,
  messages: Messages,
  { organization }: Pick<Selection, 'organization'>,
): readonly string[] {
  const known = workspace.organizationIds();
  if (organization === undefined || known.includes(organization)) return unreadable;
  return [...unreadable, messages.organizationUnknown(organization, known, nearest(organization, known))];
}

/** As the names are read, not as their URIs are escaped. */
function byName(one: string, other: string): number {
  const [left, right] = [decodeURIComponent(one), decodeURIComponent(other)];
  return left < right ? -1 : 1;
}
