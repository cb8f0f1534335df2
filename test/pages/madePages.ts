import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";

import {JSDOM} from "jsdom";

import {putBack} from "../../data-loaders/site/setAside.js";
import {SiteFolder} from "../../data-loaders/site/SiteFolder.js";
import {compose} from "../../scripts/compose.js";

/** Pages of one build, made as for a site, without Framework. */
export interface MadePages {
  /** The page's HTML as a reader without scripts has it. */
  document(path: string): Document;
  /** A file of the site; null where there is none. */
  file(path: string): string | null;
  remove(): void;
}

/**
 * Makes pages from a staged folder.
 *
 * @param wanted - which, by path; all when left out
 */
export async function madePages(staged: string, wanted?: (path: string) => boolean): Promise<MadePages> {
  // Inside the project, so that packages are found.
  mkdirSync(".cache", {recursive: true});
  const root = mkdtempSync(join(".cache", "test-pages-"));
  await compose(staged, root, {pages: new SiteFolder(root, wanted)});
  const file = (path: string): string | null =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : null;
  return {
    file,
    document(path) {
      const page = file(`${path}.md`);
      if (page === null) throw new Error(`there is no page ${path}`);
      const html = putBack(page, root)
        .replace(/^---\n[\s\S]*?\n---\n/, "")
        .replaceAll(/^````\w*\n[\s\S]*?\n````$/gm, "");
      // Where a live expression stands, what the build found stands before it.
      return new JSDOM(`<main>${html.replaceAll(/(?<=<\/span>)\$\{[^}]*\}/g, "")}</main>`).window.document;
    },
    remove: () => rmSync(root, {recursive: true, force: true})
  };
}
