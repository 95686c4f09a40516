/** What is wrong with raw records and with the CSV files that a usage names, in Swedish sentences. */
import { formatInstant } from '../engine/instant';
import { plural } from './counts-sv';
import { MODEL_NAMES } from './names-sv';
import type { SourceRefusal, sourcesEnglish } from './sources-en';

const REFUSALS: Record<SourceRefusal, (file: string) => string> = {
  absolute: file => `${file} är en absolut sökväg. Skriv sökvägen från den här filens mapp, som june.csv.`,
  address: file =>
    `${file} är en adress eller anger en enhet. Lägg filen bredvid den här och skriv dess namn, som june.csv.`,
  backslash: file =>
    `${file} har ett omvänt snedstreck. Skriv / mellan mappar, så att sökvägen betyder detsamma överallt.`,
  dealFile: file => `${file} är en av affärens egna filer och räknas redan. Här står bara CSV-filer.`,
  outside: file => `${file} ligger utanför den öppnade mappen och läses inte. Flytta in filen i mappen.`,
  linkOutside: file => `${file} är en länk som leder ut ur den öppnade mappen och läses inte. Lägg själva filen här.`,
  unsaved: file => `${file} söks bredvid den här filen, som ännu inte har någon mapp. Spara den här filen först.`,
  stopped: file =>
    `${file} är inte läst, för du avbröt läsningen, och inget i den räknas. Ändra eller spara filen så läses den.`,
  unreadable: file =>
    `${file} kan inte läsas. Kontrollera att den finns, sett från den här filens mapp, och att du får läsa den.`,
};

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} och ${words.at(-1)}`;

export const sourcesSwedish: typeof sourcesEnglish = {
  noSuchInstant: text => `Tidpunkten ${text} finns inte. Skriv en dag och en tid som finns, som 2024-06-10T07:58:00Z.`,
  endsBeforeStart: (key, end, start) =>
    key === 'logout'
      ? `Utloggningen ${formatInstant(end)} kommer före inloggningen ${formatInstant(start)}. Rätta en av dem, med förskjutning; till dess räknas inte utloggningen.`
      : `Anslutningen skulle sluta ${formatInstant(end)}, innan den börjar ${formatInstant(start)}. Rätta en av dem, med förskjutning; till dess räknas den bara vid sin början.`,
  lastsTooLong: (key, end, start) =>
    key === 'logout'
      ? `Utloggningen ${formatInstant(end)} kommer mer än ett år efter inloggningen ${formatInstant(start)}. Rätta en av dem; till dess räknas inte utloggningen.`
      : `Anslutningen skulle sluta ${formatInstant(end)}, mer än ett år efter att den börjar ${formatInstant(start)}. Rätta en av dem; till dess räknas den bara vid sin början.`,
  startOfRecordIsHere: () => 'Den börjar här.',
  sourceUnreadable: (file, refusal) => REFUSALS[refusal](file),

  csvWithoutHeader: columns => `Filen är tom. Dess första rad ska namnge kolumnerna ${list(columns)}.`,
  csvOtherSeparator: separator =>
    `Filens celler är åtskilda av ${separator === 'tab' ? 'tabbar' : 'semikolon'}, så inget i den läses. Spara den med komman mellan dem.`,
  csvColumnsMissing: (missing, format) =>
    `Rubrikraden saknar ${missing.length === 1 ? 'kolumnen' : 'kolumnerna'} ${list(missing)}, så inget i filen läses. Lägg till det som saknas, eller rätta källans format, som är ${format}.`,
  csvColumnRepeated: column =>
    `Rubrikraden har kolumnen ${column} mer än en gång, så inget i filen läses. Behåll den rätta.`,
  csvCellCount: (cells, columns) =>
    `Den här raden har ${plural(cells, 'cell', 'celler')}, men rubrikraden har ${plural(columns, 'kolumn', 'kolumner')}, så den räknas inte. Leta efter ett komma för mycket eller för lite; en cell som innehåller komma står inom dubbla citattecken.`,
  csvQuotes: () =>
    'Cellens dubbla citattecken går inte ihop, så raden räknas inte. Sätt ett före och ett efter cellens text, och skriv varje citattecken i den två gånger.',
  csvNotUtf8: column =>
    `${column} har tecken som inte kan läsas, eftersom filen inte är skriven i UTF-8, så raden räknas inte. Spara filen som CSV i UTF-8.`,
  csvOtherModel: (label, model) =>
    `${label} passar inte organisationen, vars agenter är ${MODEL_NAMES[model]}, så raden räknas inte. Rätta användningstypen, eller prenumerationens agentModel.`,
  agentModelIsHere: model => `Här är agenterna ${MODEL_NAMES[model]}.`,
  importedCsvUnknown: () =>
    'Rubrikraden hör varken till dagliga detaljer, till agentsessioner (agent, license, login, logout) eller till IVR-anslutningar (start, end).',
};
