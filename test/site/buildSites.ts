import {spawn} from "node:child_process";
import {once} from "node:events";
import {existsSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {text} from "node:stream/consumers";

import type {TestProject} from "vitest/node";

import {packagedBrowser} from "../packagedBrowser.js";
import type {TestedSite} from "./sites.js";
import {environmentOf, publishedFigures} from "./sites.js";

/** Of this run alone. */
const run = join(tmpdir(), `oversight-gap-sites-${process.pid}-${Math.round(performance.timeOrigin)}`);

/**
 * Builds the sites of the test projects once, as a user would, and unpacks the browser before their tests share it. The
 * first project that is run builds them for the others too: side by side they take less time than one after the other.
 */
export default async function setUp(project: TestProject): Promise<() => void> {
  const remove = (): void => rmSync(run, {recursive: true, force: true});
  const site = siteOf(project.name);
  try {
    await packagedBrowser();
    const names = project.vitest.projects.map(({name}) => name).filter((name) => name !== "data");
    if (!existsSync(run)) await Promise.all(names.map((name) => buildSite(siteOf(name))));
  } catch (error) {
    remove();
    throw error;
  }
  project.provide("site", site);
  return remove;
}

function siteOf(project: string): TestedSite {
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
export async function buildSite(
  {name, folder, variables}: Pick<TestedSite, "folder" | "variables"> & {name: string},
  {cwd = process.cwd(), options = []}: {cwd?: string; options?: string[]} = {}
): Promise<void> {
  const child = spawn("npm", ["run", "build", "--", "--output", folder, ...options], {
    cwd,
    env: environmentOf(variables),
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32"
  });
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`the site from the ${name} could not be built:\n${(await said).join("\n")}`);
}
