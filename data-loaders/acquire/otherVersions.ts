import type {Manifest} from "../releases/Manifest.js";
import type {Acquired} from "./Acquired.js";
import type {Environment} from "./environment.js";
import {releaseOnDisk} from "./releaseOnDisk.js";

/** Another published version of a release, as it is on this machine. */
export interface OtherVersion {
  /** As a reader would call it. */
  name: string;
  /** The manifest with that version only. */
  manifest: Manifest;
  acquired: Acquired;
}

/**
 * The versions of a release, other than the one a build uses, that lie verified in the cache: a file can be published
 * again under the same path. Asks nothing of the hub; empty for the sample.
 */
export async function otherVersions(
  manifest: Manifest,
  used: Acquired,
  env: Environment,
  options: {verify: boolean}
): Promise<OtherVersion[]> {
  if (used.synthetic) return [];
  const hashes = used.files.map(({sha256}) => sha256);
  const versions = manifest.files
    .filter((file) => file.known.length > 1)
    .flatMap((file) => file.known.map((version) => ({file, version})))
    .filter(({version: {sha256}}) => sha256 !== null && !hashes.includes(sha256));
  const found = await Promise.all(
    versions.map(async ({file, version}) => {
      const only = manifest.files.map((one) => (one === file ? {...one, known: [version]} : one));
      const name = version === file.known.at(-1) ? "the file as first published" : "the file as republished";
      const one = {...manifest, files: only};
      const {acquired} = await releaseOnDisk(one, {...env, source: "cache"}, options);
      return acquired === null ? [] : [{name, manifest: one, acquired}];
    })
  );
  return found.flat();
}
