import type {Estimate} from "../estimators/Estimated.js";
import type {MultiverseSummary} from "../models/multiverse.js";
import type {Note} from "../panel/ReleaseEvidence.js";
import type {Specification} from "../panel/Specification.js";
import type {JudgedClaim} from "./Claim.js";
import type {ResultsRecord} from "./recordSchema.js";

export type {ResultsRecord};

/** dist/results.json: others compare against it. Numbers are unrounded; absent is null, never 0. */
export interface Results extends Pick<ResultsRecord, "release" | "window" | "inputs" | "panel" | "platforms"> {
  schema: "oversight-gap/results@1";
  source: "hub" | "cache" | "local" | "sample";
  synthetic: boolean;
  /** Why this source was taken. */
  reason: string;
  claims: JudgedClaim[];
  /** Promises that the files break without a number being wrong or open to two readings. */
  notes: Note[];
  /** `spec` is null where a named function answers and no specification says what. */
  estimates: ({id: string; spec: Specification | null} & Estimate)[];
  multiverse: MultiverseSummary;
}

/** The same without the multiverse: what two releases, or two versions of one, are compared by. */
export type Findings = Omit<Results, "multiverse">;

export type PlatformResults = ResultsRecord["platforms"]["api"];
export type RecordedClaim = ResultsRecord["claims"][number];
