/** The commands: what each prints where, and how it ends. */
import type { Day, Severity } from '../engine/domain';
import type { Reconciliation } from '../engine/reconcile';
import type { Messages } from '../messages/message';

import { type Finding, SEVERITY_OF } from '../model/finding';
import { countSeverities, findingsJson, findingsText } from '../reports/findings';
import { reconciliationsJson } from '../reports/json';
import { reconciliationsTable } from '../reports/table';
import { organizationsOf } from '../workspace/workspace';
import { type FailOn, parseRequest, type Request } from './arguments';
import { type LoadedWorkspace, loadWorkspace } from './workspace';

/** What the process hands in, so that commands run in tests too. */
export interface Terminal {
  readonly args: readonly string[];
  readonly currentFolder: string;
  readonly version: string;
  readonly messages: Messages;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Serves an editor until it disconnects. */
  readonly serve: () => Promise<void>;
}

/** 0: nothing to report · 1: findings · 2: bad use or unreadable input. */
export type ExitCode = 0 | 1 | 2;

type Selection = Extract<Request, { readonly paths: readonly string[] }>;

export async function run(terminal: Terminal): Promise<ExitCode> {
  const { messages, out, error } = terminal;
  const request = parseRequest(messages, terminal.args);
  if (typeof request === 'string') {
    error(`${request}\n`);
    return 2;
  }
  switch (request.command) {
    case 'help':
      out(messages.help());
      return 0;
    case 'version':
      out(`${terminal.version}\n`);
      return 0;
    case 'lsp':
      await terminal.serve();
      return 0;
    default:
      return await report(terminal, request);
  }
}

async function report({ messages, out, error, currentFolder }: Terminal, request: Selection): Promise<ExitCode> {
  const loaded = await loadWorkspace(messages, request.paths, currentFolder);
  for (const sentence of loaded.unreadable) error(`${sentence}\n`);
  const findings = selectFindings(loaded, request.organization);
  if (request.command === 'check') {
    out(checkText(loaded, messages, findings, request.format));
    error(`${messages.findingsSummary(countSeverities(findings), loaded.workspace.uris().length)}\n`);
  } else {
    const reconciliations = selectReconciliations(loaded, request.organization, request.cycle);
    out(reconcileText(messages, reconciliations, request.format));
    error(findingsText(loaded.workspace, messages, loaded.folder, findings.filter(fails(request.failOn))));
  }
  if (loaded.unreadable.length > 0) return 2;
  return findings.some(fails(request.failOn)) ? 1 : 0;
}

function checkText(
  { workspace, folder }: LoadedWorkspace,
  messages: Messages,
  findings: readonly Finding[],
  format: 'text' | 'json',
): string {
  if (format === 'text') return findingsText(workspace, messages, folder, findings);
  return `${JSON.stringify(findingsJson(workspace, messages, folder, findings), null, 2)}\n`;
}

function reconcileText(
  messages: Messages,
  reconciliations: readonly Reconciliation[],
  format: 'table' | 'json',
): string {
  if (format === 'table') return reconciliationsTable(messages, reconciliations);
  return `${JSON.stringify(reconciliationsJson(reconciliations), null, 2)}\n`;
}

const RANK: Record<Severity, number> = { information: 0, warning: 1, error: 2 };

const fails =
  (failOn: FailOn) =>
  ({ code }: Finding): boolean =>
    failOn !== 'never' && RANK[SEVERITY_OF[code]] >= RANK[failOn];

/** The findings of the named files, those of one organization where one is asked for. */
function selectFindings({ workspace, isNamed }: LoadedWorkspace, organization: string | undefined): Finding[] {
  const isAbout = (uri: string): boolean => {
    const file = workspace.file(uri);
    return organization === undefined || (file !== undefined && organizationsOf(file).includes(organization));
  };
  return workspace
    .uris()
    .filter(uri => isNamed(uri) && isAbout(uri))
    .flatMap(uri => workspace.findings(uri));
}

function selectReconciliations(
  { workspace, isNamed }: LoadedWorkspace,
  organization: string | undefined,
  cycle: Day | undefined,
): Reconciliation[] {
  return workspace
    .organizationIds()
    .filter(id => organization === undefined || id === organization)
    .flatMap(id => workspace.organization(id)?.reconciliations ?? [])
    .filter(reconciliation => sourcesOf(reconciliation).some(isNamed))
    .filter(one => cycle === undefined || (one.cycle.start <= cycle && cycle <= one.cycle.end));
}

/** The files that a reconciliation is computed from. */
function sourcesOf({ subscriptions, days }: Reconciliation): string[] {
  const figures = days.flatMap(({ figures }) => Object.values(figures));
  return [...new Set([...subscriptions, ...figures].map(({ source }) => source.uri))];
}
