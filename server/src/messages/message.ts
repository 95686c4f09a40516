/** A sentence before it has a language: its name in the table and what it tells of. */
import type { Messages } from './en';

export type { Messages };
export type MessageName = keyof Messages;
export type Message = {
  [Name in MessageName]: { readonly name: Name; readonly args: Parameters<Messages[Name]> };
}[MessageName];

export const message = <Name extends MessageName>(name: Name, ...args: Parameters<Messages[Name]>): Message =>
  ({ name, args }) as unknown as Message;

/** The sentence in the table's language. */
export const say = (messages: Messages, { name, args }: Message): string =>
  (messages[name] as (...values: readonly unknown[]) => string)(...args);
