/** Explanations checked from outside: their formulas worked out again from nothing but their text and their inputs. */
import { Big } from '../server/src/engine/decimal';
import {
  type Display,
  type Explanation,
  explainCommittedPorts,
  explainOverage,
  explainPorts,
} from '../server/src/engine/explain';
import { minorDigits } from '../server/src/engine/money';
import { dailyDetailOf, type Reconciliation } from '../server/src/engine/reconcile';
import { explainFigure, figureNames } from '../server/src/reports/figure';

/** Of every number of a reconciliation that can be asked for. */
function explanationsOf(reconciliation: Reconciliation): Explanation[] {
  const { days } = reconciliation;
  const dailyDetail = dailyDetailOf(reconciliation);
  return [
    ...dailyDetail.map(({ use, type }) => explainOverage(use, type)),
    ...days.map(use => explainCommittedPorts(use.commitments, use.day)),
    ...days.map(use => explainPorts(reconciliation, use)),
    ...figureNames(reconciliation).flatMap(name => explainFigure(reconciliation, name) ?? []),
  ];
}

const withParts = (explanation: Explanation): Explanation[] => [explanation, ...explanation.inputs.flatMap(withParts)];

/** The parts that do not come to the number that they explain, or that end at something that nobody wrote. */
export function unfounded(reconciliation: Reconciliation): Explanation[] {
  return explanationsOf(reconciliation)
    .flatMap(withParts)
    .filter(part => !isFounded(part));
}

function isFounded(part: Explanation): boolean {
  const { term, value, formula, source, inputs, display } = part;
  if (value === undefined)
    return inputs.length === 0 ? source === undefined || term.name === 'otherCurrency' : hasUnknown(part);
  if (formula === undefined) return source !== undefined || decimal(value).eq('0');
  const digits = minorDigits(currencyOf(display));
  return workOut(formula, inputs, digits).eq(decimal(value));
}

/** An amount is unknown where a price is missing or in another currency, and so is all that is made of it. */
const hasUnknown = ({ inputs, display }: Explanation): boolean =>
  inputs.some(
    input => input.value === undefined || (isPrice(input) && currencyOf(input.display) !== currencyOf(display)),
  );

const isPrice = ({ term }: Explanation): boolean => term.name === 'unitPrice';

const currencyOf = (display: Display | undefined): string | undefined =>
  display !== undefined && 'currency' in display ? display.currency : undefined;

const decimal = (value: number | Big): Big => new Big(String(value));

type Operation = (one: Big, other: Big) => Big;

const SUMS: Readonly<Record<string, Operation>> = { '+': (a, b) => a.plus(b), '−': (a, b) => a.minus(b) };
const PRODUCTS: Readonly<Record<string, Operation>> = { '×': (a, b) => a.times(b), '/': (a, b) => a.div(b) };

/** `{0}` is an input, `count` how many there are; `round` is to the digits, half up. */
function workOut(formula: string, inputs: readonly Explanation[], digits: number): Big {
  const tokens = formula.match(/\{\d+\}|[\d.]+|[a-z]+|[^\s]/g) ?? [];
  const functions: Readonly<Record<string, (args: readonly Big[]) => Big>> = {
    min: args => args.reduce((least, arg) => (arg.lt(least) ? arg : least)),
    max: args => args.reduce((most, arg) => (arg.gt(most) ? arg : most)),
    floor: ([arg]) => known(arg).round(0, Big.roundDown),
    round: ([arg]) => known(arg).round(digits, Big.roundHalfUp),
  };
  let at = 0;
  const take = (): string => {
    at += 1;
    return tokens[at - 1] ?? '';
  };
  const chain = (operations: Readonly<Record<string, Operation>>, operand: () => Big): Big => {
    let result = operand();
    for (
      let operation = operations[tokens[at] ?? ''];
      operation !== undefined;
      operation = operations[tokens[at] ?? '']
    ) {
      take();
      result = operation(result, operand());
    }
    return result;
  };
  const sum = (): Big => chain(SUMS, () => chain(PRODUCTS, operand));
  const argumentsInParentheses = (): Big[] => {
    const args: Big[] = [];
    // Each turn takes the parenthesis that opens or a comma; the one that closes ends it.
    while (take() !== ')') args.push(sum());
    return args;
  };
  const operand = (): Big => {
    const token = take();
    const input = /^\{(\d+)\}$/.exec(token)?.[1];
    if (input !== undefined) return decimal(known(inputs[Number(input)]?.value));
    if (token === 'count') return decimal(inputs.length);
    const apply = functions[token];
    if (apply !== undefined) return apply(argumentsInParentheses());
    return token === '(' ? inParentheses() : new Big(token);
  };
  const inParentheses = (): Big => {
    const result = sum();
    take();
    return result;
  };
  return sum();
}

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('a formula needs a number that is not there');
  return value;
}
