import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";

import {filesIn} from "../data-loaders/outside/filesIn.js";
import {checkLinks} from "./checkLinks.js";
import {checkPublished} from "./checkPublished.js";
import type {Composed} from "./compose.js";
import {preview} from "./preview.js";

/**
 * What Framework's page template has no option for; then everything that is published is held against what was staged.
 *
 * @throws Error when a file of the site is not the one that this build made, or a link leads nowhere.
 */
export function postprocess(output: string, root: string, composed: Composed): void {
  for (const file of filesIn(output).filter((name) => name.endsWith(".html"))) {
    const path = join(output, file);
    writeFileSync(path, finishedPage(readFileSync(path, "utf8"), path));
  }
  // Some hosts leave out names that begin with an underscore unless this is there.
  writeFileSync(join(output, ".nojekyll"), "");
  checkPublished(output, root, composed);
  checkLinks(output);
}

function finishedPage(html: string, path: string): string {
  const epoch = Number(process.env.SOURCE_DATE_EPOCH ?? 0) * 1000;
  const finished = html
    .replace("<html>", '<html lang="en-GB">')
    .replace("</head>", () => `${preview(html)}\n</head>`)
    // Readers may zoom.
    .replace(", maximum-scale=1", "")
    // A list may only hold items.
    .replace(/<label id="observablehq-sidebar-close"[^>]*><\/label>/, '<li style="display: contents">$&</li>')
    // A file's time would make two builds differ.
    .replace(/"lastModified":\d+/g, `"lastModified":${epoch}`);
  if (!finished.includes('<html lang="en-GB">')) throw new Error(`${path}: Framework's page template has changed`);
  return finished;
}
