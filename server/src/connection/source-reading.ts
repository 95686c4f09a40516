/** Brings the CSV files that usage names into the workspace: in pieces, so that the editor is answered meanwhile. */
import type { Connection } from 'vscode-languageserver';
import type { FileAccess } from '../files';
import type { Messages } from '../messages/message';
import { bringIn } from '../workspace/bring-in';
import type { SourceRequest } from '../workspace/source-path';
import type { Workspace } from '../workspace/workspace';
import type { Computing } from './computing';
import { createLateBar, READ } from './progress';

export interface SourceReading {
  /** Reads a file as it is now. */
  read(request: SourceRequest): Promise<void>;
  /** Reads all files that are named and not read yet. */
  wanted(): Promise<void>;
}

export interface SourceSurroundings {
  readonly files: FileAccess;
  readonly workspace: Workspace;
  readonly messages: () => Messages;
  readonly pause: () => Promise<void>;
  /** Milliseconds since any moment. */
  readonly now: () => number;
  readonly computing: Computing;
}

export function createSourceReading(
  connection: Connection,
  { files, workspace, messages, pause, now, computing }: SourceSurroundings,
): SourceReading {
  /** Those that are being read, by URI. */
  const underWay = new Map<string, Promise<void>>();

  async function bringInWithBar({ uri, folders }: SourceRequest): Promise<void> {
    const file = await files.readWithin(folders, uri);
    const bar = createLateBar(connection, messages().readingSource(nameOf(uri)), now);
    let isStopped = false;
    await bringIn(workspace, uri, file, async share => {
      await pause();
      isStopped = !(await bar.report(READ * share));
      return !isStopped;
    }).catch((error: unknown) => {
      bar.done();
      throw error;
    });
    if (isStopped) bar.done();
    else computing.goOn(bar);
  }

  const read = async (request: SourceRequest): Promise<void> => {
    // One that has changed while it was read is read again behind that.
    const before = underWay.get(request.uri);
    const task = Promise.resolve(before).then(() => bringInWithBar(request));
    underWay.set(request.uri, task);
    await task.finally(() => {
      if (underWay.get(request.uri) === task) underWay.delete(request.uri);
    });
  };

  return {
    read,
    async wanted() {
      for (let wanted = workspace.wantedSources(); wanted.length > 0; wanted = workspace.wantedSources()) {
        await Promise.all(wanted.map(request => underWay.get(request.uri) ?? read(request)));
      }
    },
  };
}

const nameOf = (uri: string): string => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
