/** When what the server answers may differ. The client library keeps one listener for a notification, so this is it. */
import { type Event, EventEmitter } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { RECONCILED_NOTIFICATION } from '../../../server/src/protocol';

const emitters = new WeakMap<BaseLanguageClient, EventEmitter<void>>();

/** Something has been computed anew, or the server has been started, perhaps again. */
export const onRecomputed = (client: BaseLanguageClient): Event<void> => {
  const known = emitters.get(client);
  if (known) return known.event;
  const emitter = new EventEmitter<void>();
  emitters.set(client, emitter);
  client.onNotification(RECONCILED_NOTIFICATION, () => emitter.fire());
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) emitter.fire();
  });
  return emitter.event;
};
