import * as htl from "htl";

import {unbroken} from "../analysis/words/format.js";

function element<T extends Element = HTMLElement>(parts: TemplateStringsArray, ...values: unknown[]): T {
  const made = htl.html(parts, ...values) as T;
  const texts = document.createTreeWalker(made, 4);
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    const joined = unbroken(text.data);
    if (joined !== text.data && !text.parentElement?.closest("pre, code, option, textarea, svg")) text.data = joined;
  }
  return made;
}

/**
 * An element as it is written: values in it become text, attributes, listeners or children, and are never parsed. In its
 * text, but for code, choices and pictures, a number keeps its unit.
 */
export const html = Object.assign(element, {fragment: htl.html.fragment});
