import {AcquireError} from "../AcquireError.js";
import type {Manifest} from "../releases/Manifest.js";
import {generateRelease} from "./generateRelease.js";
import {defaultSeed, sampleName, sampleReleases} from "./SampleOptions.js";

/**
 * Writes the embedded sample of a release: a few hundred made-up tasks, laid out as the dataset repository.
 *
 * @throws AcquireError (absent) when the generator has no such release.
 */
export async function makeSample({release}: Manifest, folder: string): Promise<void> {
  if (!sampleReleases.some((known) => known === release))
    throw new AcquireError("absent", {
      expected: `a release that can be made up: ${sampleReleases.join(", ")}`,
      found: release,
      where: "the synthetic sample",
      next: "put the release's files into a folder and set AEI_DATA_DIR, or choose another with AEI_RELEASE"
    });
  await generateRelease({release: sampleName(release), folder, seed: defaultSeed, size: "small"});
}
