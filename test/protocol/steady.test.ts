/** What stands between and behind the lines holds still while somebody types. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CodeLensRefreshRequest,
  InlayHintRefreshRequest,
  InlayHintRequest,
  InlayHintResolveRequest,
} from 'vscode-languageserver-protocol/node';
import { OPEN_DAILY_DETAIL_COMMAND } from '../../server/src/protocol';
import { subscription, usage } from '../deal';
import { type Editor, startEditor } from './editor';

const SUBSCRIPTION = subscription({ licenses: '{standard: {committed: 20, overage: {unitPrice: 100}}}' });
const USAGE = usage([
  'date: 2024-01-02, premium: 0, standard: 25',
  'date: 2024-01-03, premium: 0, standard: 26',
  'date: 2024-01-04, premium: 0, standard: 27',
]);
const RECORD = '  - {date: 2024-01-05, premium: 0, standard: 24}\n';
const [SUBSCRIPTION_FILE, USAGE_FILE] = ['acme.subscription.yaml', 'acme.usage.yaml'];

describe('while somebody types', () => {
  let folder = '';
  let editor: Editor;
  let refreshes: string[] = [];
  let version = 1;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'deals-'));
    writeFileSync(join(folder, SUBSCRIPTION_FILE), SUBSCRIPTION);
    writeFileSync(join(folder, USAGE_FILE), USAGE);
    const capabilities = {
      workspace: { inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } },
      textDocument: { inlayHint: { resolveSupport: { properties: ['tooltip', 'label.location'] } } },
    };
    editor = await startEditor(folder, {
      capabilities,
      initializationOptions: { commands: [OPEN_DAILY_DETAIL_COMMAND] },
    });
    editor.connection.onRequest(InlayHintRefreshRequest.type, () => void refreshes.push('hints'));
    editor.connection.onRequest(CodeLensRefreshRequest.type, () => void refreshes.push('lenses'));
    await editor.open(SUBSCRIPTION_FILE, SUBSCRIPTION);
    await editor.open(USAGE_FILE, USAGE);
    await editor.findings(USAGE_FILE, codes => codes.includes('overage'));
    refreshes = [];
    version = 1;
  });

  afterEach(async () => {
    await editor.quit();
    rmSync(folder, { recursive: true });
  });

  const put = (text: string): Promise<void> => {
    version += 1;
    return editor.change(USAGE_FILE, version, text);
  };

  const seen = async () => ({
    hints: [await editor.hints(SUBSCRIPTION_FILE), await editor.hints(USAGE_FILE)],
    lenses: [await editor.lenses(SUBSCRIPTION_FILE), await editor.lenses(USAGE_FILE)],
  });

  it('a record, the hints of all other lines and all lenses stay, and nothing is asked for again', async () => {
    const before = await seen();
    expect(before.hints).toEqual([['peak 27 · 7 overage'], ['5 overage', '6 overage', '7 overage']]);
    const [first, last] = [
      USAGE.slice(0, USAGE.indexOf('  - {date: 2024-01-04')),
      '  - {date: 2024-01-04, premium: 0, standard: 27}\n',
    ];
    // Enter, then the record, character by character.
    for (let length = 0; length < RECORD.length - 1; length += 1) {
      await put(`${first}${RECORD.slice(0, length)}\n${last}`);
      expect(await seen()).toEqual(before);
    }
    await put(`${first}${RECORD}${last}`);
    const after = await seen();
    expect(after.hints).toEqual([['peak 27 · 7 overage'], ['5 overage', '6 overage', '4 overage', '7 overage']]);
    expect(after.lenses).toEqual(before.lenses);
    expect(refreshes).toEqual([]);
  });

  it.each([
    ['a figure', '20', '2x'],
    ['the name of the organization', 'acme', 'acm'],
  ])('the first character of %s in a file that was only read so far, everything stays', async (_, text, by) => {
    const before = await seen();
    await editor.change(SUBSCRIPTION_FILE, 2, SUBSCRIPTION.replace(text, by));
    expect(await seen()).toEqual(before);
    await editor.findings(SUBSCRIPTION_FILE, codes => codes.includes('schema') || !codes.includes('overage'));
    expect(await seen()).toEqual(before);
    expect(refreshes).toEqual([]);
  });

  it('has the other file asked for again once a number in it is another', async () => {
    await seen();
    await put(USAGE.replace('27', '3x'));
    await editor.findings(USAGE_FILE, codes => codes.includes('schema'));
    expect(refreshes).toEqual([]);
    await put(USAGE.replace('27', '31'));
    await editor.findings(USAGE_FILE, codes => !codes.includes('schema'));
    await expect.poll(() => refreshes).toEqual(['hints', 'lenses']);
    expect(await editor.hints(SUBSCRIPTION_FILE)).toEqual(['peak 31 · 11 overage']);
  });

  it('a hint is filled in when asked for', async () => {
    const [hint] =
      (await editor.connection.sendRequest(InlayHintRequest.type, {
        textDocument: { uri: editor.uri(SUBSCRIPTION_FILE) },
        range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
      })) ?? [];
    if (hint === undefined) throw new Error('no hint');
    expect(hint.tooltip).toBeUndefined();
    const resolved = await editor.connection.sendRequest(InlayHintResolveRequest.type, hint);
    expect(resolved.label).toMatchObject([
      { value: 'peak 27', location: { uri: editor.uri(USAGE_FILE), range: { start: { line: 5 } } } },
      { value: ' · ' },
      { value: '7 overage', location: { uri: editor.uri(USAGE_FILE) } },
    ]);
    expect(resolved.tooltip).toMatchObject({ kind: 'markdown' });
    expect(JSON.stringify(resolved.tooltip)).toContain('**Standard overage billed: 7**');
  });

  it('a lens leads to the daily detail where the editor can open it, and is text elsewhere', async () => {
    const [lens] = await editor.lenses(USAGE_FILE);
    expect(lens?.command).toEqual({
      title: '2024-01-01 to 2024-01-31: overage 7 Standard agents · 700.00 USD',
      command: OPEN_DAILY_DETAIL_COMMAND,
      arguments: [{ uri: editor.uri(USAGE_FILE), organization: 'acme', cycle: '2024-01-01' }],
    });
    const other = await startEditor(folder);
    await other.findings(USAGE_FILE, codes => codes.includes('overage'));
    expect((await other.lenses(USAGE_FILE)).map(({ command }) => command?.command)).toEqual(['']);
    await other.quit();
  });
});
