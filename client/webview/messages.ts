/** The page's end of the line to the extension. */
import {
  FIRST_LOOK,
  type HostMessage,
  isHostMessage,
  type Kept,
  type Look,
  type PageMessage,
  readKept,
} from '../src/features/preview/protocol';

interface VsCode {
  readonly postMessage: (message: PageMessage) => void;
  readonly getState: () => unknown;
  readonly setState: (state: Kept) => void;
}

declare const acquireVsCodeApi: () => VsCode;

const vsCode = acquireVsCodeApi();

export const tell = (message: PageMessage): void => vsCode.postMessage(message);

/** What VS Code hands back to the extension when it opens the window again. */
export const remember = (kept: Kept): void => vsCode.setState(kept);

/** How the page was looked at when it was last there: one that is out of sight is unloaded. */
export const rememberedLook = (): Look => readKept(vsCode.getState())?.look ?? FIRST_LOOK;

export const listen = (hear: (message: HostMessage) => void): void =>
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isHostMessage(data)) hear(data);
  });
