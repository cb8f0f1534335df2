import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";

import {filesIn} from "../data-loaders/outside/filesIn.js";
import {sha256} from "../data-loaders/stage/sha256.js";
import type {Composed} from "./compose.js";

/** The mark of a page whose figures are made up, as observablehq.config.ts writes it. */
const banner = '<p class="banner" role="note">';

/**
 * Holds a built site against what was staged for it, byte for byte: files under their own names, files of figures under
 * hashed ones, and the banner of every page.
 *
 * @throws Error that names the first file that is not this build's.
 */
export function checkPublished(
  output: string,
  root: string,
  {site: {synthetic}, hashes, files}: Pick<Composed, "site" | "hashes" | "files">
): void {
  const hashOf = (path: string): string => sha256(readFileSync(path));
  for (const file of files) {
    const path = join(output, file);
    const made = hashes.get(file) ?? hashOf(join(root, file));
    if (!existsSync(path)) throw mixed(file, "the file that was staged", "none");
    if (hashOf(path) !== made) throw mixed(file, "the bytes that were staged", "others");
  }
  for (const file of filesIn(join(output, "_file"))) {
    // Framework puts the first letters of a file's hash before its ending.
    const name = file.replace(/\.[0-9a-f]{8}(?=\.\w+$|$)/, "");
    const staged = hashes.get(name) ?? (existsSync(join(root, name)) ? hashOf(join(root, name)) : null);
    if (staged !== hashOf(join(output, "_file", file)))
      throw mixed(`_file/${file}`, "the bytes that were staged", "others");
  }
  for (const file of filesIn(output).filter((name) => name.endsWith(".html")))
    if (readFileSync(join(output, file), "utf8").includes(banner) !== synthetic)
      throw mixed(file, synthetic ? "the banner of a synthetic sample" : "no banner", synthetic ? "none" : "one");
}

function mixed(file: string, expected: string, found: string): Error {
  return new Error(
    `the built site is not of one piece, so it was not put in place: expected ${expected} in ${file}, found ${found}; ` +
      "build again, and if it happens again, report it"
  );
}
