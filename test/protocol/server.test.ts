import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CompletionResolveRequest } from 'vscode-languageserver-protocol/node';
import { version } from '../../package.json';
import { PREVIEW_REQUEST, type PreviewView } from '../../server/src/protocol';
import { subscription, usage } from '../deal';
import { type Editor, startEditor } from './editor';

const SUBSCRIPTION = subscription({ licenses: '{standard: {committed: 20}}' });
const USAGE = usage(['date: 2024-01-02, premium: 0, standard: 25']);
const DATE_LINE = { line: 3, character: 20 };

describe('the server over standard input and output', () => {
  let folder = '';
  let editor: Editor;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'deals-'));
    writeFileSync(join(folder, 'acme.subscription.yaml'), SUBSCRIPTION);
    writeFileSync(join(folder, 'acme.usage.yaml'), USAGE);
    editor = await startEditor(folder);
  });

  afterEach(async () => {
    await editor.quit();
    rmSync(folder, { recursive: true });
  });

  it('says who it is and what it can do', () => {
    expect(editor.initialized.serverInfo).toEqual({ name: 'entitlements', version });
    expect(editor.initialized.capabilities).toMatchObject({
      hoverProvider: true,
      inlayHintProvider: { resolveProvider: true },
      codeLensProvider: {},
    });
  });

  it('reports findings of files that no editor has opened', async () => {
    const found = await editor.findings('acme.usage.yaml', codes => codes.includes('overage'));
    expect(found.map(({ code, source, severity }) => ({ code, source, severity }))).toEqual([
      { code: 'overage', source: 'entitlements', severity: 2 },
    ]);
    expect(found[0]?.codeDescription?.href).toMatch(/findings\.md#overage$/);
    expect(found[0]?.relatedInformation?.map(({ location }) => location.uri)).toEqual([
      editor.uri('acme.subscription.yaml'),
    ]);
  });

  it('refreshes the usage when the subscription changes, whether the usage is open or not', async () => {
    await editor.findings('acme.usage.yaml', codes => codes.includes('overage'));
    await editor.open('acme.subscription.yaml', SUBSCRIPTION);
    await editor.change('acme.subscription.yaml', 2, SUBSCRIPTION.replace('committed: 20', 'committed: 25'));
    await editor.findings('acme.usage.yaml', codes => !codes.includes('overage'));
    await editor.close('acme.subscription.yaml');
    const [finding] = await editor.findings('acme.usage.yaml', codes => codes.includes('overage'));
    expect(finding?.message).toContain('5 Standard agents of overage');
  });

  it('computes hints and hovers from the text in the editor, at once', async () => {
    await editor.open('acme.usage.yaml', USAGE);
    await editor.findings('acme.usage.yaml', codes => codes.includes('overage'));
    await editor.change('acme.usage.yaml', 2, '31', {
      start: { line: 3, character: 45 },
      end: { line: 3, character: 47 },
    });
    expect(await editor.hints('acme.usage.yaml')).toEqual(['11 overage']);
    expect(await editor.hover('acme.usage.yaml', DATE_LINE)).toContain('max(31 − 20, 0)');
    expect(await editor.hints('acme.subscription.yaml')).toEqual(['peak 31 · 11 overage']);
  });

  it('stays alive through every prefix of a document, and what could be read stays', async () => {
    // What the day comes to is known when the subscription has been read from the disk.
    await editor.reconciled;
    await editor.open('acme.usage.yaml', '');
    let version = 1;
    for (let length = 0; length <= USAGE.length; length += 1) {
      version += 1;
      await editor.change('acme.usage.yaml', version, USAGE.slice(0, length));
    }
    expect(await editor.hints('acme.usage.yaml')).toEqual(['5 overage']);
    await editor.change('acme.usage.yaml', version + 1, `${USAGE}  - {date: 2024-01-03, standard: 2`);
    expect(await editor.hints('acme.usage.yaml')).toEqual(['5 overage']);
    await editor.findings('acme.usage.yaml', codes => codes.includes('yaml-syntax'));
  });

  it.each([1_000, 100_000])('survives %i open brackets ten times, and answers for another file', async brackets => {
    await editor.open('deep.usage.yaml', '');
    for (let round = 0; round < 10; round += 1) {
      const bracket = round % 2 === 0 ? '[' : '{a: ';
      await editor.change('deep.usage.yaml', round + 2, `${'#'.repeat(round)}\n${bracket.repeat(brackets)}`);
      const found = await editor.findings('deep.usage.yaml', codes => codes.includes('yaml-syntax'));
      expect(found[0]?.message).toContain('deeper than 200 levels');
    }
    expect(await editor.hover('acme.usage.yaml', DATE_LINE)).toContain('Standard overage');
  });

  it('writes a month of usage into an empty file by completion alone', async () => {
    await editor.reconciled;
    await editor.open('new.usage.yaml', '');
    const items = await editor.complete('new.usage.yaml', { line: 0, character: 0 });
    const month = items.find(({ label }) => label === 'Usage of acme, 2024-02-01 to 2024-02-29');
    expect(month?.insertTextFormat).toBe(1);
    const written = month?.textEdit?.newText ?? '';
    await editor.change('new.usage.yaml', 2, written.replace('standard: 0', 'standard: 25'));
    expect(await editor.hints('new.usage.yaml')).toEqual(['5 overage']);
    const [kind] = await editor.complete('new.usage.yaml', { line: 0, character: 2 });
    const resolved = await editor.connection.sendRequest(CompletionResolveRequest.type, kind ?? { label: '' });
    expect(JSON.stringify(resolved.documentation)).toContain('Says that this document is usage.');
  });

  it('prepares a preview', async () => {
    await editor.findings('acme.usage.yaml', codes => codes.includes('overage'));
    const { view }: { view: PreviewView } = await editor.connection.sendRequest(PREVIEW_REQUEST, {
      uri: editor.uri('acme.subscription.yaml'),
    });
    const rows = view.results?.detail.rows ?? [];
    expect(rows.map(row => row.cells.map(({ text }) => text).join(' '))).toEqual([
      '2024-01-02 Premium Concurrent Agent 0 0 0 0 Licenses ',
      '2024-01-02 Standard Concurrent Agent 25 20 0 5 Licenses Overage peak',
    ]);
    expect(rows[1]?.source).toMatchObject({ uri: editor.uri('acme.usage.yaml'), range: { start: { line: 3 } } });
    expect(view.cycles.options.map(({ text }) => text)).toEqual(['2024-01-01 to 2024-01-31']);
  });

  it('answers with nothing for documents that it does not know', async () => {
    expect(await editor.hover('other.usage.yaml', DATE_LINE)).toBeUndefined();
    expect(await editor.hints('notes.txt')).toEqual([]);
  });
});
