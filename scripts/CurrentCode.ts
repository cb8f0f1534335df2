import {resolve} from "node:path";
import {pathToFileURL} from "node:url";

import {type BuildContext, context} from "esbuild";

import {writeNew} from "../data-loaders/site/writeNew.js";
import type * as composing from "./compose.js";
import type * as framework from "./framework.js";
import type * as staging from "./stageReport.js";

/** What it can do. */
export type Code = Pick<typeof staging, "stageReport"> &
  Pick<typeof composing, "compose"> &
  Pick<typeof framework, "frameworkConfig">;

/** The code that stages data and makes pages, as it is now: a running preview loads what has changed of it. */
export class CurrentCode {
  private bundler: BuildContext<{write: false; metafile: true}> | null = null;

  /** @param folder - where it is put; inside the project, so that packages are found */
  constructor(private readonly folder: string) {}

  /** @throws Error of esbuild for code that is none. */
  async load(): Promise<Code> {
    this.bundler ??= await context({
      entryPoints: ["stageReport", "compose", "framework"].map((name) => `scripts/${name}.ts`),
      outdir: this.folder,
      // A file is named by all that is in it and below it: what has not changed is what was loaded before.
      entryNames: "[name]-[hash]",
      chunkNames: "[name]-[hash]",
      outExtension: {".js": ".mjs"},
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      target: "node20",
      packages: "external",
      sourcemap: "inline",
      sourcesContent: false,
      metafile: true,
      write: false,
      logLevel: "silent"
    });
    const {outputFiles, metafile} = await this.bundler.rebuild();
    for (const {path, contents} of outputFiles) writeNew(path, contents);
    const entries = Object.entries(metafile.outputs).flatMap(([file, {entryPoint}]) => (entryPoint ? [file] : []));
    const modules = await Promise.all(
      entries.map(async (file) => import(pathToFileURL(resolve(file)).href) as Promise<object>)
    );
    return Object.assign({}, ...modules) as Code;
  }
}
