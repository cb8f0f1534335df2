import type {Note} from "../claims/Results.js";
import type {Audit} from "./Audit.js";
import type {Globals} from "./Globals.js";
import type {Panel} from "./Panel.js";

/** What a file of a release can hold. */
export const roles = ["claude_ai", "api", "statements", "job_exposure", "task_penetration"] as const;
export type Role = (typeof roles)[number];

/** What a release can publish for each task. */
export const taskMetrics = [
  "collaboration",
  "success",
  "human_only_time",
  "human_with_ai_time",
  "autonomy",
  "education"
] as const;
export type TaskMetric = (typeof taskMetrics)[number];

/** Where the bytes of a build came from. */
export type Source = "local" | "cache" | "hub" | "sample";

/** One input as the world may know it: no path of this machine. */
export interface Input {
  role: Role;
  /** Path inside the dataset repository. */
  path: string;
  bytes: number;
  sha256: string;
  /** True when size and hash are those of a revision in the catalogue. */
  pinned: boolean;
  /** The dataset revision (commit) whose bytes these are, when pinned. */
  revision: string | null;
}

/** All that the report knows of one release, or of one month of it: what the CSVs became. */
export interface PeriodEvidence {
  release: string;
  dialect: string;
  /** What the figures are about: the release's week, or one of its months. The end is exclusive. */
  window: {start: string; end: string};
  metrics: TaskMetric[];
  source: Source;
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
  metrics: TaskMetric[];
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
