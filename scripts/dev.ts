// npm run dev: a preview that follows changes of pages, components, analysis, loaders and data.
import "../data-loaders/releasing/commands/lastWord.js";

import {spawn, spawnSync} from "node:child_process";
import {utimesSync} from "node:fs";
import {setTimeout as wait} from "node:timers/promises";

import {environment} from "../data-loaders/acquire/environment.js";
import {SiteFolder} from "../data-loaders/site/SiteFolder.js";
import {dependencies} from "../data-loaders/stage/dependencies.js";
import {buildFolder} from "./buildFolder.js";
import {compose} from "./compose.js";
import {fileStamps} from "./fileStamps.js";
import {siteEnvironment} from "./siteEnvironment.js";

/** Stages in a process of its own, so that changed code is read anew. @throws Error with what went wrong. */
function stage(): string {
  const {status, stdout} = spawnSync(process.execPath, ["scripts/run.js", "scripts/stageOnly.ts"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"]
  });
  const {folder, error} = JSON.parse(stdout || "{}") as {folder?: string; error?: string};
  if (status === 0 && folder !== undefined) return folder;
  throw new Error(error ?? "the code that stages the data can't be run; the terminal says why");
}

/** How everything that the tables are made from looks; a manifest with a mistake in it is told when staging. */
function dataStamps(): string {
  try {
    return fileStamps([...dependencies(environment()), "data-loaders", "docs"]);
  } catch (error) {
    return String(error);
  }
}

const pageStamps = (): {pages: string; code: string} => {
  const all = fileStamps(["src"]).split("\n");
  const isPage = (line: string): boolean => /\.(md|css) /.test(line);
  return {pages: all.filter(isPage).join("\n"), code: all.filter((line) => !isPage(line)).join("\n")};
};

/** The pages of one preview, made again after each change. */
class Preview {
  private readonly folder = buildFolder("preview");
  private readonly pages = new SiteFolder(this.folder.path);
  private data = "";
  private code = "";
  private text = "";
  private staged = "";

  get root(): string {
    return this.folder.path;
  }

  /** @returns whether there was something to do. */
  async refresh(): Promise<boolean> {
    const data = dataStamps();
    const {code, pages} = pageStamps();
    const changed = data !== this.data || code !== this.code;
    if (!changed && pages === this.text) return false;
    [this.code, this.text] = [code, pages];
    try {
      if (data !== this.data) {
        this.data = data;
        const staged = stage();
        // Pages and data change one after the other: nobody is shown the new beside the old.
        if (staged !== this.staged && !this.pages.isEmpty)
          this.pages.tell("The data have changed; this page is being made again …");
        this.staged = staged;
      }
      await compose(this.staged, this.root, {pages: this.pages, changed});
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      console.error(`\n${message}\n`);
      if (this.pages.isEmpty) throw error;
      this.pages.tell(message);
    }
    return true;
  }

  remove(): void {
    this.folder.remove();
  }
}

/** Once nothing has moved for a moment: an editor writes a file several times. */
async function follow(preview: Preview): Promise<never> {
  for (;;) {
    await wait(150);
    // The banner and the site map are part of the configuration, which is read again when its file has changed.
    if (await preview.refresh()) utimesSync("observablehq.config.ts", new Date(), new Date());
  }
}

const preview = new Preview();
process.on("exit", () => preview.remove());
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit());
try {
  await preview.refresh();
  const framework = spawn("observable", ["preview", "--no-open", ...process.argv.slice(2)], {
    stdio: "inherit",
    shell: process.platform === "win32",
    env: siteEnvironment(preview.root, "dist")
  });
  process.on("exit", () => framework.kill());
  framework.on("exit", (code) => process.exit(code ?? 1));
  void follow(preview);
} catch {
  process.exitCode = 1;
}
