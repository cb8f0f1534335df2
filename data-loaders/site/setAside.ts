import {readFileSync} from "node:fs";
import {join} from "node:path";

import {sha256} from "../stage/sha256.js";
import {writeNew} from "./writeNew.js";

const pathOf = (root: string, name: string): string => join(root, ".set-aside", name);

/**
 * Keeps a large piece of HTML out of Framework's way, which parses a page several times; a comment holds its place.
 * Links stay with Framework, which says where they lead.
 */
export function setAside(html: string, root: string): string {
  if (html.length < 500 || /\s(href|src|srcset|id)=/.test(html)) return html;
  const name = sha256(html).slice(0, 20);
  writeNew(pathOf(root, name), html);
  return `<!--aside ${name}-->`;
}

/** Puts the pieces back into what Framework made of a page. */
export const putBack = (text: string, root: string, written = (html: string): string => html): string =>
  text.replaceAll(/<!--aside (\w+)-->/g, (_, name: string) => written(readFileSync(pathOf(root, name), "utf8")));
