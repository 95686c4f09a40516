// What this machine's desktop offers: a screen, a desktop VS Code, a browser.
import { findChromium } from './chromium.mjs';
import { findProgram } from './find-program.mjs';
import { launch } from './processes.mjs';
import { Failure } from './report.mjs';

const { env, platform } = process;

export const hasScreen = () => platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);

/** The desktop VS Code that VSCODE_EXECUTABLE names. */
export const namedVsCode = async () => {
  const named = env['VSCODE_EXECUTABLE'];
  if (named === undefined || named === '') return undefined;
  const found = await findProgram([named]);
  if (found === undefined) throw new Failure(`VSCODE_EXECUTABLE names ${named}, where there is no program.`);
  return found;
};

/** The desktop VS Code that can be opened here. */
export const findVsCode = async () => {
  const named = await namedVsCode();
  if (named !== undefined) return named;
  // In a remote terminal `code` only talks to a window elsewhere; as root the desktop VS Code refuses to start.
  const cannotOpen = !hasScreen() || env['VSCODE_IPC_HOOK_CLI'] !== undefined || process.getuid?.() === 0;
  if (cannotOpen) return undefined;
  return findProgram(['code', '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code']);
};

/** Opens an address in the person's browser, where there is one; the address has been printed in any case. @param {string} address */
export const openInBrowser = async address => {
  if (!hasScreen()) return;
  if (platform === 'darwin') return launch({ command: 'open', args: [address] });
  if (platform === 'win32') return launch({ command: 'explorer.exe', args: [address] });
  const opener = (await findProgram(['xdg-open'])) ?? (await findChromium());
  if (opener === undefined) return;
  const asRoot = process.getuid?.() === 0 && !opener.endsWith('xdg-open') ? ['--no-sandbox'] : [];
  launch({ command: opener, args: [...asRoot, address] });
};
