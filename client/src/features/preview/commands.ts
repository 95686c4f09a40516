/** The command that opens the daily detail. */
import { type QuickPickItem, Uri, window } from 'vscode';
import { OPEN_DAILY_DETAIL_COMMAND, type OverviewView } from '../../../../server/src/protocol';
import type { Commands } from '../../commands';
import { textsOf } from '../../infrastructure/language';
import { plainLabel } from '../../infrastructure/plainLabel';
import { tell } from '../../infrastructure/tell';
import { isQuestion, type Question } from './protocol';

/**
 * From an editor's title VS Code names the file; from a lens, the status bar and the view of organizations the billing
 * cycle is named. From elsewhere it is the active file's, or one that the person chooses.
 */
export const openCommand = (
  open: (question: Question) => void,
  overview: () => Promise<OverviewView>,
): Commands<typeof OPEN_DAILY_DETAIL_COMMAND> => ({
  [OPEN_DAILY_DETAIL_COMMAND]: async named => {
    const question = questionOf(named) ?? activeEntitlementFile() ?? (await chooseCycle(await overview()));
    if (question) open(question);
  },
});

const questionOf = (named: unknown): Question | undefined => {
  if (named instanceof Uri) return { uri: named.toString() };
  if (!isQuestion(named)) return undefined;
  const { uri, organization, cycle } = named;
  return { uri: Uri.parse(uri, true).toString(), organization, cycle };
};

const activeEntitlementFile = (): Question | undefined => {
  const document = window.activeTextEditor?.document;
  return document?.languageId === 'entitlements' ? { uri: document.uri.toString() } : undefined;
};

const chooseCycle = async ({ organizations }: OverviewView): Promise<Question | undefined> => {
  const texts = textsOf();
  const items = organizations.flatMap(({ id, cycles }): (QuickPickItem & { readonly question: Question })[] =>
    cycles.map(({ uri, cycle, label, description }) => ({
      label: plainLabel(`${id} · ${label}`),
      description: plainLabel(description),
      question: { uri, organization: id, cycle },
    })),
  );
  if (items.length === 0) {
    void tell(texts.openAnEntitlementFile);
    return undefined;
  }
  return (await window.showQuickPick(items, { title: texts.chooseDailyDetail }))?.question;
};
