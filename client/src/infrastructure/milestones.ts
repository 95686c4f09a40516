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
  if (reached.has(milestone)) return;
  reached.add(milestone);
  void commands.executeCommand('setContext', MILESTONES[milestone], true);
};
