/** JSON as every surface gives it, to the byte. */
export const jsonText = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;
