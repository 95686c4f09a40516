/** The page's end of the line to the extension. */
import { type HostMessage, isHostMessage, type PageMessage, type Question } from '../src/features/dailyDetail/protocol';

interface VsCode {
  readonly postMessage: (message: PageMessage) => void;
  readonly setState: (state: Question) => void;
}

declare const acquireVsCodeApi: () => VsCode;

const vsCode = acquireVsCodeApi();

export const tell = (message: PageMessage): void => vsCode.postMessage(message);

/** What VS Code hands back to the extension when it opens the window again. */
export const remember = (question: Question): void => vsCode.setState(question);

export const listen = (hear: (message: HostMessage) => void): void =>
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isHostMessage(data)) hear(data);
  });
