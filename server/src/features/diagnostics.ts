/** textDocument/publishDiagnostics: every finding on a file, with its code, a link to what it means, and where to look next. */
import type { Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { Severity } from '../engine/domain';
import { eachInPieces, inOneGo, type Pieces, part, wantedInPieces } from '../engine/pieces';
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

/** The same in pieces, between which no file may change. */
export function* diagnosticsInPieces(
  workspace: Workspace,
  messages: Messages,
  findingsPage: string | undefined,
  uri: string,
): Pieces<Diagnostic[]> {
  const findings = yield* part(workspace.findingsInPieces(uri), 0, 0.4);
  const told = yield* part(foremost(findings), 0.4, 0.5);
  const toTell = (finding: Finding) => toDiagnostic(workspace, messages, findingsPage, finding);
  const diagnostics = yield* part(eachInPieces(told, FINDINGS_IN_A_TURN, toTell), 0.5, 1);
  return diagnostics.filter(diagnostic => diagnostic !== undefined);
}

/** So many findings are put into sentences before others have their turn: a millisecond or two. */
const FINDINGS_IN_A_TURN = 150;

/** More of one file than anybody reads; a hostile file has hundreds of thousands, which no editor can take. */
const MOST_TOLD = 10_000;

function* foremost(findings: readonly Finding[]): Pieces<readonly Finding[]> {
  if (findings.length <= MOST_TOLD) return findings;
  const isError = ({ code }: Finding): boolean => SEVERITY_OF[code] === 'error';
  const errors = yield* part(wantedInPieces(findings, MOST_TOLD, isError), 0, 0.5);
  if (errors.length >= MOST_TOLD) return errors.slice(0, MOST_TOLD);
  const others = yield* part(
    wantedInPieces(findings, MOST_TOLD, finding => !isError(finding)),
    0.5,
    1,
  );
  return [...errors, ...others.slice(0, MOST_TOLD - errors.length)];
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
