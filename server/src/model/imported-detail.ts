/** A daily detail as a vendor exported it: its used figures count, its other numbers are compared (R12). */
import type { AgentModel, Day, DayRecord, LicenseType, Located } from '../engine/domain';

export interface ImportedRow {
  readonly day: Located<Day>;
  readonly type: Located<LicenseType>;
  /** The agent model that the label of the type names; undefined where it names none. */
  readonly model: AgentModel | undefined;
  readonly used: Located<number>;
  readonly committed: Located<number> | undefined;
  readonly substituted: Located<number> | undefined;
  readonly overage: Located<number> | undefined;
  readonly comment: Located<string> | undefined;
  /** The used figure, like every other record of a day; its place is the row. */
  readonly record: DayRecord;
}
