/** The commands of the extension: those that the manifest names, and one that is behind the code of a finding. */
import { OPEN_DAILY_DETAIL_COMMAND } from '../../server/src/protocol';

export const SHOW_EXPLANATION_COMMAND = 'entitlements.showExplanation';
export const NEW_SUBSCRIPTION_COMMAND = 'entitlements.newSubscription';
export const NEW_USAGE_COMMAND = 'entitlements.newUsage';
export const IMPORT_COMMAND = 'entitlements.importCsv';
export const OPEN_SOURCE_COMMAND = 'entitlements.openSource';
export const OPEN_WALKTHROUGH_COMMAND = 'entitlements.openWalkthrough';
export const OPEN_FINDING_PAGE_COMMAND = 'entitlements.openFindingPage';

/** They are there before what carries them out is loaded. */
export const COMMANDS = [
  OPEN_DAILY_DETAIL_COMMAND,
  SHOW_EXPLANATION_COMMAND,
  NEW_SUBSCRIPTION_COMMAND,
  NEW_USAGE_COMMAND,
  IMPORT_COMMAND,
  OPEN_SOURCE_COMMAND,
  OPEN_WALKTHROUGH_COMMAND,
  OPEN_FINDING_PAGE_COMMAND,
] as const;

/** What carries commands out: all of them, or those of one feature. VS Code and whoever calls it hand in anything. */
export type Commands<Name extends (typeof COMMANDS)[number] = (typeof COMMANDS)[number]> = Readonly<
  Record<Name, (...given: readonly unknown[]) => unknown>
>;
