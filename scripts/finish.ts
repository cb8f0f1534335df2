import {copyFileSync, cpSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";

/** Files at the root of the site, whose names others rely on. */
const published = ["results.json", "provenance.json"];

/** What Framework's page template has no option for, and the files of the contract. */
export async function finish(output: string, staged: string): Promise<void> {
  for (const name of published) copyFileSync(join(staged, name), join(output, name));
  cpSync(join(staged, "downloads"), join(output, "data"), {recursive: true});
  for (const file of readdirSync(output, {recursive: true, encoding: "utf8"})) {
    if (!file.endsWith(".html")) continue;
    const path = join(output, file);
    writeFileSync(path, finishedPage(readFileSync(path, "utf8"), path));
  }
}

function finishedPage(html: string, path: string): string {
  const epoch = Number(process.env.SOURCE_DATE_EPOCH ?? 0) * 1000;
  const finished = html
    .replace("<html>", '<html lang="en-GB">')
    // Readers may zoom.
    .replace(", maximum-scale=1", "")
    // A list may only hold items.
    .replace(/<label id="observablehq-sidebar-close"[^>]*><\/label>/, '<li style="display: contents">$&</li>')
    // A file's time would make two builds differ.
    .replace(/"lastModified":\d+/g, `"lastModified":${epoch}`);
  if (!finished.includes('<html lang="en-GB">')) throw new Error(`${path}: Framework's page template has changed`);
  return finished;
}
