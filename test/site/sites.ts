import {readdirSync, statSync} from "node:fs";

import {inject} from "vitest";

/** A site that the tests build, by what it is made from. */
export interface TestedSite {
  name: "sample" | "published figures";
  /** Of this run alone, and gone after it. */
  folder: string;
  /** Switches of the build, on a clean environment. */
  variables: Record<string, string>;
}

declare module "vitest" {
  interface ProvidedContext {
    site: TestedSite;
  }
}

/** The site that this run has built for the project a test belongs to. */
export const testedSite = (): TestedSite => inject("site");

/** This process's environment with these switches and no others. */
export function environmentOf(variables: Record<string, string>): NodeJS.ProcessEnv {
  const switches = /^(AEI_|HF_|OVERSIGHT_GAP_)/;
  const clean = Object.fromEntries(Object.entries(process.env).filter(([key]) => !switches.test(key)));
  return {...clean, ...variables};
}

/**
 * The public figures' folder; null when AEI_DATA_DIR is not set.
 *
 * @throws Error when it is set and names no folder: tests that were asked for are not left out
 */
export function publishedFigures(): string | null {
  const folder = process.env.AEI_DATA_DIR;
  if (!folder) return null;
  if (statSync(folder, {throwIfNoEntry: false})?.isDirectory()) return folder;
  throw new Error(`expected the public figures in the folder that AEI_DATA_DIR names, found none: ${folder}; unset it`);
}

/** Addresses of all pages of a built site, without .html. */
export function pagesOf(folder: string): string[] {
  return readdirSync(folder, {recursive: true, encoding: "utf8"})
    .filter((file) => file.endsWith(".html") && file !== "404.html")
    .map((file) => file.replace(/(^|\/)index\.html$/, "$1").replace(/\.html$/, ""))
    .sort();
}
