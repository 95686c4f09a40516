/** Names from files where VS Code would draw an icon for `$(name)`: they stay text. */
export const plainLabel = (text: string): string => text.replaceAll('$(', '\\$(');
