import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";

import {JSDOM} from "jsdom";

import {browserPart} from "../../data-loaders/site/browserPart.js";
import {citing, numberFigures} from "../../data-loaders/site/numberFigures.js";
import {parsePage} from "../../data-loaders/site/parsePage.js";
import {runPage} from "../../data-loaders/site/runPage.js";
import {putBack} from "../../data-loaders/site/setAside.js";
import {writePage} from "../../data-loaders/site/writePage.js";
import {sharedModules} from "./sharedModules.js";

/**
 * A page of the report, run on the files given: what the build writes for its readers, and how many cells their browsers
 * run.
 *
 * @param path as in the address: “/changes”; the page of a release is told by `params`.
 * @param files by their path below the pages' folder.
 */
export async function builtPage(
  path: string,
  files: Readonly<Record<string, unknown>>,
  {published = {}, params = {}}: {published?: Record<string, boolean>; params?: Record<string, string>} = {}
): Promise<{document: Document; live: number}> {
  mkdirSync(".cache", {recursive: true});
  // Inside the project, so that packages are found.
  const root = mkdtempSync(join(".cache", "test-page-"));
  try {
    for (const [name, value] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), {recursive: true});
      writeFileSync(join(root, name), JSON.stringify(value));
    }
    const file = params.release === undefined ? `src${path}.md` : "src/releases/[release].md";
    const page = await parsePage(readFileSync(file, "utf8"), {path, file, params});
    const run = await runPage(page, {root, published, modules: await sharedModules(page)});
    const browser = browserPart(page, run);
    const absent = Object.fromEntries(Object.keys(published).map((name) => [name, `${name} is left out`]));
    const made = {...page, ...writePage({page, run, browser, root, absent})};
    const text = citing(made, [made], numberFigures([made]), [page])(made.text);
    const html = putBack(text, root).replaceAll(/^````\w+\n[\s\S]*?\n````$/gm, "");
    return {document: new JSDOM(html).window.document, live: browser.cells.size};
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
}
