/** Usage documents completed by what their sources state. */
import type { TablePart } from '../engine/cycle-rows';
import type { AgentModel, DayRecord, Located, Subscription } from '../engine/domain';
import { message } from '../messages/message';
import type { SourceRefusal } from '../messages/sources-en';
import type { SourceRecords } from '../model/csv/read-source';
import type { Finding } from '../model/finding';
import type { ImportedRow } from '../model/imported-detail';
import { usageTypeName } from '../model/labels';
import { joined, listOf } from '../model/long-list';
import type { SourceReference, Usage } from '../model/read-usage';
import type { Sources } from './sources';

/** The usage of one organization, each document with what its sources state. */
export interface UsageWithSources {
  readonly usages: readonly Usage[];
  readonly findings: readonly Finding[];
}

/**
 * Adds to usage documents what their sources state. A file that an organization names more than once for the
 * same cycle counts once, for its rows are written once. One that is not read yet adds nothing.
 */
export function withSources(
  usages: readonly Usage[],
  subscriptions: readonly Subscription[],
  sources: Pick<Sources, 'find'>,
): UsageWithSources {
  const findings: Finding[] = [];
  const model = onlyModel(subscriptions);
  const counted = new Set<string>();
  /** Each is told once, whichever documents name its file. */
  const misfits = new Set<ImportedRow>();
  const recordsOf = (usage: Usage, reference: SourceReference): readonly SourceRecords[] => {
    const found = sources.find(reference);
    if ('refusal' in found) {
      findings.push(unreadable(reference, found.refusal));
      return [];
    }
    // Documents of different cycles take different rows of a file; of the same cycle they take the same.
    const key = `${usage.cycle?.value} ${found.format} ${found.uri}`;
    if (found.records === undefined || counted.has(key)) return [];
    counted.add(key);
    return [found.records];
  };
  const complete = usages.map(usage => {
    if (usage.sources.length === 0) return usage;
    const records = usage.sources.flatMap(reference => recordsOf(usage, reference));
    const details = records.flatMap(({ importedDetail }) => importedDetail);
    const rows = details.filter(row => {
      if (model === undefined || row.model === undefined || row.model === model.value) return true;
      if (!misfits.has(row)) findings.push(otherModel(row, model));
      misfits.add(row);
      return false;
    });
    return {
      ...usage,
      days: joined<DayRecord>([usage.days, listOf(rows.map(({ record }) => record))]),
      agentSessions: [...usage.agentSessions, ...records.flatMap(({ agentSessions }) => agentSessions.map(allOf))],
      ivrConnections: [...usage.ivrConnections, ...records.flatMap(({ ivrConnections }) => ivrConnections.map(allOf))],
      importedDetails: listOf(rows),
    };
  });
  return { usages: complete, findings };
}

const allOf = <Table extends { readonly length: number }>(table: Table): TablePart<Table> => ({
  table,
  from: 0,
  to: table.length,
});

const unreadable = ({ file }: SourceReference, refusal: SourceRefusal): Finding => ({
  code: 'source-unreadable',
  source: file.source,
  message: message('sourceUnreadable', file.value, refusal),
  related: [],
});

/** The agent model of an organization; undefined where its subscriptions state none or differ. */
function onlyModel(subscriptions: readonly Subscription[]): Located<AgentModel> | undefined {
  const models = subscriptions.flatMap(({ agentModel }) => agentModel ?? []);
  return models.every(({ value }) => value === models[0]?.value) ? models[0] : undefined;
}

const otherModel = ({ type, model: written }: ImportedRow, model: Located<AgentModel>): Finding => ({
  code: 'source-row-invalid',
  source: type.source,
  message: message('csvOtherModel', usageTypeName(type.value, written), model.value),
  related: [{ source: model.source, message: message('agentModelIsHere', model.value) }],
});
