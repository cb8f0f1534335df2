import type {Interval} from "../estimators/Estimated.js";
import type {PeriodEvidence} from "../panel/ReleaseEvidence.js";

export const verdicts = ["reproduced", "contradicted", "not supported", "not in this release", "not testable"] as const;
export type Verdict = (typeof verdicts)[number];

/** Everything a claim may look at. */
export type Evidence = Pick<PeriodEvidence, "release" | "window" | "metrics" | "globals" | "panel">;

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

/** Where a statement stands. */
export interface Place {
  /** Whose statement it is: the essay's, its notebook's, or the name of who adds one. */
  source: string;
  /** In a few words of our own. */
  name: string;
  /** The part of the essay or of its notebook. */
  section: string;
  /**
   * The essay, at the words themselves where they are known by heart; or the line of the notebook, at the commit that the
   * figures were made by.
   */
  url: string;
}

/** A claim of the essay as claims.json has it: in our words, with what was printed and where. */
export interface WrittenClaim {
  statement: string;
  published: Figures | null;
  /** How the verdict follows, where it is not by rounding alone. */
  rule?: string;
  /** Decimals that were printed. */
  digits?: number;
  unit?: string;
  /** What a release must publish, and what is missing when it does not. */
  needs?: string;
  what?: string;
  /** Said after the numbers. */
  note?: string;
  /** Of a correlation with the gap: the predictor, and p as printed. */
  predictor?: string;
  p?: number;
  source: string;
  name: string;
  section: string;
  /** Words of the essay, or a line of the notebook. */
  words?: string;
  line?: number;
}

/** One statement of the essay, its notebook or whoever adds one, and the rule that judges it. */
export interface Claim {
  id: string;
  /** In our words. */
  statement: string;
  place: Place;
  /** The number as printed; null for a statement without one. */
  published: Figures | null;
  /** How the verdict follows from the data. */
  rule: string;
  judge(evidence: Evidence): Judgement;
}

/** A claim with its verdict, as in results.json. */
export type JudgedClaim = Omit<Claim, "judge"> & Judgement;

const essay = "https://forum.effectivealtruism.org/posts/hDrFn38wZeiqDjPEx";
const notebook =
  "https://github.com/nikolascoimbra/anthropic-economic-index-analysis/blob/" +
  "0069c22c27a20d6c95f5eece4c9e1080311fec97/notebooks/build_notebook_03.py";

/** Whether a statement is the essay's or its notebook's: this report counts those. */
export const isEssays = ({place: {source}}: {place: Place}): boolean => source === "essay" || source === "notebook";

/** The place of a claim of the essay. */
export function placeOf({source, name, section, words, line}: WrittenClaim): Place {
  const inEssay = words === undefined ? essay : `${essay}#:~:text=${encodeURIComponent(words)}`;
  const url = line === undefined ? inEssay : `${notebook}#L${line}`;
  return {source, name, section: `the ${source}, ${section}`, url};
}
