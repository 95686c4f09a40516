/** Every quick fix that there is. What an editor lists first stands first. */
import { raisedCommitment } from './commitment';
import { missingDays, sortedDays } from './days';
import type { Provider } from './fix';
import { silenced, unusedIgnore } from './ignores';
import { kindAndName } from './kind-and-name';
import { knownKey, knownName, knownValue } from './known-word';
import { absentFigure, missingKind, requiredKey, surgeProtection } from './missing-key';
import { namedValue } from './named-value';
import { newSubscription } from './new-subscription';
import { overagePrice } from './overage-price';
import { percentSign } from './percent';
import { repeated, unknownKey } from './surplus';

export const PROVIDERS: readonly Provider[] = [
  knownKey,
  knownValue,
  knownName,
  newSubscription,
  missingKind,
  requiredKey,
  kindAndName,
  percentSign,
  namedValue,
  sortedDays,
  missingDays,
  absentFigure,
  surgeProtection,
  overagePrice,
  raisedCommitment,
  repeated,
  unknownKey,
  unusedIgnore,
  silenced,
];
