import type {Input, Source} from "../../src/analysis/panel/ReleaseEvidence.js";
import type {KnownBytes, ManifestFile} from "../releases/Manifest.js";
import type {Digest} from "./hashFile.js";

/** One file, by its absolute path on this machine, with what is known about its bytes. */
export type AcquiredFile = Input & {file: string};

/** The files of one release, ready to be read. */
export interface Acquired {
  release: string;
  source: Source;
  /** True when the figures are made up. */
  synthetic: boolean;
  /**
   * Why this source was taken: shown in the log, in results.json and, for the sample, on every page. It names no
   * path of this machine, so that two builds of the same bytes are the same.
   */
  reason: string;
  files: AcquiredFile[];
}

/** @param version - of the catalogue, whose bytes these are; null for none */
export const acquiredFile = (
  {role, path}: ManifestFile,
  file: string,
  {bytes, sha256}: Digest,
  version: KnownBytes | null
): AcquiredFile => ({role, path, file, bytes, sha256, pinned: version !== null, revision: version?.revision ?? null});
