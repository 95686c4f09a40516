// `npm run package`: the extension as a VSIX, and the command line as a packed tarball, both in the root.
import { runScript } from './report.mjs';
import { setUp } from './set-up.mjs';
import { packCommandLine, packExtension, tellSizes } from './vsix.mjs';

await runScript(async () => {
  await setUp();
  const vsix = await packExtension();
  await tellSizes(vsix);
  console.log(`The command line: ${await packCommandLine()}`);
});
