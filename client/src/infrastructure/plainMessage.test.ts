import { expect, it } from 'vitest';
import { plainMessage } from './plainMessage';

/** What VS Code takes for a link in a notification. */
const LINK = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+(?: (["']).+?\1)?\)/gi;

it.each(['command:workbench.action.quit', 'https://example.com', 'file:///etc/hostname'])(
  'a link to %s in a name stays text',
  target => {
    const text = `The column [agent](${target}) is there twice: [agent](${target} "title").`;
    expect(text.match(LINK)).toHaveLength(2);
    expect(plainMessage(text).match(LINK)).toBeNull();
    expect(plainMessage(text).replaceAll('\u200B', '')).toBe(text);
  },
);
