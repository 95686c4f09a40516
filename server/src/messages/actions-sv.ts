/** What quick fixes do, in Swedish. */
import { formatDay } from '../engine/day';
import type { actionsEnglish } from './actions-en';
import { count, plural } from './counts-sv';
import { committedAmount } from './names-sv';
import { shortened } from './schema-en';

export const actionsSwedish: typeof actionsEnglish = {
  fixWrite: text => `Skriv ${shortened(text)}`,
  fixWriteAsOn: (text, day) => `Skriv ${text}, som den ${formatDay(day)}`,
  fixQuote: text => `Sätt det inom citattecken: "${shortened(text)}"`,
  fixUnquote: text => `Ta bort citattecknen: ${shortened(text)}`,
  fixAddKey: (key, value) => `Lägg till ${key}: ${shortened(value)}`,
  fixAddKeys: keys => `Lägg till alla nycklar som saknas: ${keys.join(', ')}`,
  fixCommentOut: key => `Gör ${shortened(key)} till en kommentar`,
  fixRemoveKey: key => `Ta bort ${shortened(key)} här`,
  fixKind: kind => `Skriv kind: ${kind}`,
  fixRenameFile: name => `Byt namn på filen till ${shortened(name)}`,
  fixNewSubscription: (name, start) => `Ny fil ${shortened(name)}: från ${start}, inget avtalat än`,
  fixSortDays: () => 'Sortera dagarna',
  fixMissingDays: days => `Lägg till ${plural(days, 'dag', 'dagar')} med 0`,
  fixMissingDaysNamed: (days, before) =>
    `Lägg till ${plural(days, 'dag', 'dagar')} med agenterna från den ${formatDay(before)} och 0 av allt annat`,
  fixOveragePrice: price => `Lägg till överförbrukningspriset ${price}, samma som licensens eget`,
  fixCommit: (type, quantity, before, subscription) =>
    before === undefined
      ? `Avtala ${committedAmount(type, quantity)} i ${shortened(subscription)}`
      : `Avtala ${count(quantity)} i stället för ${committedAmount(type, before)} i ${shortened(subscription)}`,
  fixSilence: code => `Tysta ${code} på den här raden`,
  fixRemoveIgnore: code =>
    code === '' ? 'Ta bort den tomma kommentaren' : `Ta bort ${shortened(code)} ur kommentaren`,
  fixAll: () => 'Rätta allt som inte ändrar något tal',
};
