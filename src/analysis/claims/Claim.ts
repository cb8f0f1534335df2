import type {PeriodEvidence} from "../panel/ReleaseEvidence.js";
import type {JudgedClaim} from "./Results.js";

export type Verdict = JudgedClaim["verdict"];
export type Figures = NonNullable<JudgedClaim["observed"]>;

/** One statement of the essay, its notebook or whoever adds one, and the rule that judges it. */
export interface Claim extends Pick<JudgedClaim, "id" | "statement" | "published" | "place" | "rule"> {
  judge(evidence: Evidence): Judgement;
}
export type Judgement = Omit<JudgedClaim, Exclude<keyof Claim, "judge">>;

/** Everything a claim may look at. */
export type Evidence = Pick<PeriodEvidence, "release" | "window" | "metrics" | "globals" | "panel">;

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
  /** Sentences of reasons, with the names of numbers in braces. */
  says?: Readonly<Record<string, string>>;
  /** Of a correlation with the gap: the predictor, and p as printed. */
  predictor?: string;
  p?: number;
  /** The essay's or its notebook's. */
  source: string;
  /** In a few words of our own. */
  name: string;
  /** The part of the essay or of its notebook. */
  section: string;
  /** Words of the essay, or a line of the notebook. */
  words?: string;
  line?: number;
}

const essay = "https://forum.effectivealtruism.org/posts/hDrFn38wZeiqDjPEx";
const notebook =
  "https://github.com/nikolascoimbra/anthropic-economic-index-analysis/blob/" +
  "0069c22c27a20d6c95f5eece4c9e1080311fec97/notebooks/build_notebook_03.py";

/** Whether a statement is the essay's or its notebook's: this report counts those. */
export const isEssays = ({place: {source}}: Pick<Claim, "place">): boolean => ["essay", "notebook"].includes(source);

/** The place of a claim of the essay. */
export function placeOf({source, name, section, words, line}: WrittenClaim): Claim["place"] {
  const inEssay = words === undefined ? essay : `${essay}#:~:text=${encodeURIComponent(words)}`;
  const url = line === undefined ? inEssay : `${notebook}#L${line}`;
  return {source, name, section: `the ${source}, ${section}`, url};
}
