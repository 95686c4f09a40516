/** An element with its plain properties; text goes in as text and never as HTML. */
export const element = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  children: readonly Node[] = [],
): HTMLElementTagNameMap[Tag] => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

/** Gives a node this text; one that has it already is left alone, with its selection. True when it was another. */
export const setText = (node: Node, text: string): boolean => {
  if (node.textContent === text) return false;
  node.textContent = text;
  return true;
};

/** Shows an element with this text, or hides it when there is none. */
export const setNotice = (shown: HTMLElement, text: string | undefined): void => {
  setText(shown, text ?? '');
  shown.hidden = !text;
};
