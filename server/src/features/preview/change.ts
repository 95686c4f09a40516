/** How far one amount is from another, exactly and with its sign. */
import type { Big } from '../../engine/decimal';
import { formatUnitPrice } from '../../engine/money';
import type { Messages } from '../../messages/message';

export function moneyChange(
  messages: Messages,
  before: Big,
  after: Big,
  currency: string | undefined,
  withCurrency: boolean,
): string {
  const sign = after.eq(before) ? '' : after.gt(before) ? '+' : '−';
  const digits = formatUnitPrice(after.minus(before).abs(), currency);
  return `${sign}${messages.money(digits, withCurrency ? currency : undefined)}`;
}
