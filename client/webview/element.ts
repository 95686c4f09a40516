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

/** As many children as items, each drawn from its item; an element that is there already is kept, with its focus. */
export const drawEach = <Item, Child extends Element>(
  parent: Element,
  items: readonly Item[],
  make: () => Child,
  drawItem: (child: Child, item: Item, index: number) => void,
): void => {
  while (parent.children.length > items.length) parent.lastElementChild?.remove();
  for (const [index, item] of items.entries()) {
    // Whatever stands in this parent was made here.
    const child = (parent.children[index] as Child | undefined) ?? parent.appendChild(make());
    drawItem(child, item, index);
  }
};

const SVG = 'http://www.w3.org/2000/svg';

/** An element of a drawing with its attributes. */
export const drawn = <Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | number>> = {},
  children: readonly Node[] = [],
): SVGElementTagNameMap[Tag] => {
  const made = document.createElementNS(SVG, tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
};

export const setAttributes = (node: Element, attributes: Readonly<Record<string, string | number>>): void => {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
};
