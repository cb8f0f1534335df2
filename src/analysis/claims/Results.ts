import type {Estimate, Interval} from "../estimators/Estimated.js";
import type {MultiverseSummary} from "../models/multiverse.js";
import type {Mode} from "../panel/Panel.js";
import type {Note} from "../panel/ReleaseEvidence.js";
import type {Specification} from "../panel/Specification.js";
import type {JudgedClaim} from "./Claim.js";

/** dist/results.json: others compare against it. Numbers are unrounded; absent is null, never 0. */
export interface Results {
  schema: "oversight-gap/results@1";
  release: string;
  source: "hub" | "cache" | "local" | "sample";
  synthetic: boolean;
  /** Why this source was taken. */
  reason: string;
  window: {start: string; end: string};
  inputs: {path: string; bytes: number; sha256: string; pinned: boolean}[];
  panel: {
    /** Named tasks of each platform and of both. */
    claude_ai_tasks: number;
    api_tasks: number;
    shared_tasks: number;
    /** Tasks with a published success share on both, and of these with the essay's mode cells; `pseudo_tasks` count. */
    shared_success_tasks: number;
    complete_tasks: number;
    /** Labels counted among the complete tasks without being tasks. */
    pseudo_tasks: string[];
  };
  platforms: {claude_ai: PlatformResults; api: PlatformResults};
  claims: JudgedClaim[];
  /** Promises that the files break without a number being wrong or open to two readings. */
  notes: Note[];
  /** `spec` is null where a named function answers and no specification says what. */
  estimates: ({id: string; spec: Specification | null} & Estimate)[];
  multiverse: MultiverseSummary;
}

/** The same without the multiverse: what two releases, or two versions of one, are compared by. */
export type Findings = Omit<Results, "multiverse">;

export interface PlatformResults {
  success_pct: number | null;
  modes_pct: Record<Mode, number | null>;
  human_only_time_h: number | null;
  human_with_ai_time_min: number | null;
  speedup: number | null;
  autonomy: number | null;
}

/** Which bytes a record was made from: the dataset's own files, or public figures about the same release. */
export type Basis = "pinned originals" | "public figures";

/** One line of a record's history: appended each time, never changed. */
export interface RecordEvent {
  /** Day on which it was recorded. */
  date: string;
  /** Commit of the code that made the results; null outside a git checkout. */
  commit: string | null;
  basis: Basis;
  /** What it did to the record: the first, or what moved. */
  outcome: "first" | "same" | "numbers" | "verdicts";
  /** True when other bytes than before were read. */
  new_inputs: boolean;
  verdicts_changed: string[];
}

/** A claim as recorded: without its rule, and `intervals` only where there are several. */
export type RecordedClaim = Omit<JudgedClaim, "rule" | "place" | "intervals"> & {
  intervals?: JudgedClaim["intervals"] | undefined;
};

/** docs/results/<release>.json: aggregates and verdicts of one release, never a task. Absent is null, never 0. */
export interface ResultsRecord extends Pick<Results, "release" | "window" | "inputs" | "panel" | "platforms"> {
  schema: "oversight-gap/record@1";
  basis: Basis;
  claims: RecordedClaim[];
  estimates: {id: string; value: number | null; interval: Interval | null; p: number | null; n: number}[];
  history: RecordEvent[];
}
