import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DidChangeWatchedFilesNotification, FileChangeType } from 'vscode-languageserver-protocol/node';
import { subscription } from '../deal';
import { type Editor, startEditor } from './editor';

const SUBSCRIPTION = subscription({ licenses: '{standard: {committed: 20}}' });
const DETAIL = 'Usage Date,Usage Type,Units Used\n2024-01-02,Standard Concurrent Agent,25\n';
const usageNaming = (file: string): string =>
  `kind: usage\norganization: acme\nsources:\n  - {file: ${file}, format: daily-detail}\n`;

describe('CSV files that usage names', () => {
  let folder = '';
  let editor: Editor;

  const changed = (name: string, type: FileChangeType): Promise<void> =>
    editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: editor.uri(name), type }],
    });

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'deals-'));
    writeFileSync(join(folder, 'acme.subscription.yaml'), SUBSCRIPTION);
    writeFileSync(join(folder, 'acme.usage.yaml'), usageNaming('june.csv'));
    writeFileSync(join(folder, 'june.csv'), DETAIL);
    editor = await startEditor(folder);
  });

  afterEach(async () => {
    await editor.quit();
    rmSync(folder, { recursive: true });
  });

  it('are read, and have their findings on themselves', async () => {
    const [finding] = await editor.findings('june.csv', codes => codes.includes('overage'));
    expect(finding?.range.start).toEqual({ line: 1, character: 37 });
  });

  it('are read anew when they change, vanish and come back', async () => {
    await editor.findings('june.csv', codes => codes.includes('overage'));
    writeFileSync(join(folder, 'june.csv'), `${DETAIL}2024-01-03,Standard Concurrent Agent,many\n`);
    await changed('june.csv', FileChangeType.Changed);
    await editor.findings('june.csv', codes => codes.includes('source-row-invalid'));

    rmSync(join(folder, 'june.csv'));
    await changed('june.csv', FileChangeType.Deleted);
    await editor.findings('acme.usage.yaml', codes => codes.includes('source-unreadable'));
    await editor.findings('june.csv', codes => codes.length === 0);

    writeFileSync(join(folder, 'june.csv'), DETAIL);
    await changed('june.csv', FileChangeType.Created);
    await editor.findings('acme.usage.yaml', codes => !codes.includes('source-unreadable'));
    await editor.findings('june.csv', codes => codes.includes('overage'));
  });

  it('are read as soon as somebody types their name', async () => {
    writeFileSync(join(folder, 'july.csv'), DETAIL.replace('25', '31'));
    await editor.findings('june.csv', codes => codes.includes('overage'));
    await editor.open('acme.usage.yaml', usageNaming('june.csv'));
    await editor.change('acme.usage.yaml', 2, usageNaming('july.csv'));
    const [finding] = await editor.findings('july.csv', codes => codes.includes('overage'));
    expect(finding?.message).toContain('11 Standard agents');
    await editor.findings('june.csv', codes => codes.length === 0);
  });
});
