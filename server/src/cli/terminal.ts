/** What the process hands in, so that commands run in tests too. */
import type { Messages } from '../messages/message';

export interface Terminal {
  readonly args: readonly string[];
  readonly currentFolder: string;
  readonly version: string;
  readonly messages: Messages;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Serves an editor until it disconnects. */
  readonly serve: () => Promise<void>;
}
