import type {Interval} from "../estimators/Estimated.js";
import type {Globals} from "../panel/Globals.js";
import type {Panel} from "../panel/Panel.js";
import type {Place} from "./places.js";

export const verdicts = ["reproduced", "contradicted", "not supported", "not in this release", "not testable"] as const;
export type Verdict = (typeof verdicts)[number];

/** What a release is known to publish about tasks. */
export type Published =
  "collaboration" | "success" | "human_only_time" | "human_with_ai_time" | "autonomy" | "education";

/** Everything a claim may look at. */
export interface Evidence {
  release: string;
  /** Window of the data, ISO days; the end is exclusive. */
  window: {start: string; end: string};
  /** What the release's catalogue entry says it publishes. */
  metrics: readonly Published[];
  globals: Globals;
  panel: Panel;
}

/**
 * What a claim prints or what is observed: a value, or named parts where it has several (`claude_ai`, `api`, `gap`, …). A
 * claim has the same shape on both sides, part for part, unless one side is null.
 */
export type Figures = number | Readonly<Record<string, number>>;

export interface Judgement {
  observed: Figures | null;
  /** Of a value. */
  interval: Interval | null;
  /** Of named parts, part for part where it is known. */
  intervals?: Readonly<Record<string, Interval>>;
  n: number | null;
  verdict: Verdict;
  /** One or two sentences for a reader, made from the numbers. */
  reason: string;
}

/** One statement of the essay, its notebook or whoever adds one, and the rule that judges it. */
export interface Claim {
  id: string;
  /** Where it is said; the essay's are in `places`. */
  place?: Place;
  /** In our words. */
  statement: string;
  /** The number as printed; null for a statement without one. */
  published: Figures | null;
  /** How the verdict follows from the data. */
  rule: string;
  judge(evidence: Evidence): Judgement;
}

/** A claim with its verdict, as in results.json. */
export interface JudgedClaim extends Judgement {
  id: string;
  statement: string;
  place: Place;
  published: Figures | null;
  rule: string;
}
