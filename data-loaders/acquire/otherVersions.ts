import type {Manifest} from "../releases/Manifest.js";
import {releaseOnDisk} from "./acquire.js";
import type {Acquired} from "./Acquired.js";
import type {Environment} from "./environment.js";

/**
 * The versions of a release, other than the one a build uses, that lie verified in the cache, each under a name as a
 * reader would call it and with a manifest that knows it alone: a file can be published again under the same path. Asks
 * nothing of the hub; empty for the sample.
 */
export async function otherVersions(
  manifest: Manifest,
  used: Acquired,
  env: Environment,
  options: {verify: boolean}
): Promise<{name: string; manifest: Manifest; acquired: Acquired}[]> {
  if (used.synthetic) return [];
  const hashes = [null, ...used.files.map(({sha256}) => sha256)];
  const found = manifest.files.flatMap((file) =>
    file.known.map(async (version) => {
      if (file.known.length === 1 || hashes.includes(version.sha256)) return [];
      const files = manifest.files.map((one) => (one === file ? {...one, known: [version]} : one));
      const only = {...manifest, files};
      const {acquired} = await releaseOnDisk(only, {...env, source: "cache"}, options);
      const name = version === file.known.at(-1) ? "the file as first published" : "the file as republished";
      return acquired === null ? [] : [{name, manifest: only, acquired}];
    })
  );
  return (await Promise.all(found)).flat();
}
