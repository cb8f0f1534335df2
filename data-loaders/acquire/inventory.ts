import type {Role} from "../../src/analysis/panel/ReleaseEvidence.js";
import {AcquireError} from "../AcquireError.js";
import {insideFolder} from "../outside/insideFolder.js";
import type {Manifest, ManifestFile} from "../releases/Manifest.js";
import type {AcquiredFile} from "./Acquired.js";
import {memoDir} from "./cache/layout.js";
import {lookUp} from "./cache/lookUp.js";
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
  const folder = readsLocal(env) ? env.dataDir : null;
  return Promise.all(
    manifest.files.map((file) => (folder === null ? inCache(file, env, verify) : inFolder(file, folder, env, verify)))
  );
}

async function inCache(file: ManifestFile, env: Environment, verify: boolean): Promise<FileState> {
  const {found, faults} = await lookUp(file, file.known, env, verify);
  if (found !== null) return there(found);
  const fault = faults[0];
  return fault === undefined ? absent(file) : damaged(file, fault.file, fault.reason);
}

async function inFolder(file: ManifestFile, folder: string, env: Environment, verify: boolean): Promise<FileState> {
  const path = insideFolder(folder, file.path);
  try {
    if (!(await isFile(path))) return absent(file);
    return there(await localFile(file, folder, {memoDir: memoDir(env.cacheDir), verify}));
  } catch (error) {
    if (!(error instanceof AcquireError)) throw error;
    return damaged(file, path, error.account.found);
  }
}

function there({role, path, file, bytes, sha256, revision, pinned}: AcquiredFile): FileState {
  return {role, path, state: pinned ? "verified" : "unknown", file, bytes, sha256, revision, fault: null};
}

const nothing = {file: null, bytes: null, sha256: null, revision: null, fault: null};

const absent = ({role, path}: ManifestFile): FileState => ({...nothing, role, path, state: "absent"});

const damaged = ({role, path}: ManifestFile, file: string, fault: string): FileState => ({
  ...nothing,
  role,
  path,
  state: "damaged",
  file,
  fault
});
