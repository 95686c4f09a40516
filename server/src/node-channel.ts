/** How a process and its client speak with each other, by the arguments that editors start every server with. */
import { parseArgs } from 'node:util';
import {
  createServerPipeTransport,
  createServerSocketTransport,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { Channel } from './connection/first-answer';

const OPTIONS = {
  stdio: { type: 'boolean' },
  'node-ipc': { type: 'boolean' },
  socket: { type: 'string' },
  pipe: { type: 'string' },
} as const;

/** Throws where the arguments name none. */
export function channelFor(args: readonly string[]): Channel {
  // Others are for the server itself.
  const {
    stdio,
    'node-ipc': ipc,
    socket,
    pipe,
  } = parseArgs({ args: [...args], options: OPTIONS, strict: false }).values;
  if (stdio === true) return standardStreams();
  if (ipc === true) return { reader: new IPCMessageReader(process), writer: new IPCMessageWriter(process) };
  if (typeof socket === 'string') return channelOf(createServerSocketTransport(Number(socket)));
  if (typeof pipe === 'string') return channelOf(createServerPipeTransport(pipe));
  throw new Error('The server is to be told how to speak: --stdio, --node-ipc, --socket=<port> or --pipe=<name>.');
}

function standardStreams(): Channel {
  const { stdin, stdout } = process;
  // A file does not close where it ends.
  stdin.once('end', () => stdin.destroy());
  return { reader: new StreamMessageReader(stdin), writer: new StreamMessageWriter(stdout) };
}

const channelOf = ([reader, writer]: ReturnType<typeof createServerPipeTransport>): Channel => ({ reader, writer });
