import {AcquireError} from "../AcquireError.js";
import {insideFolder} from "../outside/insideFolder.js";
import type {Manifest, ManifestFile} from "../releases/Manifest.js";
import {memoDir} from "./cache.js";
import type {Environment} from "./environment.js";
import {type LookUp, lookUp} from "./fromCache.js";
import {isFile, localFile} from "./fromLocal.js";

/** What is on this machine of one file. */
export type FileState = Awaited<ReturnType<typeof stateOf>>;

/** Whether a build with these switches looks into the local folder rather than into the cache. */
export const readsLocal = ({source, dataDir}: Pick<Environment, "source" | "dataDir">): boolean =>
  dataDir !== null && (source === "local" || source === "auto");

/** Every file of a release as it is on this machine, where a build would look for it. Asks nothing of the hub. */
export const inventory = (manifest: Manifest, env: Environment, verify: boolean): Promise<FileState[]> =>
  Promise.all(manifest.files.map((file) => stateOf(file, env, verify)));

async function stateOf(file: ManifestFile, env: Environment, verify: boolean) {
  const {found, faults} = await (readsLocal(env) ? inFolder(file, env, verify) : lookUp(file, file.known, env, verify));
  const damage = found === null ? faults[0] : undefined;
  const {bytes = null, sha256 = null, revision = null, pinned} = found ?? {};
  /**
   * verified: the bytes of a version in the catalogue. unknown: other bytes, in a local folder, where any will do.
   * damaged: a copy that must not be used. absent: none.
   */
  const state = found ? (pinned ? "verified" : "unknown") : damage ? "damaged" : "absent";
  const {role, path} = file;
  const at = (found ?? damage)?.file ?? null;
  return {role, path, state, file: at, bytes, sha256, revision, fault: damage?.reason ?? null} as const;
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
