/**
 * textDocument/inlayHint: what a day's record comes to, how a committed quantity fared in its latest cycle, how many
 * ports and calls at once follow from the terms.
 */
import type { InlayHint, Range } from 'vscode-languageserver';
import { highest, withFigure } from '../engine/billed-overage';
import { committedAgentsOf, PORTS_PER_AGENT } from '../engine/daily-use';
import type { LicenseType } from '../engine/domain';
import type { Messages } from '../messages/message';
import type { SourceFile } from '../model/source-file';
import type { Workspace } from '../workspace/workspace';
import {
  type CommittedFigure,
  commitmentsOf,
  committedFigures,
  type DayFigure,
  dayFigures,
  surgeFigures,
} from './figures';

interface Hint {
  readonly offset: number;
  readonly label: string;
}

export function inlayHints(workspace: Workspace, messages: Messages, uri: string, range: Range): InlayHint[] {
  const file = workspace.file(uri);
  if (file === undefined) return [];
  const [from, to] = [file.text.offsetAt(range.start), file.text.offsetAt(range.end)];
  return hintsOf(workspace, messages, file)
    .filter(({ offset, label }) => label !== '' && from <= offset && offset <= to)
    .map(({ offset, label }) => ({ position: file.text.positionAt(offset), label, paddingLeft: true }));
}

function hintsOf(workspace: Workspace, messages: Messages, file: SourceFile): Hint[] {
  const days = dayFigures(workspace, file).map(figure => ({
    offset: figure.record.source.end,
    label: dayLabel(messages, figure),
  }));
  const committed = committedFigures(workspace, file).map(figure => ({
    offset: figure.written.source.end,
    label: figure.type === 'ivrPorts' ? portsLabel(messages, figure) : committedLabel(messages, figure),
  }));
  const surge = surgeFigures(workspace, file).map(figure => ({
    offset: figure.written.source.end,
    label: messages.hintCallsAtOnce(figure.surge.limit),
  }));
  return [...days, ...committed, ...surge];
}

const join = (parts: readonly (string | false)[]): string => parts.filter(part => part !== false).join(' · ');

/** Of a day that several records describe, each says what its own figures come to. */
function dayLabel(messages: Messages, { record, use }: DayFigure): string {
  const { figures } = record;
  const ofRecord = (type: LicenseType): number => (figures[type] === undefined ? 0 : use.overage[type]);
  const agents = ofRecord('premium') + ofRecord('standard');
  const [ports, workforce] = [ofRecord('ivrPorts'), ofRecord('workforceOptimization')];
  return join([
    figures.standard !== undefined && use.substituted > 0 && messages.hintSubstituted(use.substituted),
    agents > 0 && messages.hintOverage(agents),
    ports > 0 && messages.hintPortOverage(ports),
    workforce > 0 && messages.hintWorkforceOverage(workforce),
  ]);
}

/** `peak 31 · 11 overage`, of the latest cycle that the quantity is in force in. */
function committedLabel(messages: Messages, { type, reconciliation }: CommittedFigure): string {
  if (reconciliation === undefined) return '';
  const peak = highest(withFigure(reconciliation.days, type), use => use.used[type]);
  if (peak === undefined) return '';
  const overage = reconciliation.billedOverage.find(billed => billed.type === type)?.quantity ?? 0;
  return join([messages.hintPeak(peak.used[type]), overage > 0 && messages.hintOverage(overage)]);
}

/** `52 ports in all`: what the commitment brings, without overage agents. */
function portsLabel(messages: Messages, figure: CommittedFigure): string {
  const commitments = commitmentsOf(figure);
  const overage = figure.reconciliation?.ivr?.overage ?? 0;
  const ports = PORTS_PER_AGENT * committedAgentsOf(commitments) + commitments.ivrPorts.quantity;
  return join([messages.hintPortsInAll(ports), overage > 0 && messages.hintPortOverage(overage)]);
}
