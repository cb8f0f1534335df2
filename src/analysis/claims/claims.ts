import type {Claim, Evidence, JudgedClaim} from "./Claim.js";
import {globalClaims} from "./globalClaims.js";
import {places} from "./places.js";
import {readingClaims} from "./readingClaims.js";
import {sentenceClaims} from "./sentenceClaims.js";
import {taskClaims} from "./taskClaims.js";

/** Every statement of the essay and its notebook that this report checks, in order. */
export const claims: readonly Claim[] = [...globalClaims, ...taskClaims, ...readingClaims, ...sentenceClaims].sort(
  (a, b) => a.id.localeCompare(b.id)
);

/**
 * Judges every claim on the evidence of one release.
 *
 * @throws TypeError for a claim of which nothing says where it is made.
 */
export function judgeClaims(evidence: Evidence): JudgedClaim[] {
  return claims.map(({id, place = places[id], statement, published, rule, judge}) => {
    if (place === undefined)
      throw new TypeError(`claim ${id}: expected a place (source, name, section, url), found none`);
    return {id, statement, place, published, rule, ...judge(evidence)};
  });
}
