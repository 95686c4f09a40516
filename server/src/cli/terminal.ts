/** What surrounds the command line. */
import type { Messages } from '../messages/message';

/** What the process hands in, so that commands run in tests too. */
export interface Process {
  readonly args: readonly string[];
  readonly currentFolder: string;
  readonly version: string;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Serves an editor until it disconnects. */
  readonly serve: () => Promise<void>;
}

/** The process, spoken to in one language. */
export interface Terminal extends Process {
  readonly messages: Messages;
}
