import {fill} from "../words/format.js";
import {type Claim, type Evidence, placeOf, type WrittenClaim} from "./Claim.js";
import written from "./claims.json" with {type: "json"};
import {type Judge, ruleOf, type Say} from "./judgement.js";
import {numberJudges} from "./numberJudges.js";
import {readingJudges} from "./readingJudges.js";
import type {JudgedClaim} from "./Results.js";

const judges: Readonly<Record<keyof typeof written, Judge>> = {...numberJudges, ...readingJudges};

/** Claims of one's own, each with its place and its judge: they stand in the ledger below the essay's. */
const own: readonly Claim[] = [];

/** Every statement of the essay and its notebook that this report checks, in order. */
export const claims: readonly Claim[] = [
  ...Object.entries<WrittenClaim>(written).map(([id, claim]): Claim => {
    const {statement, published} = claim;
    const say: Say = (sentence, parts = {}) => fill(claim.says![sentence]!, parts);
    const judge: Claim["judge"] = (evidence) => judges[id as keyof typeof written](evidence, claim, say);
    return {id, statement, place: placeOf(claim), published, rule: ruleOf(claim), judge};
  }),
  ...own
];

/** Judges every claim on the evidence of one release. */
export const judgeClaims = (evidence: Evidence): JudgedClaim[] =>
  claims.map(({judge, ...claim}) => ({...claim, ...judge(evidence)}));
