/**
 * A conversation until its first answer, that of `initialize`, for which an editor waits when it starts a server. It takes
 * little, so a process answers before the rest of the server is loaded; whatever else is said by then is kept for it.
 */
import type {
  InitializeParams,
  InitializeResult,
  Message,
  MessageReader,
  MessageWriter,
  RequestMessage,
  ResponseMessage,
} from 'vscode-languageserver';
import { type Client, readClient } from './client';
import { initializeResult } from './initialize-result';

/** The two directions of a conversation. */
export interface Channel {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
}

/**
 * A conversation whose first question is answered. For whoever goes on with it the channel begins with that question all
 * the same, since the protocol's library learns from it and from its answer, which is not sent a second time.
 */
export interface Begun {
  readonly channel: Channel;
  readonly client: Client;
  readonly result: InitializeResult;
}

export interface Answering {
  readonly version: string;
  /** Ends the server, since its client is gone. */
  readonly end: (code: 0 | 1) => void;
}

/** The protocol's error codes. */
const [NOT_INITIALIZED, INTERNAL_ERROR] = [-32002, -32603];

/** @param goOn is called once the answer is sent, and must listen to the channel then */
export function answerFirst(
  { reader, writer }: Channel,
  { version, end }: Answering,
  goOn: (begun: Begun) => void,
): void {
  const kept: Message[] = [];
  const keep = (message: Message): void => void kept.push(message);
  let take = begin;
  let isShutDown = false;

  function begin(message: Message): void {
    if (isRequest(message)) {
      if (message.method === 'initialize') initialize(message);
      else refuse(message, NOT_INITIALIZED, 'The server has not been initialized.');
    } else if (methodOf(message) === 'exit') end(isShutDown ? 0 : 1);
  }

  function initialize(request: RequestMessage): void {
    const { id } = request;
    let client: Client;
    try {
      client = readClient(request.params as InitializeParams);
    } catch (error) {
      refuse(request, INTERNAL_ERROR, `What the client says of itself cannot be read: ${String(error)}`);
      return;
    }
    const result = initializeResult(client, version);
    take = keep;
    keep(request);
    send({ jsonrpc: '2.0', id, result }, () => goOn({ channel: channelFor(id), client, result }));
  }

  const refuse = ({ id }: RequestMessage, code: number, message: string): void =>
    send({ jsonrpc: '2.0', id, error: { code, message } }, () => undefined);

  /** A client that does not take the answer is about to go, which is heard of elsewhere. */
  function send(answer: ResponseMessage, then: () => void): void {
    void writer
      .write(answer)
      .catch(() => undefined)
      .then(then);
  }

  const channelFor = (id: ResponseMessage['id']): Channel => ({
    reader: {
      onError: reader.onError,
      onClose: reader.onClose,
      onPartialMessage: reader.onPartialMessage,
      listen(callback) {
        take = callback;
        for (const message of kept.splice(0)) callback(message);
        return { dispose: () => undefined };
      },
      dispose: () => reader.dispose(),
    },
    writer: withoutAnswerTo(id, writer),
  });

  reader.listen(message => {
    isShutDown ||= methodOf(message) === 'shutdown';
    take(message);
  });
  reader.onClose(() => end(isShutDown ? 0 : 1));
}

function withoutAnswerTo(id: ResponseMessage['id'], writer: MessageWriter): MessageWriter {
  let isLeftOut = false;
  return {
    onError: writer.onError,
    onClose: writer.onClose,
    write(message) {
      if (isLeftOut || methodOf(message) !== undefined || idOf(message) !== id) return writer.write(message);
      isLeftOut = true;
      return Promise.resolve();
    },
    end: () => writer.end(),
    dispose: () => writer.dispose(),
  };
}

const isRequest = (message: Message): message is RequestMessage =>
  idOf(message) !== undefined && methodOf(message) !== undefined;

// What is no message at all comes here, too.
const methodOf = (message: Partial<RequestMessage> | null): string | undefined => message?.method;
const idOf = (message: Partial<RequestMessage> | null): ResponseMessage['id'] | undefined => message?.id;
