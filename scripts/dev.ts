// npm run dev: a preview that follows changes of pages, components, analysis and loaders.
import {spawn, spawnSync} from "node:child_process";
import {readdirSync, statSync, utimesSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";

import {siteEnvironment} from "./siteEnvironment.js";

/** Where the loaders find the staged tables, whichever folder those are in after the latest change. */
const link = join(".cache", "dev-stage");
/** What the tables are made by. Pages and components are followed by the preview itself. */
const watched = ["data-loaders", "src/analysis", "src/components"];

const tsx = createRequire(import.meta.url).resolve("tsx/cli");

function stage(): boolean {
  return spawnSync(process.execPath, [tsx, "scripts/stageLink.ts", link], {stdio: "inherit"}).status === 0;
}

/** The preview runs a loader again when its file is newer than its output, and reloads the pages that read it. */
function touchLoaders(): void {
  const now = new Date();
  for (const file of readdirSync("src/data", {recursive: true, encoding: "utf8"}))
    if (file.endsWith(".ts")) utimesSync(join("src/data", file), now, now);
}

/** What the watched files look like. Asked again and again: a watcher loses files that editors and git replace. */
function look(): string {
  return watched
    .flatMap((folder) => readdirSync(folder, {recursive: true, encoding: "utf8"}).map((file) => join(folder, file)))
    .map((path) => `${path} ${statSync(path, {throwIfNoEntry: false})?.mtimeMs}`)
    .join();
}

/** Stages again after a change, once nothing has moved for a moment: an editor writes a file several times. */
function follow(staged: string, seen: string): void {
  setTimeout(() => {
    const now = look();
    if (now === staged || now !== seen) return follow(staged, now);
    console.error("staging again …");
    if (stage()) touchLoaders();
    else console.error("The last tables stay until this is put right.");
    follow(now, now);
  }, 400);
}

const first = look();
if (stage()) {
  follow(first, first);
  const preview = spawn("observable", ["preview", "--no-open", ...process.argv.slice(2)], {
    stdio: "inherit",
    shell: process.platform === "win32",
    env: siteEnvironment(link, "dist")
  });
  process.on("SIGTERM", () => preview.kill());
  preview.on("exit", (code) => process.exit(code ?? 1));
} else process.exitCode = 1;
