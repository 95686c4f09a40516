/** What a place in a file is about: which organizations, which day. */
import { parseDay } from '../engine/day';
import type { Day, Source } from '../engine/domain';
import { dayOfInstant, parseInstant } from '../engine/instant';
import { countStarting } from '../model/place';
import { rawPartsOf } from '../model/read-usage';
import type { SourceFile } from '../model/source-file';
import { type Node, type SequenceNode, valueAt } from '../model/syntax';
import { organizationsOf, type Workspace } from '../workspace/workspace';

/** The organization of the document that a place lies in; outside documents all that its file tells of. */
export function organizationsAt(workspace: Workspace, { uri, start }: Source): readonly string[] {
  const file = workspace.file(uri);
  if (file === undefined) return [];
  const root = documentAt(file, start)?.root;
  const written = textOf(valueAt(root, 'organization'));
  if (written !== undefined) return [written];
  const invoiced = textOf(valueAt(root, 'subscription'));
  if (invoiced === undefined) return organizationsOf(file);
  const isInvoiced = (id: string): boolean =>
    workspace.organization(id)?.subscriptions.some(subscription => subscription.id.value === invoiced) ?? false;
  return workspace.organizationIds().filter(isInvoiced);
}

/** Tells the UTC day of the record of usage, or of the invoice, that a place lies in; undefined where it has none. */
export function datesOfPlaces(workspace: Workspace): (place: Source) => Day | undefined {
  const rowsOf = new Map<string, ReadonlyMap<number, Day>>();
  return place => {
    const file = workspace.file(place.uri);
    if (file === undefined) return undefined;
    if (file.roots.length > 0) return dayInDocument(file, place.start);
    const rows = rowsOf.get(file.uri) ?? datedRows(workspace, file);
    rowsOf.set(file.uri, rows);
    return rows.get(file.text.positionAt(place.start).line);
  };
}

const documentAt = (file: SourceFile, offset: number) => file.roots.find(({ root }) => contains(root, offset));

const contains = ({ start, end }: Node, offset: number): boolean => start <= offset && offset <= end;

const textOf = (node: Node | undefined): string | undefined =>
  node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;

function dayInDocument(file: SourceFile, offset: number): Day | undefined {
  const document = documentAt(file, offset);
  if (document === undefined || document.kind === 'subscription') return undefined;
  if (document.kind === 'invoice') return dayOf(valueAt(valueAt(document.root, 'period'), 'from'));
  const list = document.root.entries.find(({ value }) => contains(value, offset))?.value;
  const record = list?.kind === 'sequence' ? itemAt(list.items, offset) : undefined;
  return dayOf(valueAt(record, 'date') ?? valueAt(record, 'login') ?? valueAt(record, 'start'));
}

/** Of a date, or of an instant with its offset. */
function dayOf(node: Node | undefined): Day | undefined {
  const text = textOf(node) ?? '';
  const instant = parseInstant(text);
  return instant === undefined ? parseDay(text) : dayOfInstant(instant);
}

/** The item of a list, which may be long, that holds the offset. */
function itemAt(items: SequenceNode['items'], offset: number): Node | undefined {
  const item = items.at(countStarting(items, ({ end }) => end, offset - 1));
  return item !== undefined && contains(item, offset) ? item : undefined;
}

/** The days of a CSV file's rows, by the line that a row begins on. */
function datedRows(workspace: Workspace, { uri, text, organizations }: SourceFile): Map<number, Day> {
  const rows = new Map<number, Day>();
  const add = (source: Source, day: Day): void => {
    if (source.uri === uri) rows.set(text.positionAt(source.start).line, day);
  };
  for (const usage of organizations.flatMap(id => workspace.organization(id)?.usages ?? [])) {
    for (const { source, date } of usage.days) add(source, date.value);
    for (const { begins, sourceAt, from, to } of rawPartsOf(usage))
      for (let row = from; row < to; row += 1) add(sourceAt(row), dayOfInstant(begins[row] ?? Number.NaN));
  }
  return rows;
}
