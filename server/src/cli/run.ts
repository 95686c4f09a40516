/** The command line, command by command. */
import { messagesIn } from '../messages/languages';
import { languageIn, parseRequest } from './arguments';
import { check } from './check';
import { explain } from './explain';
import { importFile } from './import';
import { invoice } from './invoice';
import { reconcile } from './reconcile';
import type { ExitCode } from './selection';
import type { Process, Terminal } from './terminal';

/** Does what the arguments ask for. Results go to `out`, everything else to `error`. */
export async function run(process: Process): Promise<ExitCode> {
  const messages = messagesIn(languageIn(process.args));
  const terminal: Terminal = { ...process, messages };
  const { out, error } = terminal;
  const request = parseRequest(terminal.args);
  if (typeof request === 'string') {
    error(`${request}\n`);
    return 2;
  }
  switch (request.command) {
    case 'help':
      out(messages.help());
      return 0;
    case 'version':
      out(`${terminal.version}\n`);
      return 0;
    case 'lsp':
      await terminal.serve();
      return 0;
    case 'check':
      return await check(terminal, request);
    case 'reconcile':
      return await reconcile(terminal, request);
    case 'invoice':
      return await invoice(terminal, request);
    case 'import':
      return await importFile(terminal, request);
    case 'explain':
      return await explain(terminal, request);
  }
}
