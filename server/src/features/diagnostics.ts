/** textDocument/publishDiagnostics: every finding on a file, with its code, a link to what it means, and where to look next. */
import type { Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { Severity } from '../engine/domain';
import { eachInPieces, inOneGo, type Pieces } from '../engine/pieces';
import { type Messages, say } from '../messages/message';
import { type Finding, SEVERITY_OF } from '../model/finding';
import type { Workspace } from '../workspace/workspace';
import { locationOf } from './positions';

export const SOURCE = 'entitlements';

const SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: 1,
  warning: 2,
  information: 3,
};

/** `findingsPage` is the address of the page that describes the codes; each code is a heading on it. */
export const diagnostics = (
  workspace: Workspace,
  messages: Messages,
  findingsPage: string | undefined,
  uri: string,
): Diagnostic[] => inOneGo(diagnosticsInPieces(workspace, messages, findingsPage, uri));

/**
 * The same in pieces. What is found at the end of them counts, whatever has changed meanwhile: that is then told in one go,
 * so that who types on is told, too.
 */
export function* diagnosticsInPieces(
  workspace: Workspace,
  messages: Messages,
  findingsPage: string | undefined,
  uri: string,
): Pieces<Diagnostic[]> {
  const findings = workspace.findings(uri);
  const told = yield* toDiagnostics(workspace, messages, findingsPage, foremost(findings));
  const present = workspace.findings(uri);
  return present === findings ? told : inOneGo(toDiagnostics(workspace, messages, findingsPage, foremost(present)));
}

/** So many findings are put into sentences before others have their turn: some milliseconds. */
const FINDINGS_IN_A_TURN = 500;

function* toDiagnostics(
  workspace: Workspace,
  messages: Messages,
  findingsPage: string | undefined,
  findings: readonly Finding[],
): Pieces<Diagnostic[]> {
  const toTell = (finding: Finding) => toDiagnostic(workspace, messages, findingsPage, finding);
  const told = yield* eachInPieces(findings, FINDINGS_IN_A_TURN, toTell);
  return told.filter(diagnostic => diagnostic !== undefined);
}

/** More of one file than anybody reads; a hostile file has hundreds of thousands, which no editor can take. */
const MOST_TOLD = 10_000;

function foremost(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MOST_TOLD) return findings;
  const isError = ({ code }: Finding): boolean => SEVERITY_OF[code] === 'error';
  return [...findings.filter(isError), ...findings.filter(finding => !isError(finding))].slice(0, MOST_TOLD);
}

function toDiagnostic(
  workspace: Workspace,
  messages: Messages,
  findingsPage: string | undefined,
  { code, source, message, related }: Finding,
): Diagnostic | undefined {
  const location = locationOf(workspace, source);
  if (location === undefined) return undefined;
  const relatedInformation = related.flatMap(place => {
    const there = locationOf(workspace, place.source);
    return there === undefined ? [] : { location: there, message: say(messages, place.message) };
  });
  return {
    range: location.range,
    severity: SEVERITIES[SEVERITY_OF[code]],
    code,
    ...(findingsPage === undefined ? {} : { codeDescription: { href: `${findingsPage}#${code}` } }),
    source: SOURCE,
    message: say(messages, message),
    ...(relatedInformation.length > 0 ? { relatedInformation } : {}),
  };
}
