import { describe, expect, it } from 'vitest';
import type { CancellationToken, Connection, WorkspaceDiagnosticReportPartialResult } from 'vscode-languageserver';
import { createWorkspace } from '../workspace/workspace';
import type { Found } from './findings';
import { createStreams } from './streams';

const URIS = ['file:///deals/a.usage.yaml', 'file:///deals/b.usage.yaml'];

const foundOn = (uri: string, resultId: string): Found => ({ uri, isGone: false, version: null, resultId, items: [] });

type Ask = (
  params: { previousResultIds: [] },
  token: CancellationToken,
  progress: { begin(): void; report(): void; done(): void },
  parts: { report(part: WorkspaceDiagnosticReportPartialResult): void },
) => Promise<unknown>;

describe('findings of the workspace in parts', () => {
  it('end with the latest of each file, though somebody edits while others are looked at', async () => {
    let ask: Ask | undefined;
    const onWorkspace = (handler: Ask): void => {
      ask = handler;
    };
    const connection = { languages: { diagnostics: { onWorkspace } } } as unknown as Connection;
    const workspace = { ...createWorkspace(), uris: () => URIS };
    const edited = new Map([[URIS[0] ?? '', foundOn(URIS[0] ?? '', 'after')]]);
    let pauses = 0;
    const streams = createStreams(
      connection,
      {
        workspace,
        settled: async () => undefined,
        pause: async () => {
          pauses += 1;
          if (pauses === 1) streams.tell(edited);
        },
        progressTitle: () => '',
        find: async uri => foundOn(uri, 'before'),
        openFirst: uris => [...uris],
      },
      () => undefined,
    );
    const told = new Map<string, string | undefined>();
    const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };
    const progress = { begin: () => undefined, report: () => undefined, done: () => undefined };
    await ask?.({ previousResultIds: [] }, token, progress, {
      report: ({ items }) => {
        for (const { uri, resultId } of items) told.set(uri, resultId);
      },
    });
    expect([...told.values()]).toEqual(['after', 'before']);
  });
});
