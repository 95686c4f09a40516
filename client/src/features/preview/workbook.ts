/** Sheets as the bytes of a workbook. Its library is only loaded for it, since the start of the extension should not wait. */
import type { ExportedCell, ExportedSheet } from '../../../../server/src/protocol';

const HEADER = { fontWeight: 'bold' } as const;
const WIDEST = 48;

export const workbookOf = async (sheets: readonly ExportedSheet[]): Promise<Uint8Array> => {
  const { default: writeXlsxFile } = await import('write-excel-file/universal');
  const written = writeXlsxFile(
    sheets.map(({ name, rows }) => ({
      sheet: name,
      data: rows.map((row, index) =>
        row.map(cell => (index === 0 ? { value: String(cell), ...HEADER } : cellOf(cell))),
      ),
      columns: widthsOf(rows),
      stickyRowsCount: 1,
    })),
    { features: [{ files: { transform: { 'xl/worksheets/sheet{id}.xml': { transform: exactNumbers } } } }] },
  );
  return new Uint8Array(await (await written.toBlob()).arrayBuffer());
};

/**
 * Money is handed over as a formula of its digits and becomes a number in the sheet's own text, so that none of them goes
 * through a binary number.
 */
const cellOf = (cell: ExportedCell) => {
  if (typeof cell !== 'object') return { value: cell };
  const digits = /^-?\d+(?:\.(\d+))?$/.exec(cell.money);
  if (!digits) return { value: cell.money };
  const decimals = digits[1]?.length ?? 0;
  return {
    type: 'Formula' as const,
    value: cell.money,
    format: decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`,
  };
};

const exactNumbers = (sheet: string): string => sheet.replaceAll(/<f>(-?[\d.]+)<\/f>/g, '<v>$1</v>');

/** As wide as the longest cell, within reason. */
const widthsOf = (rows: ExportedSheet['rows']): { readonly width: number }[] => {
  const columns = largest(rows.map(row => row.length));
  return Array.from({ length: columns }, (_, column) => ({
    width: Math.min(WIDEST, 2 + largest(rows.map(row => textOf(row[column]).length))),
  }));
};

/** There may be more rows than a call takes arguments. */
const largest = (numbers: readonly number[]): number => numbers.reduce((most, number) => Math.max(most, number), 0);

const textOf = (cell: ExportedCell | undefined): string =>
  typeof cell === 'object' ? cell.money : cell === undefined ? '' : String(cell);
