import type {Input, Source} from "../../src/analysis/panel/ReleaseEvidence.js";

/** One file, on this machine, with what is known about its bytes. */
export interface AcquiredFile extends Input {
  /** Absolute path on this machine. */
  file: string;
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
