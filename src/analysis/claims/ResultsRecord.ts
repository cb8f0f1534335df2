import type {Interval} from "../estimators/Estimated.js";
import type {JudgedClaim} from "./Claim.js";
import type {Results} from "./Results.js";

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
