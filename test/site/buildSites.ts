import {spawnSync} from "node:child_process";

import {environmentOf, testedSites} from "./sites.js";

/** Builds every tested site once, as a user would: `npm run build`, one after the other. */
export default function buildSites(): void {
  for (const {name, folder, variables} of testedSites()) {
    const {status, stdout, stderr} = spawnSync("npm", ["run", "build", "--", "--output", folder], {
      env: environmentOf(variables),
      encoding: "utf8",
      shell: process.platform === "win32"
    });
    if (status !== 0) throw new Error(`the site from the ${name} could not be built:\n${stdout}\n${stderr}`);
  }
}
