import {resolve} from "node:path";

import {fault} from "../../outside/fault.js";
import {megabytes} from "../../outside/megabytes.js";
import {releaseToReport} from "../../releases/catalogue.js";
import {generateRelease} from "../../sample/generateRelease.js";
import {fillSampleFolder} from "../../sample/sampleFolder.js";
import {checkOptions, defaultSeed, ParameterError, sampleName, type SampleOptions} from "../../sample/SampleOptions.js";
import type {Context, Run} from "./Command.js";

interface Options {
  out?: string;
  release?: string;
  version?: string;
  scale?: number;
  small?: boolean;
  seed?: number;
}

/** Makes a synthetic release. */
export const sample: Run<Options> = async ({options}, context) => {
  try {
    return await make(sampleOptions(options, context), context);
  } catch (error) {
    if (!(error instanceof ParameterError)) throw error;
    const {parameter, expected, found} = error;
    throw fault("no arguments", `--${parameter}`, {expected, found, help: "sample --help"});
  }
};

function sampleOptions({out, small = false, ...given}: Options, {env, manifests}: Context): SampleOptions {
  if (!out) throw new ParameterError("out", "the folder to write to", out === undefined ? "none" : "an empty name");
  const {scale = 1, seed = defaultSeed, version} = given;
  if (small && scale !== 1) throw new ParameterError("scale", "no --scale beside --small", String(scale));
  const release = sampleName(given.release ?? releaseToReport(manifests, env).release, version);
  const options: SampleOptions = {folder: resolve(out), release, seed, size: small ? "small" : "full", scale};
  checkOptions(options);
  return options;
}

async function make(options: SampleOptions, {effects}: Context): ReturnType<Run> {
  const {folder, release, seed, size, scale = 1} = options;
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
