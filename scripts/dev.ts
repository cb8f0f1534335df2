// npm run dev: a preview that follows changes of pages, components, analysis, loaders and data.
import "../data-loaders/commands/lastWord.js";

import {spawn, spawnSync} from "node:child_process";
import {rmSync, statSync, utimesSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";

import {environment} from "../data-loaders/acquire/environment.js";
import {pendingFile} from "../data-loaders/report/stagedFile.js";
import {dependencies} from "../data-loaders/stage/dependencies.js";
import {look} from "./look.js";
import {siteEnvironment} from "./siteEnvironment.js";
import {dropOutputs} from "./stageReport.js";

/** Where the loaders find the staged tables, whichever folder those are in after the latest change. */
const link = join(".cache", "dev-stage");
const tsx = createRequire(import.meta.url).resolve("tsx/cli");

/** Stages in a process of its own, so that changed code is read anew; what goes wrong is kept for whoever asks. */
function stage(): boolean {
  if (spawnSync(process.execPath, [tsx, "scripts/stageLink.ts", link], {stdio: "inherit"}).status === 0) return true;
  // Code that does not even load leaves no message.
  if (statSync(pendingFile(link), {throwIfNoEntry: false})?.size === 0)
    writeFileSync(pendingFile(link), "the code that stages them can't be run; the terminal says why");
  return false;
}

/** How everything that the tables are made from looks; a manifest with a mistake in it is told when staging. */
function seen(): string {
  try {
    return look(dependencies(environment()));
  } catch (error) {
    return String(error);
  }
}

function touch(file: string): void {
  const now = new Date();
  utimesSync(file, now, now);
}

/** The preview runs a loader again when its file is newer than its output, and reloads the pages that read it. */
const touchLoader = (): void => touch("src/data.zip.ts");

/** The banner is part of the configuration, which is read again when its file has changed; it may not fail. */
const touchConfiguration = (): void => touch("observablehq.config.ts");

/** Stages again after each change, once nothing has moved for a moment: an editor writes a file several times. */
async function follow(staged: string): Promise<never> {
  for (;;) {
    await wait(200);
    let now = seen();
    if (now === staged) continue;
    // From here on nobody is served tables: who asks waits, or is told what went wrong.
    writeFileSync(pendingFile(link), "");
    touchLoader();
    for (let before = ""; before !== now; now = seen()) {
      before = now;
      await wait(200);
    }
    console.error("staging again …");
    staged = now;
    if (stage()) {
      touchConfiguration();
      rmSync(pendingFile(link));
    }
    // Once more: an output that was under way when the change came is newer than the first touch.
    touchLoader();
  }
}

rmSync(pendingFile(link), {force: true});
const first = seen();
if (stage()) {
  dropOutputs();
  void follow(first);
  const preview = spawn("observable", ["preview", "--no-open", ...process.argv.slice(2)], {
    stdio: "inherit",
    shell: process.platform === "win32",
    env: siteEnvironment(link, "dist")
  });
  process.on("SIGTERM", () => preview.kill());
  preview.on("exit", (code) => process.exit(code ?? 1));
} else process.exitCode = 1;
