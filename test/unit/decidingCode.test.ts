import {build} from "esbuild";
import {expect, test} from "vitest";

import {evidenceCode} from "../../data-loaders/stage/stage.js";
import {reportCode} from "../../scripts/stageReport.js";

/** Files of the project that a program is made of. */
async function filesOf(entry: string): Promise<string[]> {
  const {metafile} = await build({
    entryPoints: [entry],
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    metafile: true,
    write: false,
    logLevel: "silent"
  });
  return Object.keys(metafile.inputs);
}

test.each([
  ["evidence", "data-loaders/stage/gather.ts", evidenceCode],
  ["the report's files", "data-loaders/site/reportFiles.ts", reportCode]
])("whatever code can change %s is part of its name", async (_, entry, named) => {
  const files = await filesOf(entry);
  expect(files).toContain(entry);
  const outside = files.filter((file) => !named.some((path) => file === path || file.startsWith(`${path}/`)));
  expect(outside).toEqual([]);
});
