import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Position, PrepareRenameRequest, RenameRequest } from 'vscode-languageserver-protocol';
import { subscription, usage } from '../deal';
import { type Editor, startEditor } from './editor';

const LOG = 'sources: [{file: log.csv, format: agent-sessions}]\nagentSessions: [{agent: a-1}]\n';

describe('renaming in the server over standard input and output', () => {
  let folder = '';
  let editor: Editor;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'deals-'));
    writeFileSync(join(folder, 'acme.subscription.yaml'), subscription());
    writeFileSync(join(folder, 'acme.usage.yaml'), usage([]) + LOG);
    writeFileSync(join(folder, 'log.csv'), 'agent,license,login,logout\na-1,standard,2024-01-02T08:00:00Z,\n');
    editor = await startEditor(folder);
    await editor.reconciled;
    await editor.open('acme.subscription.yaml', subscription({ name: 'changed' }));
  });

  afterAll(async () => {
    await editor.quit();
    rmSync(folder, { recursive: true });
  });

  const at = (name: string, position: Position) => ({ textDocument: { uri: editor.uri(name) }, position });

  it('changes the text in the editor and the files that are not open', async () => {
    const place = at('acme.subscription.yaml', { line: 2, character: 16 });
    expect(await editor.connection.sendRequest(PrepareRenameRequest.type, place)).toMatchObject({
      placeholder: 'acme',
    });
    const edit = await editor.connection.sendRequest(RenameRequest.type, { ...place, newName: 'beta' });
    const line = (number: number) => ({
      range: { start: { line: number, character: 14 }, end: { line: number, character: 18 } },
      newText: 'beta',
    });
    expect(edit?.changes).toEqual({
      [editor.uri('acme.subscription.yaml')]: [line(2)],
      [editor.uri('acme.usage.yaml')]: [line(1)],
    });
  });

  it('names the versions that it is meant for, so that an editor refuses it where a document has moved on', async () => {
    const versioned = await startEditor(folder, {
      capabilities: { workspace: { workspaceEdit: { documentChanges: true } } },
    });
    await versioned.reconciled;
    await versioned.open('acme.subscription.yaml', subscription());
    await versioned.change('acme.subscription.yaml', 7, subscription({ name: 'changed' }));
    const edit = await versioned.connection.sendRequest(RenameRequest.type, {
      textDocument: { uri: versioned.uri('acme.subscription.yaml') },
      position: { line: 2, character: 16 },
      newName: 'beta',
    });
    await versioned.quit();
    expect(edit?.documentChanges).toMatchObject([
      { textDocument: { uri: versioned.uri('acme.subscription.yaml'), version: 7 }, edits: [{ newText: 'beta' }] },
      { textDocument: { uri: versioned.uri('acme.usage.yaml'), version: null }, edits: [{ newText: 'beta' }] },
    ]);
  });

  it('says why it cannot be', async () => {
    const place = at('acme.usage.yaml', { line: 4, character: 25 });
    await expect(editor.connection.sendRequest(PrepareRenameRequest.type, place)).rejects.toThrow(
      'a-1 also stands in log.csv',
    );
    await expect(
      editor.connection.sendRequest(RenameRequest.type, {
        ...at('acme.usage.yaml', { line: 1, character: 15 }),
        newName: '',
      }),
    ).rejects.toThrow('A name cannot be empty');
  });
});
