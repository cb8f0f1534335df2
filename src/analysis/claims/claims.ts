import {type Claim, type Evidence, type JudgedClaim, placeOf, type WrittenClaim} from "./Claim.js";
import written from "./claims.json" with {type: "json"};
import {globalJudges} from "./globalJudges.js";
import {type Judge, ruleOf} from "./judgement.js";
import {readingJudges} from "./readingJudges.js";
import {sentenceJudges} from "./sentenceJudges.js";
import {taskJudges} from "./taskJudges.js";

const judges: Readonly<Record<keyof typeof written, Judge>> = {
  ...globalJudges,
  ...taskJudges,
  ...readingJudges,
  ...sentenceJudges
};

/** Claims of one's own, each with its place and its judge: they stand in the ledger below the essay's. */
const own: readonly Claim[] = [];

/** Every statement of the essay and its notebook that this report checks, in order. */
export const claims: readonly Claim[] = [
  ...Object.entries<WrittenClaim>(written).map(([id, claim]): Claim => {
    const {statement, published} = claim;
    const judge: Claim["judge"] = (evidence) => judges[id as keyof typeof written](evidence, claim);
    return {id, statement, place: placeOf(claim), published, rule: ruleOf(claim), judge};
  }),
  ...own
];

/** Judges every claim on the evidence of one release. */
export function judgeClaims(evidence: Evidence): JudgedClaim[] {
  return claims.map(({judge, ...claim}) => ({...claim, ...judge(evidence)}));
}
