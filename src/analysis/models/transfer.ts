import {type NotEstimable, notEstimable} from "../estimators/Estimated.js";
import {crossProducts, sum, weightedMean} from "../estimators/moments.js";
import {regression} from "../estimators/regression.js";
import type {Sample} from "../panel/Sample.js";

/** How a regression fitted in one place does in another. */
export interface Transfer {
  estimable: true;
  /** Slope where it was fitted, and the slope fitted afresh where it is scored. */
  fitted_slope: number;
  scored_slope: number;
  same_sign: boolean;
  /** 1 − Σ(y − ŷ)²/Σ(y − ȳ)² with ȳ of the scored tasks: below 0 the prediction is worse than their mean. */
  r2: number;
  /** The same when the level may be set anew: what the slopes alone carry over. */
  r2_level_free: number;
  /** Tasks fitted and scored. */
  fitted_n: number;
  scored_n: number;
}

/**
 * How a least-squares line fitted in one place does in another: another release, platform or half. Weights of the samples are
 * used for fitting and scoring.
 */
export function transfer(fitted: Sample, scored: Sample): Transfer | NotEstimable {
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
  return {
    estimable: true,
    fitted_slope: fit.coefficients[1]!,
    scored_slope: afresh.coefficients[1]!,
    same_sign: Math.sign(fit.coefficients[1]!) === Math.sign(afresh.coefficients[1]!),
    r2: 1 - misses / total,
    r2_level_free: 1 - (misses - level * level * sum(scored.w)) / total,
    fitted_n: fitted.y.length,
    scored_n: scored.y.length
  };
}
