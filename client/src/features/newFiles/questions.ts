/** The questions about a new file, put one after the other. */
import { window } from 'vscode';
import type { OverviewOrganization } from '../../../../server/src/protocol';
import { textsOf } from '../../infrastructure/language';
import { plainLabel } from '../../infrastructure/plainLabel';
import { AGENT_MODELS, type Answers, currencyOf, type Question, quantitiesOf, questionsFor } from './answers';

const STEPS = 6;

/** Undefined as soon as one of them is not answered. */
export const askAboutSubscription = async (): Promise<Answers | undefined> => {
  const texts = textsOf();
  const today = new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
  const questions = questionsFor(texts, today);
  const title = (step: number): string => texts.stepOf(texts.newSubscription, step, STEPS);

  const organization = await ask(title(1), questions.organization);
  if (organization === undefined) return undefined;
  const id = await ask(title(2), questions.id);
  if (id === undefined) return undefined;
  const start = await ask(title(3), questions.start);
  if (start === undefined) return undefined;
  const models = AGENT_MODELS.map(model => ({ label: model, detail: texts.agentModels[model] }));
  const model = await window.showQuickPick(models, {
    title: title(4),
    placeHolder: texts.askAgentModel,
    ignoreFocusOut: true,
  });
  if (model === undefined) return undefined;
  const currency = await ask(title(5), questions.currency);
  if (currency === undefined) return undefined;
  const quantities = await ask(title(6), questions.quantities);
  if (quantities === undefined) return undefined;
  return {
    organization,
    id,
    start,
    agentModel: model.label,
    currency: currencyOf(currency),
    committed: quantitiesOf(quantities) ?? {},
  };
};

/** What is typed stays while the person looks something up elsewhere. */
const ask = async (title: string, { prompt, placeholder, value, complaint }: Question): Promise<string | undefined> => {
  const answer = await window.showInputBox({
    title,
    prompt,
    placeHolder: placeholder,
    value,
    ignoreFocusOut: true,
    validateInput: complaint,
  });
  return answer?.trim();
};

export const chooseCycle = async ({ id, choices }: OverviewOrganization): Promise<string | undefined> => {
  const texts = textsOf();
  const items = choices.map(({ cycle, label, description }) => ({ label, description, cycle }));
  const options = { title: texts.newUsageOf(plainLabel(id)), placeHolder: texts.chooseCycle, ignoreFocusOut: true };
  return (await window.showQuickPick(items, options))?.cycle;
};
