import {join} from "node:path";

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
