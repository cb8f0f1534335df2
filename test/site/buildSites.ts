import {spawnSync} from "node:child_process";
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

import type {TestProject} from "vitest/node";

import {packagedBrowser} from "../packagedBrowser.js";
import type {TestedSite} from "./sites.js";
import {environmentOf, publishedFigures} from "./sites.js";

/** Builds the site of a test project once, as a user would, and unpacks the browser before its tests share it. */
export default async function setUp(project: TestProject): Promise<() => void> {
  const run = mkdtempSync(join(tmpdir(), "oversight-gap-site-"));
  const site = siteOf(project.name, run);
  try {
    await packagedBrowser();
    buildSite(site);
  } catch (error) {
    rmSync(run, {recursive: true, force: true});
    throw error;
  }
  project.provide("site", site);
  return () => rmSync(run, {recursive: true, force: true});
}

function siteOf(project: string, run: string): TestedSite {
  const figures = publishedFigures();
  if (project === "figures" && figures !== null)
    return {
      name: "published figures",
      folder: join(run, "figures"),
      variables: {AEI_SOURCE: "local", AEI_DATA_DIR: figures}
    };
  return {name: "sample", folder: join(run, "sample"), variables: {AEI_SOURCE: "sample"}};
}

/** Builds one site, in this checkout or in another. @throws Error with what the build said. */
export function buildSite(
  {name, folder, variables}: TestedSite,
  place: {cwd?: string; variables?: Record<string, string>} = {}
): void {
  const {status, stdout, stderr} = spawnSync("npm", ["run", "build", "--", "--output", folder], {
    cwd: place.cwd ?? process.cwd(),
    env: environmentOf({...variables, ...place.variables}),
    encoding: "utf8",
    shell: process.platform === "win32"
  });
  if (status !== 0) throw new Error(`the site from the ${name} could not be built:\n${stdout}\n${stderr}`);
}
