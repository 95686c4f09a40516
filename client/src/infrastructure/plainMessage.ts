/**
 * Names from files where VS Code would make a link of `[text](command:…)`, which runs a command: they stay text. What
 * comes between is not to be seen.
 */
export const plainMessage = (text: string): string => text.replaceAll('](', ']\u200B(');
