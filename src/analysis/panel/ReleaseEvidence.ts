import type {Globals} from "./Globals.js";
import type {Column, Panel, Platform} from "./Panel.js";

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
  /** Why this source was taken. */
  reason: string;
  inputs: Input[];
  globals: Globals;
  audit: Audit;
  /** Rows read, by platform and facet. */
  facets: {platform: string; metric: string; rows: number}[];
  panel: Panel;
}

/** An occupation that a task of the panel belongs to, as O*NET has it. */
export interface Occupation {
  task: string;
  task_id: number;
  /** O*NET-SOC code, such as 15-1252.00. */
  soc_code: string;
  /** Null where the statements are published without titles. */
  title: string | null;
}

/** A release; where it publishes several months, the latest, with the others beside it: they are never pooled. */
export interface ReleaseEvidence extends PeriodEvidence {
  /** The other months, latest first; empty for a release of one window. */
  earlier: PeriodEvidence[];
  /** What its files break of their contract without a number being wrong. */
  notes: Note[];
}

/** A broken promise of the data that a reader should know of, and that stops nothing. */
export interface Note {
  /** Which promise. */
  id: string;
  /** The promise, what was expected and what was found, in a sentence or two. */
  what: string;
  /** File and, of the first place, facet and task. */
  where: string;
  /** Places. */
  count: number;
}

/** A release that the report names without having its data. */
export type MissingRelease = Pick<PeriodEvidence, "release" | "window" | "metrics" | "reason">;

/** Everything the report is made from. */
export interface Gathered {
  main: ReleaseEvidence;
  /** All releases at hand, the main one included, newest first. */
  releases: ReleaseEvidence[];
  missing: MissingRelease[];
  /** Other published versions of the main release's files. */
  versions: {name: string; evidence: ReleaseEvidence}[];
  /** Of the main release's tasks. */
  occupations: Occupation[];
}

/** What the join did, counted: nothing is dropped in silence. Tasks are named ones, pseudo-tasks left out. */
export interface Audit extends Record<`${Platform | "shared"}_tasks` | `${Platform}_only`, number> {
  /** Keys published twice on a platform; the contract refuses any. */
  duplicate_keys: number;
  /** Named tasks without an O*NET statement of the same text or Task ID. */
  without_statement: number;
  without_statement_examples: string[];
  /** Named tasks whose statement has several Task IDs, and those in several major groups. */
  several_task_ids: number;
  several_majors: number;
  /** Tasks whose success cells are published (yes, no or folded), by platform. */
  claude_with_success_cells: number;
  api_with_success_cells: number;
  absent_columns: Column[];
  /** How published Task IDs met the statements; null where tasks are named by their text. */
  ids: IdAudit | null;
}

/** Task IDs of one period, both platforms together. */
export interface IdAudit {
  published: number;
  /** IDs that the statements file does not have: they keep the name they have in the release. */
  without_statement: number;
  without_statement_examples: string[];
  /** Of each platform: tasks too thin for modes, and tasks whose share of use is rounded to 0.00 %. */
  without_modes: Record<Platform, number>;
  without_modes_examples: string[];
  rounded_to_zero: Record<Platform, number>;
  /** IDs whose name in the release is not the text of their statement. */
  reworded: number;
  /** Names that stand at several IDs, and statements that do: these are merged into one task. */
  names_repeated: number;
  names_repeated_examples: string[];
  statements_merged: number;
}
