import {readFileSync} from "node:fs";

import {h} from "../../../src/components/h.js";

/** Where the snippets are written, for people and for the data page. */
export const snippetsPath = "docs/using-the-data.md";

/** A piece of code of the documentation: the heading above it, its language, its text. */
export interface Snippet {
  heading: string;
  language: string;
  code: string;
}

/** The fenced code of a Markdown text, each with the last heading before it. */
export function snippetsOf(markdown: string): Snippet[] {
  const found: Snippet[] = [];
  let heading = "";
  for (const [, title, language, code] of markdown.matchAll(/^#+ (.+)$|^```(\w+)\n([\s\S]*?)^```$/gm))
    if (title !== undefined) heading = title;
    else found.push({heading, language: language!, code: code!});
  return found;
}

/** The snippets as they stand on the data page. */
export function snippetsBlock(document: Document): HTMLElement {
  const parts = snippetsOf(readFileSync(snippetsPath, "utf8")).map(({heading, code}) =>
    h(
      document,
      "details",
      {},
      h(document, "summary", {}, heading),
      h(
        document,
        "pre",
        {tabindex: "0", role: "region", "aria-label": `Code for ${heading}`},
        h(document, "code", {}, code)
      )
    )
  );
  return h(document, "div", {class: "snippets"}, ...parts);
}
