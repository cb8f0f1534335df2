import {type NotEstimable, notEstimable} from "../estimators/Estimated.js";
import {crossProducts, sum, weightedMean} from "../estimators/moments.js";
import {regression} from "../estimators/regression.js";
import type {Sample} from "../panel/Sample.js";

export type Transfer = Extract<ReturnType<typeof transfer>, {estimable: true}>;

/**
 * How a least-squares line fitted in one place does in another: another release, platform or half. Weights of the samples are
 * used for fitting and scoring.
 */
export function transfer(fitted: Sample, scored: Sample) {
  const no = (where: string, reason: string): NotEstimable =>
    notEstimable("transfer", scored.y.length, `${where}: ${reason}`);
  const fit = regression(fitted);
  if (typeof fit === "string") return no("where it is fitted", fit);
  const afresh = regression(scored);
  if (typeof afresh === "string") return no("where it is scored", afresh);
  const columns = [scored.x, ...scored.z];
  const [intercept, ...slopes] = fit.coefficients;
  const errors = scored.y.map((v, i) => v - intercept! - sum(slopes.map((slope, j) => slope * columns[j]![i]!)));
  const total = crossProducts(scored.y, scored.y, scored.w).yy;
  const level = weightedMean(errors, scored.w);
  const misses = sum(errors.map((e, i) => scored.w[i]! * e * e));
  const [fitted_slope, scored_slope] = [fit.coefficients[1]!, afresh.coefficients[1]!];
  return {
    estimable: true as const,
    /** Slope where it was fitted, and the slope fitted afresh where it is scored. */
    fitted_slope,
    scored_slope,
    same_sign: Math.sign(fitted_slope) === Math.sign(scored_slope),
    /** 1 − Σ(y − ŷ)²/Σ(y − ȳ)² with ȳ of the scored tasks: below 0 the prediction is worse than their mean. */
    r2: 1 - misses / total,
    /** The same when the level may be set anew: what the slopes alone carry over. */
    r2_level_free: 1 - (misses - level * level * sum(scored.w)) / total,
    /** Tasks fitted and scored. */
    fitted_n: fitted.y.length,
    scored_n: scored.y.length
  };
}
