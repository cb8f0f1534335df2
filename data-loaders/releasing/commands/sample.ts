import {resolve} from "node:path";

import {fault} from "../../outside/fault.js";
import {megabytes} from "../../outside/megabytes.js";
import {releaseToReport} from "../../releases/catalogue.js";
import {generateRelease} from "../../sample/generateRelease.js";
import {fillSampleFolder} from "../../sample/sampleFolder.js";
import {checkOptions, defaultSeed, ParameterError, sampleName, type SampleOptions} from "../../sample/SampleOptions.js";
import type {Context, Outcome, Run} from "./Command.js";

type Options = Partial<Record<"out" | "release" | "version" | "scale" | "seed", string>> & {small?: boolean};

/** Makes a synthetic release. */
export const sample: Run<Options> = async ({options}, context) =>
  make(options, context).catch((error: unknown) => {
    if (!(error instanceof ParameterError)) throw error;
    const {parameter, expected, found} = error;
    throw fault("no arguments", `--${parameter}`, {expected, found, help: "sample --help"});
  });

async function make(given: Options, {env, manifests, effects}: Context): Promise<Outcome> {
  const {out, small = false, version} = given;
  if (!out) throw new ParameterError("out", "the folder to write to", out === undefined ? "none" : "an empty name");
  const [scale, seed] = [whole("scale", given.scale ?? "1"), whole("seed", given.seed ?? String(defaultSeed))];
  if (small && scale !== 1) throw new ParameterError("scale", "no --scale beside --small", String(scale));
  const [folder, size] = [resolve(out), small ? ("small" as const) : ("full" as const)];
  const release = sampleName(given.release ?? releaseToReport(manifests, env).release, version);
  const options: SampleOptions = {folder, release, seed, size, scale};
  checkOptions(options);
  effects.log(`making release ${release} (seed ${seed}, ${size}, scale ${scale}) in ${folder}`);
  const {files, removed} = await fillSampleFolder(folder, {seed, size, scale}, async (into) => {
    return (await generateRelease({...options, folder: into})).files;
  });
  return {
    json: {synthetic: true, folder, release, seed, size, scale, files, removed},
    text: [
      ...files.map(({path, rows, bytes}) => `  ${path} (${rows.toLocaleString("en")} rows, ${megabytes(bytes)})`),
      ...removed.map((path) => `  removed ${path}`),
      `AEI_DATA_DIR=${folder} npm run build makes the report from it`
    ].join("\n")
  };
}

function whole(name: string, text: string): number {
  if (/^-?\d+$/.test(text)) return Number(text);
  throw new ParameterError(name, "a whole number", `"${text}"`);
}
