import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type ClientCapabilities, type CodeAction, CodeActionRequest } from 'vscode-languageserver-protocol/node';
import { subscription, usage } from '../deal';
import { type Editor, startEditor } from './editor';

const SUBSCRIPTION = subscription({ licenses: '{standard: {committed: 20}}' });
const FILES: Readonly<Record<string, string>> = {
  'acme.subscription.yaml': SUBSCRIPTION,
  'acme.usage.yaml': usage(['date: 2024-01-03, standard: 31', 'date: 2024-01-02, standard: 25']),
  'moved.usage.yaml': SUBSCRIPTION,
};

const RAISE = 'Commit 31 instead of 20 Standard licences in SUB-1';

describe('quick fixes over the protocol', () => {
  let folder = '';
  let editor: Editor;

  async function start(workspaceEdit: ClientCapabilities['workspace']): Promise<void> {
    folder = mkdtempSync(join(tmpdir(), 'deals-'));
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
    editor = await startEditor(folder, { capabilities: { workspace: { ...workspaceEdit } } });
    await editor.reconciled;
  }

  afterEach(async () => {
    await editor.quit();
    rmSync(folder, { recursive: true });
  });

  async function actions(name: string, code: string, only?: string[]): Promise<CodeAction[]> {
    const diagnostics = [...(await editor.findings(name, codes => codes.includes(code)))].filter(
      one => one.code === code,
    );
    const range = diagnostics[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const answer = await editor.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: editor.uri(name) },
      range,
      context: { diagnostics, ...(only === undefined ? {} : { only }) },
    });
    return (answer ?? []).filter((one): one is CodeAction => 'kind' in one);
  }

  it('change another file, at the version that is open', async () => {
    await start({ workspaceEdit: { documentChanges: true } });
    await editor.open('acme.subscription.yaml', SUBSCRIPTION);
    const raising = (await actions('acme.usage.yaml', 'overage')).find(({ title }) => title === RAISE);
    expect(raising?.diagnostics?.map(({ code }) => code)).toEqual(['overage']);
    expect(raising?.edit?.documentChanges).toMatchObject([
      { textDocument: { uri: editor.uri('acme.subscription.yaml'), version: 1 }, edits: [{ newText: '31' }] },
    ]);
  });

  it('change files without naming a version where the client knows none', async () => {
    await start({});
    const raising = (await actions('acme.usage.yaml', 'overage')).find(({ title }) => title === RAISE);
    expect(raising?.edit?.changes).toMatchObject({ [editor.uri('acme.subscription.yaml')]: [{ newText: '31' }] });
    const titles = (await actions('moved.usage.yaml', 'kind-file-mismatch')).map(({ title }) => title);
    expect(titles).toEqual(['Write kind: usage', 'Silence kind-file-mismatch on this line']);
  });

  it('rename a file where the client can', async () => {
    await start({ workspaceEdit: { documentChanges: true, resourceOperations: ['rename'] } });
    const renaming = (await actions('moved.usage.yaml', 'kind-file-mismatch')).find(({ title }) =>
      title.startsWith('Rename'),
    );
    expect(renaming?.edit?.documentChanges).toEqual([
      { kind: 'rename', oldUri: editor.uri('moved.usage.yaml'), newUri: editor.uri('moved.subscription.yaml') },
    ]);
  });

  it('make a file where the client can', async () => {
    await start({ workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } });
    await editor.open('new.usage.yaml', 'kind: usage\norganization: new\ndays: [{date: 2024-06-10, standard: 1}]\n');
    await editor.findings('new.usage.yaml', codes => codes.includes('unknown-organization'));
    const making = (await actions('new.usage.yaml', 'unknown-organization')).find(({ title }) =>
      title.startsWith('New'),
    );
    expect(making?.edit?.documentChanges).toMatchObject([
      { kind: 'create', uri: editor.uri('new.subscription.yaml') },
      {
        textDocument: { uri: editor.uri('new.subscription.yaml'), version: null },
        edits: [{ newText: expect.stringContaining('organization: new') }],
      },
    ]);
  });

  it('sort the days when everything is to be mended on saving', async () => {
    await start({});
    const [action, ...others] = await actions('acme.usage.yaml', 'unordered-days', ['source.fixAll.entitlements']);
    expect(others).toEqual([]);
    expect(action).toMatchObject({ kind: 'source.fixAll.entitlements' });
  });
});
