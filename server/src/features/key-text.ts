/** What the schemas say of a key, as Markdown: its title, what it is for, which values it takes, an example. */
import type { Messages } from '../messages/message';
import type { KeyDescription } from '../model/schema-keys';
import { escapeMarkdown } from '../reports/escape-markdown';

export function keyText(messages: Messages, described: KeyDescription): string {
  const { title, description } = messages.schemaText(described.pointer, described);
  const values = [escapeMarkdown(messages.wantedValue(described.wanted)), examplesText(messages, described)];
  const parts = [`**${escapeMarkdown(title)}**`, escapeMarkdown(description), values.filter(Boolean).join(' ')];
  return parts.filter(Boolean).join('\n\n');
}

/** What one of the choices means, where the key's description says it behind the choice in brackets. */
export function choiceMeaning(messages: Messages, described: KeyDescription, choice: string): string | undefined {
  const { description } = messages.schemaText(described.pointer, described);
  return description.split(`${choice} (`)[1]?.split(')')[0];
}

/** What one of the choices means, then what is said of its key. */
export function choiceText(messages: Messages, described: KeyDescription, choice: string): string {
  const meaning = choiceMeaning(messages, described, choice);
  const key = keyText(messages, described);
  return meaning === undefined ? key : [escapeMarkdown(messages.choiceIs(choice, meaning)), key].join('\n\n');
}

/** Scalars with a form of their own have their example in the sentence about their values. */
function examplesText(messages: Messages, { examples, wanted }: KeyDescription): string {
  if ('example' in wanted || wanted.is === 'choice' || examples.length === 0) return '';
  return `${messages.exampleIs()} ${examples.map(example => `\`${flowYaml(example)}\``).join(', ')}`;
}

/** The schema's example as a person would write it on one line. */
function flowYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowYaml).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(([key, part]) => `${key}: ${flowYaml(part)}`);
  return `{${entries.join(', ')}}`;
}
