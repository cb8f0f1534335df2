import {spawnSync} from "node:child_process";

import type {TestedSite} from "./sites.js";
import {environmentOf, testedSites} from "./sites.js";

/** Builds every tested site once, as a user would: `npm run build`, one after the other. */
export default function buildSites(): void {
  for (const site of testedSites()) buildSite(site);
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
