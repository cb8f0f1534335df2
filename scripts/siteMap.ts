import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";

import {readFrontMatter} from "@observablehq/framework/dist/frontMatter.js";

import {site} from "../src/site.js";
import map from "./siteMap.json" with {type: "json"};

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

type Place = (typeof map.path)[number];

/** The reading path, in order: the finding, the argument, its two cruxes, and what it can't bear. */
export const readingPath: readonly Place[] = map.path;

/** As Framework names a page. */
const pagePath = ({path}: Place): string => path.replace(/\/$/, "/index");

/** The sections of the sidebar: the path with its pager, and apart from it what a reader looks up. */
export function siteMap({releases, hypotheses}: Pick<Site, "releases" | "hypotheses">) {
  const every: Record<string, readonly Place[]> = {
    hypotheses,
    releases: releases.map((release) => ({name: `Release ${release}`, path: `/releases/${release}`}))
  };
  return [
    {name: `The argument in ${readingPath.length} steps`, pager: "path", pages: readingPath},
    ...map.apart.map(({name, pages}) => ({
      name,
      pager: null,
      open: true,
      pages: pages.flatMap((page) => ("every" in page ? every[page.every]! : page))
    }))
  ];
}

/** All pages in the order of the sidebar: figures are numbered along it. */
export const readingOrder = (site: Site): string[] => siteMap(site).flatMap(({pages}) => pages.map(pagePath));

/** The bar above every page: the site's name, the menu, and where on the path the reader is. */
export function siteBar(path: string): string {
  const step = readingPath.map(pagePath).indexOf(path);
  const link = (place: Place | undefined, rel: string, arrow: string): string =>
    place === undefined ? "" : `<a rel="${rel}" href="${place.path}" aria-label="${place.name}">${arrow}</a>`;
  const progress =
    step < 0
      ? ""
      : `<nav class="steps" aria-label="Steps of the argument">${link(readingPath[step - 1], "prev", "‹")}
         <span>${step + 1} of ${readingPath.length}</span>${link(readingPath[step + 1], "next", "›")}</nav>`;
  return `<div class="bar"><a class="home" href="/">${site.title.replaceAll("<", "&lt;")}</a>${progress}
    <label class="menu" for="observablehq-sidebar-toggle">Menu</label></div>`;
}
