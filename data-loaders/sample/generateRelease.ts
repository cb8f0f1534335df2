import {fault} from "../outside/fault.js";
import type {Manifest} from "../releases/Manifest.js";
import {drawRelease} from "./drawRelease.js";
import {completeTruth} from "./PlantedTruth.js";
import {checkOptions, defaultSeed, sampleName, type SampleOptions, sampleReleases} from "./SampleOptions.js";
import {type SampleTruth, truthOf} from "./SampleTruth.js";
import {shapeOf} from "./shapeOf.js";
import {writeRelease} from "./writeRelease.js";

/**
 * Writes a synthetic release into `options.folder`, laid out as the dataset repository, and says what is true in it.
 * The same options give the same bytes on any machine.
 *
 * @throws ParameterError for impossible options, the file system's error when the folder cannot be written
 */
export async function generateRelease(options: SampleOptions): Promise<SampleTruth> {
  checkOptions(options);
  const {folder, seed, scale = 1, truth} = options;
  const drawn = drawRelease(seed, shapeOf(options), completeTruth(truth), scale);
  return truthOf(drawn, writeRelease(folder, drawn));
}

/**
 * Writes the embedded sample of a release: a few hundred made-up tasks, laid out as the dataset repository.
 *
 * @throws AcquireError (absent) when the generator has no such release.
 */
export async function makeSample({release}: Manifest, folder: string): Promise<void> {
  if (!sampleReleases.some((known) => known === release))
    throw fault("no sample of the release", "the synthetic sample", {release, releases: sampleReleases.join(", ")});
  await generateRelease({release: sampleName(release), folder, seed: defaultSeed, size: "small"});
}
