import {spawnSync} from "node:child_process";
import {cp, mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";

import {expect, test} from "vitest";

import {temporaryFolders} from "../temporaryFolders.js";

const folder = temporaryFolders();

test.each([
  ["another version", {version: "1.0.0"}, "found version 1.0.0"],
  ["a package that is not there", undefined, "found no such package"]
])("packages other than the lock's, %s: one message, and what to do", async (_, installed, found) => {
  const root = await folder();
  const lock = (packages: object) => JSON.stringify({packages});
  await mkdir(join(root, "scripts"));
  await mkdir(join(root, "node_modules"));
  await cp("scripts/run.js", join(root, "scripts/run.js"));
  await writeFile(join(root, "package.json"), '{"type": "module"}');
  await writeFile(join(root, "package-lock.json"), lock({"": {}, "node_modules/zod": {version: "2.0.0"}}));
  await writeFile(join(root, "node_modules/.package-lock.json"), lock({"node_modules/zod": installed}));
  await writeFile(join(root, "a.ts"), "");
  const {status, stderr} = spawnSync(process.execPath, ["scripts/run.js", "a.ts"], {cwd: root, encoding: "utf8"});
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^expected node_modules\/zod 2\.0\.0, as package-lock\.json says\n.*\n.*\n {2}next {2}npm ci\n$/
  );
  expect(stderr).toContain(found);
});

test.each(["build", "dev", "nightly", "calibrate", "bench"])(
  "%s: --help says its options, and a wrong one is told",
  (name) => {
    const run = (option: string) =>
      spawnSync(process.execPath, ["scripts/run.js", `scripts/${name}.ts`, option], {encoding: "utf8"});
    expect(run("--help").stdout).toMatch(/^npm run \w+ -- \[options\]\n[\s\S]*\n {2}--\w/);
    const {status, stderr} = run("--nope");
    expect(stderr).toMatch(/^\nexpected .*\n {2}found .*--nope.*\n {2}in {4}the command line\n {2}next {2}--help/);
    expect(status).toBe(2);
  }
);
