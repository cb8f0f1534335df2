import type {Globals} from "../../src/analysis/Globals.js";
import type {Panel} from "../../src/analysis/Panel.js";
import type {Note} from "../../src/analysis/Results.js";
import type {Acquired, AcquiredFile} from "../acquire/Acquired.js";
import type {Audit} from "../panel/audit.js";
import type {Metric} from "../releases/Manifest.js";

/** One input as the world may know it: no path of this machine. */
export type Input = Omit<AcquiredFile, "file">;

/** All that the report knows of one release, or of one month of it: what the CSVs became. */
export interface PeriodEvidence {
  release: string;
  dialect: string;
  /** What the figures are about: the release's week, or one of its months. The end is exclusive. */
  window: {start: string; end: string};
  metrics: Metric[];
  source: Acquired["source"];
  synthetic: boolean;
  reason: string;
  inputs: Input[];
  globals: Globals;
  audit: Audit;
  /** Rows read, by platform and facet. */
  facets: {platform: string; metric: string; rows: number}[];
  panel: Panel;
}

/** A release; where it publishes several months, the latest, with the others beside it: they are never pooled. */
export interface ReleaseEvidence extends PeriodEvidence {
  /** The other months, latest first; empty for a release of one window. */
  earlier: PeriodEvidence[];
  /** What its files break of their contract without a number being wrong. */
  notes: Note[];
}

/** A release that the report names without having its data. */
export interface MissingRelease {
  release: string;
  window: {start: string; end: string};
  metrics: Metric[];
  reason: string;
}

/** Everything the report is made from. */
export interface Gathered {
  main: ReleaseEvidence;
  /** All releases at hand, the main one included, newest first. */
  releases: ReleaseEvidence[];
  missing: MissingRelease[];
  /** Other published versions of the main release's files. */
  versions: {name: string; evidence: ReleaseEvidence}[];
}
