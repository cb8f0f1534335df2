import type {Estimate} from "../estimators/Estimated.js";
import type {MultiverseSummary} from "../models/multiverse.js";
import type {Mode} from "../panel/Panel.js";
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
