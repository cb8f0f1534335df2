/** Attributes of an element; null leaves one out. */
export type Attributes = Readonly<Record<string, string | number | null>>;

/**
 * Makes an element in the given document, so that the same component renders in a page and at build. Text children
 * become text nodes: nothing is ever parsed as HTML.
 */
export function h(
  document: Document,
  name: string,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}
