/** Which organization and which billing cycle: two lists to choose from. */
import type { DailyDetailView } from '../../server/src/protocol';
import { element, setText } from './element';

export interface Choice {
  /** Absent where there is one only, so that it may be renamed while the preview is open. */
  readonly organization?: string | undefined;
  readonly cycle?: string | undefined;
}

interface Option {
  readonly value: string;
  readonly text: string;
  readonly chosen: boolean;
}

export const createChoices = (choose: (choice: Choice) => void) => {
  const organization = createChoice('organization');
  const cycle = createChoice('cycle');
  const chosenOrganization = (): string | undefined =>
    organization.select.options.length > 1 ? organization.select.value : undefined;

  // Another organization has other cycles: its latest is shown.
  organization.select.addEventListener('change', () => choose({ organization: chosenOrganization() }));
  cycle.select.addEventListener('change', () =>
    choose({ organization: chosenOrganization(), cycle: cycle.select.value }),
  );

  const draw = (view: DailyDetailView): void => {
    const organizations = view.organizations.map(({ id, chosen }) => ({ value: id, text: id, chosen }));
    organization.draw(view.organizationLabel, organizations, 2);
    cycle.draw(view.cycleLabel, view.cycles, 1);
  };

  return { node: element('div', { className: 'choices' }, [organization.node, cycle.node]), draw };
};

const createChoice = (id: string) => {
  const label = element('label', { htmlFor: id });
  const select = element('select', { id });
  const node = element('div', { className: 'choice', hidden: true }, [label, select]);
  let listed = '';

  /** Shown from `worthwhile` options on. The list is made anew only when it differs, for it may be open. */
  const draw = (name: string, options: readonly Option[], worthwhile: number): void => {
    setText(label, name);
    node.hidden = options.length < worthwhile;
    const list = JSON.stringify(options.map(({ value, text }) => [value, text]));
    if (list !== listed)
      select.replaceChildren(...options.map(({ value, text }) => element('option', { value, text })));
    listed = list;
    const chosen = options.find(option => option.chosen)?.value;
    if (chosen !== undefined && select.value !== chosen) select.value = chosen;
  };

  return { node, select, draw };
};
