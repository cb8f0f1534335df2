import {AcquireError} from "../AcquireError.js";
import {insideFolder} from "../outside/insideFolder.js";
import type {Manifest, ManifestFile} from "../releases/Manifest.js";
import type {AcquiredFile} from "./Acquired.js";
import {memoDir} from "./cache.js";
import type {Environment} from "./environment.js";
import {type LookUp, lookUp} from "./fromCache.js";
import {isFile, localFile} from "./fromLocal.js";

type OrNull<T> = {[Key in keyof T]: T[Key] | null};

/** What is on this machine of one file. */
export interface FileState
  extends Pick<ManifestFile, "role" | "path">, OrNull<Pick<AcquiredFile, "file" | "bytes" | "sha256" | "revision">> {
  /**
   * verified: the bytes of a version in the catalogue. unknown: other bytes, in a local folder, where any will do.
   * damaged: a copy that must not be used. absent: none.
   */
  state: "verified" | "unknown" | "damaged" | "absent";
  /** What is wrong with a damaged copy. */
  fault: string | null;
}

/** Whether a build with these switches looks into the local folder rather than into the cache. */
export const readsLocal = ({source, dataDir}: Pick<Environment, "source" | "dataDir">): boolean =>
  dataDir !== null && (source === "local" || source === "auto");

/** Every file of a release as it is on this machine, where a build would look for it. Asks nothing of the hub. */
export async function inventory(manifest: Manifest, env: Environment, verify: boolean): Promise<FileState[]> {
  const look = (file: ManifestFile): Promise<LookUp> =>
    readsLocal(env) ? inFolder(file, env, verify) : lookUp(file, file.known, env, verify);
  return Promise.all(
    manifest.files.map(async (file) => {
      const {found, faults} = await look(file);
      const damage = found === null ? faults[0] : undefined;
      const {bytes = null, sha256 = null, revision = null, pinned} = found ?? {};
      const state = found ? (pinned ? "verified" : "unknown") : damage ? "damaged" : "absent";
      const {role, path} = file;
      const at = (found ?? damage)?.file ?? null;
      return {role, path, state, file: at, bytes, sha256, revision, fault: damage?.reason ?? null};
    })
  );
}

async function inFolder(file: ManifestFile, env: Environment, verify: boolean): Promise<LookUp> {
  const folder = env.dataDir!;
  const path = insideFolder(folder, file.path);
  const options = {memoDir: memoDir(env.cacheDir), verify};
  try {
    return {found: (await isFile(path)) ? await localFile(file, folder, options) : null, faults: []};
  } catch (error) {
    if (!(error instanceof AcquireError)) throw error;
    return {found: null, faults: [{file: path, reason: error.account.found}]};
  }
}
