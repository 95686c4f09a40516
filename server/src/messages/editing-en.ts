/** What is said while names are changed and followed, in English sentences. */

/** What a name is the name of. */
export type NameKind = 'organization' | 'subscription' | 'sku' | 'agent';

const NAMED: Record<NameKind, string> = {
  organization: 'an organization',
  subscription: 'a subscription',
  sku: 'a SKU',
  agent: 'an agent',
};

export const editingEnglish = {
  openFile: (name: string): string => `Open ${name}`,
  usageSymbol: (organization: string, days: string): string => `${organization}, ${days}`,
  itemCount: (items: number): string => `${items} in all`,

  renameNothing: (): string =>
    'Only organizations, subscription ids, SKUs and agents can be renamed. Put the cursor on one of them.',
  renameEmpty: (): string => 'A name cannot be empty. Write the new name.',
  renameLineBreak: (): string => 'A name stands on one line. Write it without line breaks, tabs and the like.',
  renameTaken: (text: string): string =>
    `${text} exists already, and renaming would make one of two. Choose another name; to say that this place means ${text}, change the text here.`,
  renameInCsv: (text: string, file: string): string =>
    `${text} also stands in ${file}, which is an export and is not changed here. Rename it where the export comes from.`,
  renameShared: (text: string, other: NameKind): string =>
    `${text} is written once and also names ${NAMED[other]}, by an alias. Write both out before renaming one of them.`,
};
