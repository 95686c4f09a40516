/** What is said while names are changed and followed, in Swedish sentences. */
import type { editingEnglish, NameKind } from './editing-en';

const NAMED: Record<NameKind, string> = {
  organization: 'en organisation',
  subscription: 'en prenumeration',
  sku: 'en SKU',
  agent: 'en agent',
};

export const editingSwedish: typeof editingEnglish = {
  openFile: name => `Öppna ${name}`,
  usageSymbol: (organization, days) => `${organization}, ${days}`,
  itemCount: items => `${items} sammanlagt`,

  renameNothing: () =>
    'Bara organisationer, prenumerationers id, SKU:er och agenter kan byta namn. Ställ markören på en av dem.',
  renameEmpty: () => 'Ett namn kan inte vara tomt. Skriv det nya namnet.',
  renameLineBreak: () => 'Ett namn står på en rad. Skriv det utan radbrytningar, tabbar och liknande.',
  renameTaken: text =>
    `${text} finns redan, och namnbytet skulle göra ett av två. Välj ett annat namn; ska det här stället avse ${text}, ändra texten här.`,
  renameInCsv: (text, file) =>
    `${text} står också i ${file}, som är en export och inte ändras här. Byt namnet där exporten kommer ifrån.`,
  renameShared: (text, other) =>
    `${text} är skrivet en gång och är genom ett alias också namnet på ${NAMED[other]}. Skriv ut båda innan ett av dem byter namn.`,
};
