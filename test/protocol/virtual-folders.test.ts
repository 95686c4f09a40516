/** A folder that is on no disk, such as a repository looked at in VS Code: its client reads it for the server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  FIND_FILES_REQUEST,
  type FileText,
  type FindFilesParams,
  READ_FILE_REQUEST,
  RECONCILE_REQUEST,
  type ReadFileParams,
} from '../../server/src/protocol';
import { type EditorKind, startEditor } from './editor';

const FOLDER = 'vscode-vfs://github/acme/deals';
const SUBSCRIPTION = `kind: subscription
id: SUB-1
organization: acme
start: 2024-06-09
agentModel: named
currency: USD
surgeProtection: 30%
licenses: {standard: {committed: 20, overage: {unitPrice: 100.00}}}
`;
const usage = (source: string): string =>
  `kind: usage\norganization: acme\nsources: [{file: ${source}, format: daily-detail}]\n`;

const FILES: ReadonlyMap<string, string> = new Map([
  [`${FOLDER}/acme.subscription.yaml`, SUBSCRIPTION],
  [`${FOLDER}/june/acme.usage.yaml`, usage('june.csv')],
  [`${FOLDER}/june/june.csv`, 'Usage Date,Usage Type,Units Used\n2024-06-10,Standard Named Agent,27\n'],
  [`${FOLDER}/july/acme.usage.yaml`, usage('july.csv')],
  [`${FOLDER}/compose.yaml`, 'services: {}\n'],
]);
const LINK = `${FOLDER}/july/july.csv`;

const textOf = ({ uri, within }: ReadFileParams): FileText => {
  if (within !== undefined && uri === LINK) return { refusal: 'linkOutside' };
  const text = FILES.get(uri);
  return text === undefined ? { refusal: 'unreadable' } : { text };
};

describe('a virtual folder', () => {
  let home = '';
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'virtual-'));
  });
  afterAll(() => rmSync(home, { recursive: true }));

  const open = async (offers: boolean) => {
    const asked: (ReadFileParams | FindFilesParams)[] = [];
    const kind: EditorKind = {
      folders: [FOLDER],
      initializationOptions: { readsFiles: offers, findingsPage: 'https://deals.example/findings.md' },
      listen: connection => {
        connection.onRequest<FileText, void>(READ_FILE_REQUEST, (params: ReadFileParams) => {
          asked.push(params);
          return textOf(params);
        });
        connection.onRequest(FIND_FILES_REQUEST, (params: FindFilesParams) => {
          asked.push(params);
          return [...FILES.keys()].filter(uri => uri.startsWith(params.folder));
        });
      },
    };
    return { editor: await startEditor(home, kind), asked };
  };

  it('is read by the client: its deals count, with the CSV files beside them', async () => {
    const { editor } = await open(true);
    const found = await editor.findingsAt(`${FOLDER}/june/june.csv`, codes => codes.includes('overage'));
    expect(found.map(({ code }) => code)).toEqual(['overage']);
    expect(found[0]?.codeDescription?.href).toBe('https://deals.example/findings.md#overage');
    await editor.quit();
  });

  it('is asked for deals alone, and never for a CSV file behind a link', async () => {
    const { editor, asked } = await open(true);
    const july = `${FOLDER}/july/acme.usage.yaml`;
    const [refused] = await editor.findingsAt(july, codes => codes.includes('source-unreadable'));
    expect(refused?.message).toContain('link');
    expect(asked.find(params => 'folder' in params)).toMatchObject({ folder: FOLDER, endings: ['.yaml', '.yml'] });
    expect(asked.filter(params => 'uri' in params && params.uri.endsWith('compose.yaml'))).toEqual([]);
    expect(asked.find(params => 'uri' in params && params.uri === LINK)).toMatchObject({ within: [FOLDER] });
    await editor.quit();
  });

  it('is empty to a server whose client does not read files, and nobody is asked', async () => {
    const { editor, asked } = await open(false);
    const { reconciliations } = JSON.parse(await editor.connection.sendRequest(RECONCILE_REQUEST));
    expect(reconciliations).toEqual([]);
    expect(asked).toEqual([]);
    expect([...editor.sent()]).toEqual([]);
    await editor.quit();
  });
});
