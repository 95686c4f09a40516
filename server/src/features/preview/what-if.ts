/** What tried terms would change: quantities and money before, after and apart. */
import { LICENSE_TYPES } from '../../engine/domain';
import {
  type Explanation,
  explainBilled,
  explainBothCharges,
  explainCommittedCharges,
  explainKnownTotal,
  explainSurgeLimit,
  explainTrialChange,
} from '../../engine/explain';
import type { Reconciliation } from '../../engine/reconcile';
import { type Messages, say } from '../../messages/message';
import type { TriedChange } from '../../messages/preview-en';
import { fileName } from '../../model/source-file';
import { termPath } from '../../model/terms';
import type { ShownText, WhatIfView } from '../../protocol';
import { valueText } from '../../reports/explanation';
import type { Workspace } from '../../workspace/workspace';
import { locationOf } from '../positions';
import type { Trial, TriedTerm } from './trial';

type Difference = WhatIfView['differences'][number];

export function whatIf(workspace: Workspace, messages: Messages, written: Reconciliation, trial: Trial): WhatIfView {
  const { subscription, terms, results } = trial;
  return {
    heading: messages.whatIf(),
    subscription: {
      label: messages.subscription(),
      options: written.subscriptions.map(({ id, start, end }) => ({
        value: id.value,
        text: messages.subscriptionRange(id.value, start.value, end?.value),
        chosen: id.value === subscription.id.value,
      })),
    },
    fields: terms.map(({ name, at, text, problem }) => ({
      name,
      label: messages.triedTerm(name),
      text,
      written: at?.text ?? '',
      problem: problem && say(messages, problem),
    })),
    differences: results === undefined ? [] : differences(messages, written, results.reconciliation),
    differenceColumns: messages.differenceColumns(),
    target:
      results === undefined ? undefined : messages.triedTarget(subscription.id.value, changesOf(workspace, trial)),
    applyLabel: messages.applyTried(),
    resetLabel: messages.resetTried(),
  };
}

/** What is written where, for the sentence before and after it is done. */
export function changesOf(workspace: Workspace, { terms, subscription, file }: Trial): TriedChange[] {
  const root = file?.roots.find(one => one.root.start === subscription.source.start)?.root;
  return terms.flatMap(({ name, at, text, value }: TriedTerm): TriedChange[] => {
    if (value === undefined || file === undefined || root === undefined) return [];
    const source = { uri: file.uri, start: at?.start ?? root.start, end: at?.end ?? root.start };
    const line = (locationOf(workspace, source)?.range.start.line ?? 0) + 1;
    const digits = typeof value === 'number' ? String(value) : text;
    return [
      {
        name,
        key: termPath(name).join('.'),
        before: at?.text,
        after: digits,
        file: fileName(file.text.uri),
        line,
        effective: at?.effective,
        shared: (at?.shared() ?? []).map(path => path.filter(step => typeof step === 'string').join('.')),
      },
    ];
  });
}

/** A number that what is tried may change. */
interface Compared {
  readonly name: string;
  readonly label: (messages: Messages) => string;
  readonly explain: (reconciliation: Reconciliation) => Explanation | undefined;
  /** What the cycle costs is what there is to decide: shown whether it changes or not. */
  readonly isMoney: boolean;
}

const COMPARED: readonly Compared[] = [
  ...LICENSE_TYPES.map(
    (type): Compared => ({
      name: `${type}.billed`,
      label: messages => messages.billedOf(type),
      explain: reconciliation => explainBilled(reconciliation, type),
      isMoney: false,
    }),
  ),
  {
    name: 'surge.limit',
    label: messages => messages.surgeLimit(),
    explain: ({ surge }) => (surge === null ? undefined : explainSurgeLimit(surge)),
    isMoney: false,
  },
  { name: 'invoice', label: messages => messages.overageInvoice(), explain: explainKnownTotal, isMoney: true },
  {
    name: 'committedCharges',
    label: messages => messages.committedCharges(),
    explain: explainCommittedCharges,
    isMoney: true,
  },
  { name: 'bothCharges', label: messages => messages.bothCharges(), explain: explainBothCharges, isMoney: true },
];

const COLUMNS = ['written', 'tried', 'change'] as const;
type Column = (typeof COLUMNS)[number];

const numbersOf = ({ explain }: Compared, before: Reconciliation, after: Reconciliation) => {
  const [written, tried] = [explain(before), explain(after)];
  return { written, tried, change: written && tried && explainTrialChange({ written, tried }) };
};

/** A number of the comparison by the name of its figure. */
export function explainTried(figure: string, before: Reconciliation, after: Reconciliation): Explanation | undefined {
  const names = COMPARED.flatMap(compared => COLUMNS.map(column => ({ compared, column })));
  const asked = names.find(({ compared, column }) => figure === comparedFigure(compared, column));
  return asked && numbersOf(asked.compared, before, after)[asked.column];
}

const comparedFigure = ({ name }: Compared, column: Column): string => `${column}.${name}`;

function differences(messages: Messages, before: Reconciliation, after: Reconciliation): Difference[] {
  return COMPARED.flatMap((compared): Difference[] => {
    const { written, tried, change } = numbersOf(compared, before, after);
    if (!compared.isMoney && written?.value === tried?.value) return [];
    const number = (column: Column, explanation: Explanation | undefined, none: string): ShownText => {
      if (explanation === undefined) return { text: none };
      return { text: valueText(messages, explanation), figure: { figure: comparedFigure(compared, column) } };
    };
    return [
      {
        label: compared.label(messages),
        // A limit that is not stated is not 0.
        before: number('written', written, messages.noSurgeStated()),
        after: number('tried', tried, messages.noSurgeStated()),
        difference: number('change', change, ''),
      },
    ];
  });
}
