import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DocumentFormattingRequest, DocumentRangeFormattingRequest } from 'vscode-languageserver-protocol';
import { usage } from '../deal';
import { type Editor, startEditor } from './editor';

const TEXT = usage([
  'date: 2024-01-02, standard: 5',
  'date: 2024-01-03,standard: 12 ',
  'date: 2024-01-04, standard: 7',
]);
const options = { tabSize: 2, insertSpaces: true };

describe('formatting in the server over standard input and output', () => {
  let folder = '';
  let editor: Editor;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'deals-'));
    editor = await startEditor(folder);
  });

  afterAll(async () => {
    await editor.quit();
    rmSync(folder, { recursive: true });
  });

  it('changes the blanks of the text in the editor, of a range on its lines alone, and nothing where it is broken', async () => {
    await editor.open('acme.usage.yaml', TEXT);
    const textDocument = { uri: editor.uri('acme.usage.yaml') };
    const edits = await editor.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options });
    expect(edits?.map(({ range, newText }) => [range.start.line, newText])).toEqual([
      [3, ':  '],
      [4, ', '],
      [4, ''],
      [5, ':  '],
    ]);
    const range = { start: { line: 5, character: 3 }, end: { line: 5, character: 9 } };
    const some = await editor.connection.sendRequest(DocumentRangeFormattingRequest.type, {
      textDocument,
      range,
      options,
    });
    expect(some).toEqual(edits?.slice(3));
    await editor.change('acme.usage.yaml', 2, `${TEXT}  - {date: 2024-01-05 `);
    expect(await editor.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options })).toEqual([]);
  });
});
