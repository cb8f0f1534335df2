import type {Manifest} from "../releases/Manifest.js";
import {generateRelease} from "./generateRelease.js";
import type {SampleRelease} from "./SampleOptions.js";
import {defaultSeed, sampleReleases} from "./SampleOptions.js";

/**
 * Writes the embedded sample of a release: a few hundred made-up tasks, laid out as the dataset repository.
 *
 * @throws Error when the generator has no such release.
 */
export async function makeSample({release}: Manifest, folder: string): Promise<void> {
  const known = sampleReleases.find((name): name is SampleRelease => name === release);
  if (!known)
    throw new Error(`expected a release the generator knows (${sampleReleases.join(", ")}), found ${release}`);
  await generateRelease({release: known, folder, seed: defaultSeed, size: "small"});
}
