import {resolve} from "node:path";

import {AcquireError} from "../../AcquireError.js";
import {megabytes} from "../../outside/megabytes.js";
import {releaseToReport} from "../../releases/catalogue.js";
import {generateRelease} from "../../sample/generateRelease.js";
import {fillSampleFolder} from "../../sample/sampleFolder.js";
import {
  checkOptions,
  defaultSeed,
  ParameterError,
  sampleName,
  type SampleOptions,
  sampleReleases
} from "../../sample/SampleOptions.js";
import type {WrittenFile} from "../../sample/writeRelease.js";
import type {Arguments, Command, Context} from "./Command.js";
import {exitCodes} from "./exitCodes.js";

/** Makes a synthetic release. */
export const sample: Command = {
  name: "sample",
  summary: "make a synthetic release of full size, or a multiple, in a folder for AEI_DATA_DIR",
  usage: "--out <folder> [--release <release>] [--version first|republished] [--scale <n>] [--small] [--seed <n>]",
  help: `Writes both platforms' CSVs and the task statements, laid out as the dataset repository and made up from the first
to the last row, so that everything can be tried without the publisher's data. The same seed gives the same bytes on
any machine. Set AEI_DATA_DIR to the folder to build from it; the folder carries a mark (SYNTHETIC.json), so that every
page says that the figures are made up. docs/sample.md says how tasks are drawn.

  --out       the folder: empty, not there yet, or made by this command. Releases of one seed, size and scale
              can share it; other ones that were made before make way
  --release   ${sampleReleases.join(", ")}; the release the report is about when left out
  --version   of a file that was published twice (2026-03-24): republished when left out
  --scale     1 (full size, when left out) to 100: so many times the tasks, clusters, regions and rows.
              30 is 20 million rows and 4.4 GB
  --small     a few hundred tasks, as in the embedded sample
  --seed      a whole number; ${defaultSeed} when left out`,
  examples: [
    ["--out sample-data", "a full release, about 150 MB"],
    ["--out sample-data --release 2026-01-15", "an earlier one beside it"],
    ["--out large --scale 30", "for measuring time and memory"],
    ["--out other --small --seed 7", "a small one, drawn otherwise"]
  ],
  positionals: 0,
  options: {
    out: {type: "string"},
    release: {type: "string"},
    version: {type: "string"},
    scale: {type: "string"},
    small: {type: "boolean"},
    seed: {type: "string"}
  },
  async run(args, context) {
    const options = optionsOf(args, context);
    const {folder, release, seed, size, scale = 1} = options;
    checked(options);
    context.effects.log(`making release ${release} (seed ${seed}, ${size}, scale ${scale}) in ${folder}`);
    const {files, removed} = await fillSampleFolder(folder, {seed, size, scale}, async (into) => {
      return (await generateRelease({...options, folder: into})).files;
    });
    return {
      code: exitCodes.done.code,
      json: {synthetic: true, folder, release, seed, size, scale, files, removed},
      text: [...files.map(line), ...removed.map((path) => `  removed ${path}`), next(folder)].join("\n")
    };
  }
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
    release: named(text("release") ?? releaseToReport(manifests, env).release, text("version")),
    seed: whole("seed", text("seed"), defaultSeed),
    size: small ? "small" : "full",
    scale
  };
}

function named(release: string, version: string | undefined): SampleOptions["release"] {
  try {
    return sampleName(release, version);
  } catch (error) {
    throw asUsage(error);
  }
}

function checked(options: SampleOptions): void {
  try {
    checkOptions(options);
  } catch (error) {
    throw asUsage(error);
  }
}

function whole(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^-?\d+$/.test(text)) throw impossible(`--${name}`, "a whole number", `"${text}"`);
  return Number(text);
}

function asUsage(error: unknown): unknown {
  if (!(error instanceof ParameterError)) return error;
  return impossible(`--${error.parameter}`, error.expected, error.found);
}

function impossible(where: string, expected: string, found: string): AcquireError {
  return new AcquireError("usage", {expected, found, where, next: "`npm run data -- sample --help` explains it"});
}
