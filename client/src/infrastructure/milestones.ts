/** What a person has reached. The walkthrough waits for it, so that a step is ticked off when it is done, not when it is begun. */
import { commands } from 'vscode';

/** Context keys, as the manifest names them. */
export const MILESTONES = {
  subscription: 'entitlements.hasSubscription',
  usageFile: 'entitlements.hasUsageFile',
  explanation: 'entitlements.hasExplanation',
  reconciledDeal: 'entitlements.hasReconciledDeal',
} as const;

const reached = new Set<string>();

export const reach = (milestone: keyof typeof MILESTONES): void => {
  const key = MILESTONES[milestone];
  if (reached.has(key)) return;
  reached.add(key);
  void commands.executeCommand('setContext', key, true);
};

/** A walkthrough hears of changes only, so what was reached before it was opened is told again. */
export const tellReachedAgain = async (): Promise<void> => {
  for (const key of reached) {
    await commands.executeCommand('setContext', key, false);
    await commands.executeCommand('setContext', key, true);
  }
};
