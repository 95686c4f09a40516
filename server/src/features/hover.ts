/**
 * textDocument/hover: on a key what its schema says, on a figure the arithmetic with its rules and inputs, on a date the
 * whole picture of that day, on any other value what it may be.
 */
import type { Hover, Position } from 'vscode-languageserver';
import { parseDay } from '../engine/day';
import { figuresOf } from '../engine/day-figures';
import type { Day, FigureType, Source } from '../engine/domain';
import {
  type Explanation,
  explainBilled,
  explainCommittedPorts,
  explainOverage,
  explainSurgeLimit,
  explainUsed,
} from '../engine/explain';
import { dayOfInstant, parseInstant } from '../engine/instant';
import { inOneGo } from '../engine/pieces';
import type { Reconciliation } from '../engine/reconcile';
import { surgeLimitOn } from '../engine/surge';
import type { Messages } from '../messages/message';
import { type Place, placeAt } from '../model/place';
import { describeKey } from '../model/schema-keys';
import type { SourceFile } from '../model/source-file';
import { type Node, valueAt } from '../model/syntax';
import type { OrganizationState } from '../workspace/organization';
import type { Workspace } from '../workspace/workspace';
import { dayPicture } from './day-picture';
import { explanationsMarkdown } from './explanation-markdown';
import {
  type CommittedFigure,
  commitmentsOf,
  committedFigures,
  type DayFigure,
  dayFigures,
  type Extent,
  surgeFigures,
} from './figures';
import { choiceText, keyText } from './key-text';
import { moneyFigureAt } from './money-figures';
import { contains } from './positions';

interface Told {
  /** What it is told of. */
  readonly of: Pick<Node, 'start' | 'end'>;
  readonly text: string;
}

export function hover(workspace: Workspace, messages: Messages, uri: string, position: Position): Hover | null {
  const file = workspace.file(uri);
  if (file === undefined) return null;
  const offset = file.text.offsetAt(position);
  const place = placeAt(file, offset);
  const told =
    place?.on === 'key'
      ? ofKey(messages, place)
      : (ofFigure(workspace, messages, file, offset) ??
        (place && (ofDate(workspace, messages, place) ?? ofValue(messages, place))));
  if (told === undefined) return null;
  const range = { start: file.text.positionAt(told.of.start), end: file.text.positionAt(told.of.end) };
  return { range, contents: { kind: 'markdown', value: told.text } };
}

function ofKey(messages: Messages, { kind, path, entry }: Place): Told | undefined {
  const described = describeKey(kind, path);
  return described === undefined || entry === undefined
    ? undefined
    : { of: entry.key, text: keyText(messages, described) };
}

function ofValue(messages: Messages, { kind, path, nodes }: Place): Told | undefined {
  const [described, node] = [describeKey(kind, path), nodes.at(-1)];
  if (described === undefined || node?.kind !== 'scalar') return undefined;
  const isChoice = described.wanted.is === 'choice' && described.wanted.choices.includes(node.text);
  return { of: node, text: isChoice ? choiceText(messages, described, node.text) : keyText(messages, described) };
}

/** On a date or an instant, and on whatever else of a day's record is no figure. */
function ofDate(workspace: Workspace, messages: Messages, place: Place): Told | undefined {
  const isRecord = place.kind === 'usage' && place.path.length === 2 && place.path[0] === 'days';
  const node = isRecord ? valueAt(place.nodes.at(-1), 'date') : place.nodes.at(-1);
  const form = isRecord ? 'date' : describeKey(place.kind, place.path)?.wanted.is;
  if (node?.kind !== 'scalar' || (form !== 'date' && form !== 'instant')) return undefined;
  const day = form === 'date' ? parseDay(node.text) : dayOf(node.text);
  const state = organizationAt(workspace, place);
  return day === undefined || state === undefined
    ? undefined
    : { of: node, text: dayPicture(workspace, messages, state, day) };
}

function dayOf(text: string): Day | undefined {
  const instant = parseInstant(text);
  return instant === undefined ? undefined : dayOfInstant(instant);
}

/** The organization that a document is about: an invoice names it by its subscription. */
function organizationAt(workspace: Workspace, { kind, root }: Place): OrganizationState | undefined {
  const named = valueAt(root, kind === 'invoice' ? 'subscription' : 'organization');
  if (named?.kind !== 'scalar') return undefined;
  const organization = kind === 'invoice' ? workspace.subscription(named.text)?.organization.value : named.text;
  return organization === undefined ? undefined : workspace.organization(organization);
}

function ofFigure(workspace: Workspace, messages: Messages, file: SourceFile, offset: number): Told | undefined {
  const explained =
    explainedDayFigure(workspace, file, offset) ??
    explainedCommitment(workspace, file, offset) ??
    explainedSurge(workspace, file, offset) ??
    explainedMoney(workspace, file, offset);
  if (explained === undefined || explained.explanations.length === 0) return undefined;
  const { source, explanations, reconciliation } = explained;
  return { of: source, text: explanationsMarkdown(workspace, messages, explanations, reconciliation?.cycle) };
}

/** A figure that the cursor stands on, and the numbers to explain there. */
interface Explained {
  readonly source: Source;
  readonly explanations: readonly Explanation[];
  readonly reconciliation: Reconciliation | undefined;
}

const at = (offset: number): Extent => ({ from: offset, to: offset });

function explainedDayFigure(workspace: Workspace, file: SourceFile, offset: number): Explained | undefined {
  const figure = inOneGo(dayFigures(workspace, file, at(offset))).find(({ record }) => contains(record.source, offset));
  if (figure === undefined) return undefined;
  const here = figuresOf(figure.record.figures).find(([, { source }]) => contains(source, offset));
  if (here === undefined) return undefined;
  const [type, { source }] = here;
  const explanation = explainFigure(figure, type);
  return explanation && { source, explanations: [explanation], reconciliation: figure.reconciliation };
}

function explainFigure({ use, reconciliation }: DayFigure, type: FigureType): Explanation | undefined {
  if (use.figures[type] === undefined) return undefined;
  if (type !== 'voiceContacts') return explainOverage(use, type);
  const surge = surgeLimitOn(reconciliation.subscriptions, reconciliation.primary, use.day);
  return surge === undefined ? explainUsed(use, 'voiceContacts') : explainSurgeLimit(surge);
}

function explainedCommitment(workspace: Workspace, file: SourceFile, offset: number): Explained | undefined {
  const figure = inOneGo(committedFigures(workspace, file, at(offset))).find(({ written }) =>
    contains(written.source, offset),
  );
  if (figure === undefined) return undefined;
  const { written, reconciliation } = figure;
  return { source: written.source, explanations: explainCommitment(figure), reconciliation };
}

function explainCommitment(figure: CommittedFigure): Explanation[] {
  const { type, reconciliation, day } = figure;
  const billed = reconciliation === undefined ? undefined : explainBilled(reconciliation, type);
  const ports = type === 'ivrPorts' ? [explainCommittedPorts(commitmentsOf(figure), day)] : [];
  return [...ports, ...(billed === undefined ? [] : [billed])];
}

function explainedSurge(workspace: Workspace, file: SourceFile, offset: number): Explained | undefined {
  const figure = inOneGo(surgeFigures(workspace, file, at(offset))).find(({ written }) =>
    contains(written.source, offset),
  );
  if (figure === undefined) return undefined;
  return { source: figure.written.source, explanations: [explainSurgeLimit(figure.surge)], reconciliation: undefined };
}

function explainedMoney(workspace: Workspace, file: SourceFile, offset: number): Explained | undefined {
  const figure = moneyFigureAt(workspace, file, offset);
  return figure && { ...figure, explanations: [figure.explanation] };
}
