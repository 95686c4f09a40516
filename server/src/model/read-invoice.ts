/** A vendor's invoice to the engine's words. */
import type { ActualInvoice, ActualLine } from '../engine/domain';
import type { Pieces } from '../engine/pieces';
import { readAhead, readRecords } from './read-records';
import { dayAt, mappingAt, moneyAt, quantityAt, type Reading, sourceOf, textAt } from './reading';
import type { MappingNode } from './syntax';

/**
 * Undefined where the subscription or the period cannot be used: there is nothing to compare the lines with.
 * @param turn see `readAhead`
 */
export function* readInvoice(reading: Reading, root: MappingNode, turn: number): Pieces<ActualInvoice | undefined> {
  yield* readAhead(reading, root, [LINES], turn);
  const subscription = textAt(reading, root, 'subscription');
  const period = mappingAt(reading, root, 'period');
  const from = dayAt(reading, period, 'from');
  const to = dayAt(reading, period, 'to');
  const totals = mappingAt(reading, root, 'totals');
  const invoice = {
    source: sourceOf(reading, root),
    number: textAt(reading, root, 'number'),
    transactionDate: dayAt(reading, root, 'transactionDate'),
    dueDate: dayAt(reading, root, 'dueDate'),
    currency: textAt(reading, root, 'currency'),
    lines: [...(yield* readRecords(reading, root, LINES)).values],
    totals: {
      recurring: moneyAt(reading, totals, 'recurring'),
      usage: moneyAt(reading, totals, 'usage'),
      other: moneyAt(reading, totals, 'other'),
      taxes: moneyAt(reading, totals, 'taxes'),
      total: moneyAt(reading, totals, 'total'),
    },
  };
  if (subscription === undefined || from === undefined || to === undefined) return undefined;
  return { ...invoice, subscription, from, to };
}

const readLine = (reading: Reading, record: MappingNode): ActualLine => ({
  source: sourceOf(reading, record),
  sku: textAt(reading, record, 'sku'),
  description: textAt(reading, record, 'description'),
  quantity: quantityAt(reading, record, 'quantity'),
  unit: textAt(reading, record, 'unit'),
  unitPrice: moneyAt(reading, record, 'unitPrice'),
  amount: moneyAt(reading, record, 'amount'),
});

const LINES = { list: 'lines', read: readLine } as const;
