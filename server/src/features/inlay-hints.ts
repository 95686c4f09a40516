/**
 * textDocument/inlayHint and inlayHint/resolve: what a day's record comes to, how a committed quantity fared in its latest
 * cycle, how many ports and calls at once follow from the terms. Each part leads to where its number comes from, and the
 * tooltip has the arithmetic.
 */
import type { InlayHint, InlayHintLabelPart, Location, Range } from 'vscode-languageserver';
import { highestDay } from '../engine/billed-overage';
import type { Commitments } from '../engine/commitment';
import type { Cycle } from '../engine/cycle';
import { committedOf } from '../engine/daily-use';
import { AGENT_TYPES, type LicenseType, type Source } from '../engine/domain';
import {
  type Explanation,
  explainBilled,
  explainCommittedPorts,
  explainOverage,
  explainSubstituted,
  explainSurgeLimit,
  explainUsed,
} from '../engine/explain';
import { eachInPieces, type Pieces } from '../engine/pieces';
import type { Messages } from '../messages/message';
import type { SourceFile } from '../model/source-file';
import type { Settings } from '../settings';
import type { Workspace } from '../workspace/workspace';
import { explanationsMarkdown } from './explanation-markdown';
import {
  type CommittedFigure,
  commitmentsOf,
  committedFigures,
  type DayFigure,
  dayFigures,
  type Extent,
  type SurgeFigure,
  surgeFigures,
  WHOLE_FILE,
} from './figures';
import { locationOf } from './positions';

/** The kinds that can be set one by one. */
type HintKind = keyof Settings['inlayHints'];

interface HintPart {
  readonly kind: HintKind;
  readonly text: string;
  readonly explain: () => readonly Explanation[];
  readonly cycle: Cycle | undefined;
  /** Where the number comes from. */
  readonly origin: Source | undefined;
}

/** What stands behind one figure or record. */
export interface Hint {
  readonly offset: number;
  /** All that it says, whatever is set. */
  readonly text: string;
  readonly parts: readonly HintPart[];
}

/** What a client asks for later by itself; whatever it does not is filled in at once. */
export interface HintAbilities {
  readonly resolvesTooltips: boolean;
  readonly resolvesLocations: boolean;
}

/** What hints are made with: the language, the kinds that are wanted, and what the client can do. */
export interface HintStyle {
  readonly messages: Messages;
  readonly kinds: Settings['inlayHints'];
  readonly abilities: HintAbilities;
}

/** Carried by a hint to be found again by it; its position says the rest. */
interface HintData {
  readonly uri: string;
}

/** So many are put into words before others have their turn: a millisecond. */
const FIGURES_IN_A_TURN = 500;
const TOOLTIPS_IN_A_TURN = 50;

/** The hints in a part of a file, for `inlayHints` to choose from; in pieces, since some editors look at all of it. */
export function* hintsOf(
  workspace: Workspace,
  messages: Messages,
  file: SourceFile,
  part: Extent = WHOLE_FILE,
): Pieces<Hint[]> {
  const ofDays = yield* dayFigures(workspace, file, part);
  const days = yield* eachInPieces(ofDays, FIGURES_IN_A_TURN, figure =>
    hintBehind(figure.record, dayParts(messages, figure)),
  );
  const ofCommitted = yield* committedFigures(workspace, file, part);
  const committed = yield* eachInPieces(ofCommitted, FIGURES_IN_A_TURN, figure =>
    hintBehind(
      figure.written,
      figure.type === 'ivrPorts' ? portsParts(messages, figure) : committedParts(messages, figure),
    ),
  );
  const ofSurge = yield* surgeFigures(workspace, file, part);
  const surge = yield* eachInPieces(ofSurge, FIGURES_IN_A_TURN, figure =>
    hintBehind(figure.written, [surgePart(messages, figure)]),
  );
  return [...days, ...committed, ...surge].filter(
    ({ offset, parts }) => part.from <= offset && offset <= part.to && parts.length > 0,
  );
}

const hintBehind = ({ source }: { readonly source: Source }, parts: readonly HintPart[]): Hint => ({
  offset: source.end,
  text: parts.map(({ text }) => text).join(SEPARATOR),
  parts,
});

/** The hints that stand in a range, of the kinds that are wanted. */
export function* inlayHints(
  workspace: Workspace,
  style: HintStyle,
  { text }: SourceFile,
  hints: readonly Hint[],
  range: Range,
): Pieces<InlayHint[]> {
  const [from, to] = [text.offsetAt(range.start), text.offsetAt(range.end)];
  const { resolvesLocations, resolvesTooltips } = style.abilities;
  const data: HintData = { uri: text.uri };
  const shown = hints.filter(({ offset }) => from <= offset && offset <= to);
  const made = yield* eachInPieces(shown, resolvesTooltips ? FIGURES_IN_A_TURN : TOOLTIPS_IN_A_TURN, hint => {
    const parts = wanted(style, hint);
    if (parts.length === 0) return [];
    return {
      position: text.positionAt(hint.offset),
      label: labelOf(workspace, parts, !resolvesLocations),
      paddingLeft: true,
      ...(resolvesTooltips ? {} : { tooltip: tooltipOf(workspace, style.messages, parts) }),
      ...(resolvesLocations || resolvesTooltips ? { data } : {}),
    };
  });
  return made.flat();
}

/** The file that a hint to be resolved stands in. */
export const uriOfHint = ({ data }: InlayHint): string | undefined =>
  typeof data === 'object' && data !== null && 'uri' in data && typeof data.uri === 'string' ? data.uri : undefined;

/** The hint with all that was left for later; as it is where nothing stands at its place any more. */
export function resolveInlayHint(
  workspace: Workspace,
  style: HintStyle,
  { text }: SourceFile,
  hints: readonly Hint[],
  asked: InlayHint,
): InlayHint {
  const offset = text.offsetAt(asked.position);
  const hint = hints.find(one => one.offset === offset);
  if (hint === undefined) return asked;
  const parts = wanted(style, hint);
  return {
    ...asked,
    label: labelOf(workspace, parts, true),
    tooltip: tooltipOf(workspace, style.messages, parts),
  };
}

const wanted = ({ kinds }: HintStyle, { parts }: Hint): HintPart[] => parts.filter(({ kind }) => kinds[kind]);

const SEPARATOR = ' · ';

function labelOf(workspace: Workspace, parts: readonly HintPart[], withLocations: boolean): InlayHintLabelPart[] {
  return parts.flatMap(({ text, origin }, index) => {
    const location: Location | undefined =
      withLocations && origin !== undefined ? locationOf(workspace, origin) : undefined;
    const part = { value: text, ...(location === undefined ? {} : { location }) };
    return index === 0 ? [part] : [{ value: SEPARATOR }, part];
  });
}

const tooltipOf = (workspace: Workspace, messages: Messages, parts: readonly HintPart[]) => ({
  kind: 'markdown' as const,
  value: explanationsMarkdown(
    workspace,
    messages,
    parts.flatMap(({ explain }) => explain()),
    parts.find(({ cycle }) => cycle !== undefined)?.cycle,
  ),
});

/** Of a day that several records describe, each says what its own figures come to. */
function dayParts(messages: Messages, { record, use, reconciliation }: DayFigure): HintPart[] {
  const { cycle, primary } = reconciliation;
  const part = (kind: HintKind, text: string, explain: HintPart['explain'], type: LicenseType): HintPart => ({
    kind,
    text,
    explain,
    cycle,
    // Where nothing is committed, the subscription is what says so.
    origin: use.commitments[type].parts[0]?.source ?? primary.id.source,
  });
  const overage = (types: readonly LicenseType[], say: (quantity: number) => string): HintPart[] => {
    const over = types.filter(type => record.figures[type] !== undefined && use.overage[type] > 0);
    const [first] = over;
    const quantity = over.reduce((sum, type) => sum + use.overage[type], 0);
    const explained = () => over.map(type => explainOverage(use, type));
    return first === undefined ? [] : [part('overage', say(quantity), explained, first)];
  };
  const isSubstituted = record.figures.standard !== undefined && use.substituted > 0;
  return [
    ...(isSubstituted
      ? [part('substitution', messages.hintSubstituted(use.substituted), () => [explainSubstituted(use)], 'premium')]
      : []),
    ...overage(AGENT_TYPES, messages.hintOverage),
    ...overage(['ivrPorts'], messages.hintPortOverage),
    ...overage(['workforceOptimization'], messages.hintWorkforceOverage),
  ];
}

/** `peak 31 · 11 overage`, of the latest cycle that the quantity is in force in. */
function committedParts(messages: Messages, figure: CommittedFigure): HintPart[] {
  const { type, reconciliation } = figure;
  if (reconciliation === undefined) return [];
  const peak = highestDay(reconciliation.days, type, use => use.used[type]);
  if (peak === undefined) return [];
  const { cycle } = reconciliation;
  const origin = peak.figures[type]?.source;
  const text = messages.hintPeak(peak.used[type]);
  const explained = () => [explainUsed(peak, type)];
  return [{ kind: 'peak', text, explain: explained, cycle, origin }, ...billedPart(figure, messages.hintOverage)];
}

/** `52 ports in all`: what the commitment brings, without overage agents. */
function portsParts(messages: Messages, figure: CommittedFigure): HintPart[] {
  const commitments = commitmentsOf(figure);
  const text = messages.hintPortsInAll(committedOf(commitments).ivrPorts);
  const explained = () => [explainCommittedPorts(commitments, figure.day)];
  const origin = agentsSource(commitments);
  return [
    { kind: 'ports', text, explain: explained, cycle: undefined, origin },
    ...billedPart(figure, messages.hintPortOverage),
  ];
}

/** What is billed for the quantity's type; nothing where it is 0. */
function billedPart({ type, reconciliation }: CommittedFigure, say: (quantity: number) => string): HintPart[] {
  const billed = reconciliation?.billedOverage.find(one => one.type === type);
  if (reconciliation === undefined || billed === undefined || billed.quantity === 0) return [];
  const explained = () => [explainBilled(reconciliation, type)].flatMap(one => one ?? []);
  const origin = billed.basis?.figures[type]?.source;
  return [{ kind: 'overage', text: say(billed.quantity), explain: explained, cycle: reconciliation.cycle, origin }];
}

function surgePart(messages: Messages, { surge }: SurgeFigure): HintPart {
  const text = messages.hintCallsAtOnce(surge.limit);
  const origin = agentsSource(surge.commitments);
  return { kind: 'surgeLimit', text, explain: () => [explainSurgeLimit(surge)], cycle: undefined, origin };
}

/** The committed agents, from which most of the ports and calls come. */
const agentsSource = ({ standard, premium }: Commitments): Source | undefined =>
  [...standard.parts, ...premium.parts].find(({ value }) => value > 0)?.source;
