/** Text from files and names as part of one line: what would end the line or steer the terminal becomes a space. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
