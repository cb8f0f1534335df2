import {createHash} from "node:crypto";
import {mkdtemp, rename, rm} from "node:fs/promises";
import {join, resolve} from "node:path";

import {asDiskError, makeFolder} from "../outside/disk.js";
import type {Manifest} from "../releases/Manifest.js";
import type {Effects} from "./Effects.js";
import {fromLocal} from "./fromLocal.js";

/**
 * The files of the synthetic release. They are made anew each time, as whoever changes the generator expects, and kept
 * under the hash of their content: builds at the same time meet the same files, and never half of them.
 *
 * @throws AcquireError (disk), and whatever `makeSample` throws.
 */
export async function fromSample(manifest: Manifest, {makeSample, workDir}: Pick<Effects, "makeSample" | "workDir">) {
  const sampleDir = resolve(workDir, "sample");
  const unhashed = {memoDir: null, verify: true};
  let fresh: string | null = null;
  try {
    await makeFolder(sampleDir);
    fresh = await mkdtemp(join(sampleDir, "new-"));
    await makeSample(manifest, fresh);
    const content = createHash("sha256");
    for (const {path, sha256} of await fromLocal(manifest, fresh, unhashed)) content.update(`${path} ${sha256}\n`);
    const kept = join(sampleDir, `${manifest.release}-${content.digest("hex").slice(0, 12)}`);
    // Refused when it is there already: then it has the same content.
    await rename(fresh, kept).catch(() => undefined);
    const files = await fromLocal(manifest, kept, unhashed);
    return files.map((file) => ({...file, pinned: false, revision: null}));
  } catch (error) {
    const elsewhere = "or run it from a copy of the project on another disk";
    throw asDiskError(error, sampleDir, {what: "the synthetic sample", elsewhere});
  } finally {
    if (fresh !== null) await rm(fresh, {recursive: true, force: true});
  }
}
