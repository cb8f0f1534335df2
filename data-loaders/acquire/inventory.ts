import type {Role} from "../../src/analysis/panel/ReleaseEvidence.js";
import {AcquireError} from "../AcquireError.js";
import {insideFolder} from "../outside/insideFolder.js";
import type {Manifest, ManifestFile} from "../releases/Manifest.js";
import {memoDir} from "./cache/layout.js";
import {type LookUp, lookUp} from "./cache/lookUp.js";
import type {Environment} from "./environment.js";
import {isFile, localFile} from "./fromLocal.js";

/** What is on this machine of one file. */
export interface FileState {
  role: Role;
  path: string;
  /**
   * verified: the bytes of a version in the catalogue. unknown: other bytes, in a local folder, where any will do.
   * damaged: a copy that must not be used. absent: none.
   */
  state: "verified" | "unknown" | "damaged" | "absent";
  /** Where, on this machine. */
  file: string | null;
  bytes: number | null;
  sha256: string | null;
  revision: string | null;
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
      const fault = found === null ? faults[0] : undefined;
      const {bytes = null, sha256 = null, revision = null, pinned} = found ?? {};
      const state = found ? (pinned ? "verified" : "unknown") : fault ? "damaged" : "absent";
      const {role, path} = file;
      const at = (found ?? fault)?.file ?? null;
      return {role, path, state, file: at, bytes, sha256, revision, fault: fault?.reason ?? null};
    })
  );
}

async function inFolder(file: ManifestFile, env: Environment, verify: boolean): Promise<LookUp> {
  const folder = env.dataDir!;
  const path = insideFolder(folder, file.path);
  try {
    if (!(await isFile(path))) return {found: null, faults: []};
    return {found: await localFile(file, folder, {memoDir: memoDir(env.cacheDir), verify}), faults: []};
  } catch (error) {
    if (!(error instanceof AcquireError)) throw error;
    return {found: null, faults: [{file: path, reason: error.account.found}]};
  }
}
