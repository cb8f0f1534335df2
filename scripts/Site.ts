import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";

import {readFrontMatter} from "@observablehq/framework/dist/frontMatter.js";

/** What the site's configuration needs of a build. */
export interface Site {
  synthetic: boolean;
  /** Why the figures are made up, or where they are from. */
  reason: string;
  /** Releases that have a page, newest first. */
  releases: string[];
  /** Pages of src/hypotheses. */
  hypotheses: {name: string; path: string}[];
}

/** Where it lies in a build's folder of pages. */
export const siteFile = (root: string): string => join(root, ".site.json");

/** The pages of src/hypotheses for the site map, each under its title: a new file is on the map by being there. */
export function hypothesisPages(folder = "src/hypotheses"): Site["hypotheses"] {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".md")) : [];
  return files.sort().map((file) => {
    const slug = file.slice(0, -".md".length);
    const {title} = readFrontMatter(readFileSync(join(folder, file), "utf8")).data;
    return {name: typeof title === "string" ? title : slug, path: `/hypotheses/${slug}`};
  });
}
