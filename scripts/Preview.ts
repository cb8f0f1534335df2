import {rmSync} from "node:fs";
import {join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";

import type {Config} from "@observablehq/framework/dist/config.js";

import {environment} from "../data-loaders/acquire/environment.js";
import {fileStamps} from "../data-loaders/site/fileStamps.js";
import {dependencies} from "../data-loaders/stage/stage.js";
import type {Composed} from "./compose.js";
import {type Code, CurrentCode} from "./CurrentCode.js";
import {buildFolder} from "./outputFolder.js";

/** In milliseconds: what a page loads is asked for within; and no answer is waited for longer than that. */
const [pause, patience] = [300, 3000];

/** The pages of one preview, made again after each change, by the code as it is then. */
export class Preview {
  readonly folder = buildFolder("preview");
  private readonly code = new CurrentCode(join(this.root, ".program"));
  private current: Code | null = null;
  private staged = "";
  private composed: Composed | null = null;
  /** What made it: other code begins anew. */
  private madeBy: Code["compose"] | null = null;
  private stamps = {all: "", code: ""};
  private making: Promise<void> | null = null;
  /** The page that was asked for last. */
  private asked = "";
  /** The page that is made before the others, and when it is. */
  private first = {path: "", made: new Promise<true>(() => undefined)};
  private answers = 0;

  get root(): string {
    return this.folder.path;
  }

  /** How Framework shows the pages. */
  config(): Config {
    return this.current!.frameworkConfig(this.root);
  }

  /** Whether a file is published under its own name; its pictures are drawn then. */
  async publishes(file: string): Promise<boolean> {
    if (this.composed?.files.includes(file) !== true) return false;
    await this.composed.pictures;
    return true;
  }

  /**
   * Waits until what is shown is of everything as it looks now, or says what went wrong.
   *
   * @param page - by path: it is made first, and need not wait for the others; left out for what pages load
   * @throws Error where nothing was ever made.
   */
  async follow(page?: string): Promise<void> {
    this.asked = page ?? this.asked;
    for (;;) {
      const now = stampsNow().all;
      if (now !== this.stamps.all) this.making ??= this.make().finally(() => (this.making = null));
      if (this.making === null) return;
      const isNow = now === this.stamps.all;
      const isFirst = page === undefined || page === this.first.path;
      if (isNow && isFirst && (await Promise.race([this.making, this.first.made])) === true) return;
      await this.making;
    }
  }

  /** Counts an answer that is being given. */
  async answering(answer: () => Promise<void>): Promise<void> {
    ++this.answers;
    await answer().finally(() => --this.answers);
  }

  private async make(): Promise<void> {
    const stamps = stampsNow();
    const isCode = stamps.code !== this.stamps.code;
    this.stamps = stamps;
    let show = (): void => undefined;
    this.first = {path: this.asked, made: new Promise((made) => (show = () => made(true)))};
    // Running the others leaves a server no time to answer.
    const ready = async (): Promise<void> => {
      show();
      const until = Date.now() + patience;
      do await wait(pause);
      while (this.answers > 0 && Date.now() < until);
    };
    try {
      const code = isCode ? await this.load() : this.current!;
      const made = this.composed?.pages;
      const kept = made && (code.compose === this.madeBy ? {pages: made} : {before: made});
      this.current = code;
      const first = {pages: new Set([this.first.path]), ready};
      this.composed = await code.compose(this.staged, this.root, {first, ...kept});
      this.madeBy = code.compose;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      console.error(`\n${message}\n`);
      if (this.composed === null) throw error;
      this.composed.pages.tell(message);
    }
  }

  /** @throws Error when the code is none, or can't stage what there is: then nothing of what was shown holds. */
  private async load(): Promise<Code> {
    try {
      const code = await this.code.load();
      this.staged = await code.stageReport();
      return code;
    } catch (error) {
      for (const name of ["data", "results.json", "provenance.json"])
        rmSync(join(this.root, name), {recursive: true, force: true});
      this.stamps.code = "";
      throw error;
    }
  }
}

/** How everything that the site is made from looks now, and what of it is more than the text of pages. */
function stampsNow(): {all: string; code: string} {
  const all = fileStamps([...inputs(), "data-loaders", "docs", "src", "scripts", "observablehq.config.ts"]).split("\n");
  const isText = (line: string): boolean => /^src\S*\.(md|css) /.test(line);
  return {all: all.join("\n"), code: all.filter((line) => !isText(line)).join("\n")};
}

/** A manifest with a mistake in it is told when staging. */
function inputs(): string[] {
  try {
    return dependencies(environment());
  } catch {
    return [];
  }
}
