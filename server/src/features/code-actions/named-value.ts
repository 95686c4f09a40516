/** Values that the finding itself names as the ones to write. */
import { formatDay } from '../../engine/day';
import { message } from '../../messages/message';
import { type Asked, type Provider, placeOf, replaceMarked } from './fix';

export const namedValue: Provider = {
  codes: [
    'named-usage-decreased',
    'date-outside-cycle',
    'mixed-agent-models',
    'surge-mismatch',
    'assumption-mismatch',
    'currency-mismatch',
  ],
  fixes: asked => {
    const { message: told } = asked.finding;
    const value = valueFor(asked);
    if (value === undefined) return [];
    const title =
      told.name === 'namedUsageDecreased' ? message('fixWriteAsOn', value, told.args[3]) : message('fixWrite', value);
    return [{ title, changes: replaceMarked(asked, value) }];
  },
};

function valueFor(asked: Asked): string | undefined {
  const { message: told, related } = asked.finding;
  switch (told.name) {
    case 'namedUsageDecreased':
      return String(told.args[2]);
    case 'cycleNotFirstDay':
      return formatDay(told.args[1]);
    case 'mixedAgentModels': {
      const other = related[0]?.message;
      return other?.name === 'otherAgentModel' ? other.args[0] : undefined;
    }
    case 'surgeMismatch':
      return told.args[1] === undefined ? undefined : `${told.args[1]}%`;
    case 'assumptionMismatch':
      return told.args[2];
    case 'currencyMismatch':
      // R12: what a vendor's invoice says is compared, never corrected.
      return placeOf(asked)?.kind === 'subscription' ? told.args[1] : undefined;
    default:
      return undefined;
  }
}
