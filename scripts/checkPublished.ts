import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";

import {filesIn} from "../data-loaders/outside/filesIn.js";
import {sha256} from "../data-loaders/stage/sha256.js";
import type {Composed} from "./compose.js";

/** The mark of a page whose figures are made up, as observablehq.config.ts writes it. */
const banner = '<div class="banner" role="note">';

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
  const hashIn = (folder: string, file: string): string | null =>
    existsSync(join(folder, file)) ? sha256(readFileSync(join(folder, file))) : null;
  const check = (file: string, name: string): void => {
    const found = hashIn(output, file);
    if (found !== (hashes.get(name) ?? hashIn(root, name)) || found === null)
      throw mixed(file, "the bytes that were staged", found === null ? "none" : "others");
  };
  for (const file of files) check(file, file);
  // Framework puts the first letters of a file's hash before its ending.
  for (const file of filesIn(join(output, "_file")))
    check(`_file/${file}`, file.replace(/\.[0-9a-f]{8}(?=\.\w+$|$)/, ""));
  for (const file of filesIn(output).filter((name) => name.endsWith(".html")))
    if (readFileSync(join(output, file), "utf8").includes(banner) !== synthetic)
      throw mixed(file, synthetic ? "the banner of a synthetic sample" : "no banner", synthetic ? "none" : "one");
}

const mixed = (file: string, expected: string, found: string): Error =>
  new Error(
    `the built site is not of one piece, so it was not put in place: expected ${expected} in ${file}, found ${found}; ` +
      "build again, and if it happens again, report it"
  );
