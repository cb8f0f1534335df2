import type {Role} from "../releases/Manifest.js";

export type {Role};

/** Where the bytes of a build came from. */
export type Source = "local" | "cache" | "hub" | "sample";

/** One file, on this machine, with what is known about its bytes. */
export interface AcquiredFile {
  role: Role;
  /** Path inside the dataset repository. */
  path: string;
  /** Absolute path on this machine. */
  file: string;
  bytes: number;
  sha256: string;
  /** True when size and hash are those of a revision in the catalogue. */
  pinned: boolean;
  /** The dataset revision (commit) whose bytes these are, when pinned. */
  revision: string | null;
}

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
