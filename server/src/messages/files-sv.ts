/** What stands in files that are written for a person, and what is said of them, in Swedish. */
import { plural } from './counts-sv';
import type { filesEnglish } from './files-en';

export const filesSwedish: typeof filesEnglish = {
  fillInDays: types =>
    `Lägg till vad som användes varje dag, så långt det är känt: ${types.map(type => `${type}: …`).join(', ')}`,
  fillInPrices: () =>
    'Vad var och en kostar per faktureringsperiod, och vad dess överförbrukning kostar: {committed: …, unitPrice: …, overage: {unitPrice: …}}',
  imported: (fileName, records, problems) => {
    if (records === undefined) return `${fileName} är ingen export som kan importeras.`;
    const became = `${fileName} blir ${plural(records, 'post', 'poster')} med användning.`;
    return problems === 0 ? became : `${became} ${plural(problems, 'fel hittades', 'fel hittades')} i den.`;
  },
  readingFiles: files => `Läser ${plural(files, 'affärsfil', 'affärsfiler')}`,
  readingSource: file => `Läser ${file}`,
  readingStopped: (read, files) =>
    `Du avbröt läsningen efter ${read} av ${plural(files, 'affärsfil', 'affärsfiler')}. Det som visas kan vara fel, eftersom siffrorna beror på filerna som saknas. Ladda om fönstret för att läsa alla.`,
  fileStopped: file =>
    `Du avbröt läsningen av ${file}. Inget i den räknas, så det som visas kan vara fel. Den läses när dess text ändras, eller när du öppnar den igen.`,
  lookingForProblems: () => 'Letar efter problem i affärens filer',
  fault: feature =>
    `Entitlement Specs har ett eget fel: ”${feature}” gav inget svar. Dina filer är som de var, och allt annat fungerar. Kopiera rapporten och skicka den till den som sköter tillägget.`,
  faultInLog: feature =>
    `Entitlement Specs har ett eget fel: ”${feature}” gav inget svar. Dina filer är som de var, och allt annat fungerar. Rapporten att kopiera och skicka vidare står i språkserverns logg.`,
};
