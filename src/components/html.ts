import * as htl from "htl";

/** An element as it is written: values in it become text, attributes, listeners or children, and are never parsed. */
export const html = htl.html as <T extends Element = HTMLElement>(
  parts: TemplateStringsArray,
  ...values: unknown[]
) => T;
