import {copyFileSync, existsSync, mkdirSync, readdirSync} from "node:fs";
import {dirname, join} from "node:path";

import {pageSource} from "../src/components/pageSource.js";

/**
 * Puts the Markdown of every built page where its figures link to it. A page made for each value of a parameter has the
 * Markdown of its template.
 *
 * @param pages built pages, as “/hypotheses/difficulty”.
 */
export function publishSources(output: string, pages: readonly string[], root = "src"): void {
  for (const page of pages) {
    const source = sourceFile(root, page);
    if (source === null) continue;
    const target = join(output, pageSource(page));
    mkdirSync(dirname(target), {recursive: true});
    copyFileSync(source, target);
  }
}

function sourceFile(root: string, page: string): string | null {
  const own = join(root, `${page}.md`);
  if (existsSync(own)) return own;
  const folder = dirname(own);
  const template = existsSync(folder) ? readdirSync(folder).find((name) => /^\[\w+\]\.md$/.test(name)) : undefined;
  return template === undefined ? null : join(folder, template);
}
