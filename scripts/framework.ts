import {readFileSync} from "node:fs";
import {join} from "node:path";

import {build, FileBuildEffects} from "@observablehq/framework/dist/build.js";
import {type Config, normalizeConfig} from "@observablehq/framework/dist/config.js";

import {configuration} from "../observablehq.config.js";
import {type Site, siteFile} from "./siteMap.js";

process.env.OBSERVABLE_TELEMETRY_DISABLE = "1";

/** How Framework makes the pages of a folder; a preview is told where that changes. */
export function frameworkConfig(root: string, output = "dist"): Config {
  const site = JSON.parse(readFileSync(siteFile(root), "utf8")) as Site;
  return normalizeConfig({...configuration(site), root, output}, undefined, siteFile(root));
}

/** Builds the site of a folder of pages. What Framework says as it works is of no use to whoever builds. */
export async function buildWithFramework(root: string, output: string): Promise<void> {
  const quiet = {logger: {log() {}, warn() {}, error() {}}, output: {write() {}}};
  await build(
    {config: frameworkConfig(root, output)},
    new FileBuildEffects(output, join(root, ".observablehq", "cache"), quiet)
  );
}
