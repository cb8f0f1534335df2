import {copyFileSync, cpSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";

import {preview} from "./preview.js";
import {publishSources} from "./publishSources.js";

/** Files at the root of the site, whose names others rely on. */
const published = ["results.json", "provenance.json"];

/** What Framework's page template has no option for, and the files of the contract. */
export async function finish(output: string, staged: string): Promise<void> {
  for (const name of published) copyFileSync(join(staged, name), join(output, name));
  cpSync(join(staged, "downloads"), join(output, "data"), {recursive: true});
  const pages = readdirSync(output, {recursive: true, encoding: "utf8"}).filter((file) => file.endsWith(".html"));
  for (const file of pages) {
    const path = join(output, file);
    writeFileSync(path, finishedPage(readFileSync(path, "utf8"), path));
  }
  publishSources(
    output,
    pages.map((file) => `/${file.replaceAll("\\", "/").replace(/\.html$/, "")}`)
  );
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
