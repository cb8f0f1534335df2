import {resolve} from "node:path";

import {AcquireError} from "../../AcquireError.js";
import {megabytes} from "../../outside/megabytes.js";
import {releaseToReport} from "../../releases/catalogue.js";
import type {WrittenFile} from "../../sample/CsvFile.js";
import {generateRelease} from "../../sample/generateRelease.js";
import {fillSampleFolder} from "../../sample/sampleFolder.js";
import {checkOptions, defaultSeed, ParameterError, sampleName, type SampleOptions} from "../../sample/SampleOptions.js";
import type {Arguments, Context, Run} from "./Command.js";
import {exitCodes} from "./exitCodes.js";

/** Makes a synthetic release. */
export const sample: Run = async (args, context) => {
  const options = optionsOf(args, context);
  const {folder, release, seed, size, scale = 1} = options;
  told(() => checkOptions(options));
  context.effects.log(`making release ${release} (seed ${seed}, ${size}, scale ${scale}) in ${folder}`);
  const {files, removed} = await fillSampleFolder(folder, {seed, size, scale}, async (into) => {
    return (await generateRelease({...options, folder: into})).files;
  });
  return {
    code: exitCodes.done.code,
    json: {synthetic: true, folder, release, seed, size, scale, files, removed},
    text: [...files.map(line), ...removed.map((path) => `  removed ${path}`), next(folder)].join("\n")
  };
};

const line = ({path, rows, bytes}: WrittenFile): string =>
  `  ${path} (${rows.toLocaleString("en")} rows, ${megabytes(bytes)})`;

const next = (folder: string): string => `AEI_DATA_DIR=${folder} npm run build makes the report from it`;

function optionsOf({options}: Arguments, {env, manifests}: Context): SampleOptions {
  const text = (name: string): string | undefined => options[name] as string | undefined;
  const out = text("out");
  if (!out) throw impossible("--out", "the folder to write to", out === undefined ? "none" : "an empty name");
  const scale = whole("scale", text("scale"), 1);
  const small = options["small"] === true;
  if (small && scale !== 1) throw impossible("--scale", "no --scale beside --small", String(scale));
  return {
    folder: resolve(out),
    release: told(() => sampleName(text("release") ?? releaseToReport(manifests, env).release, text("version"))),
    seed: whole("seed", text("seed"), defaultSeed),
    size: small ? "small" : "full",
    scale
  };
}

function whole(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^-?\d+$/.test(text)) throw impossible(`--${name}`, "a whole number", `"${text}"`);
  return Number(text);
}

/** What the generator refuses, as a fault of the command line. */
function told<T>(asked: () => T): T {
  try {
    return asked();
  } catch (error) {
    if (!(error instanceof ParameterError)) throw error;
    throw impossible(`--${error.parameter}`, error.expected, error.found);
  }
}

function impossible(where: string, expected: string, found: string): AcquireError {
  return new AcquireError("usage", {expected, found, where, next: "`npm run data -- sample --help` explains it"});
}
