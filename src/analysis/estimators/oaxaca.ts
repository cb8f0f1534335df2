import type {PanelRow} from "../panel/Panel.js";
import {isVariableId, minus, type VariableId, variables} from "../panel/variables.js";
import {bootstrapped, weightsOf} from "./bootstrap.js";
import {tFound} from "./distributions.js";
import type {EstimatorFunction} from "./Estimated.js";
import {hc3Covariance, residualised} from "./leastSquares.js";
import {crossProducts, effectiveN, isConstant, sum, typed, weightedMean} from "./moments.js";
import {regression} from "./regression.js";

/**
 * The part of the mean success gap, in points, that a difference in one predictor accounts for: the slope of a line times
 * the mean difference (Oaxaca 1973; Blinder 1973, the explained part). Which line is a choice, and decides the
 * answer: Claude.ai's own success on its own share, the API's on its own, or the gap on the difference of both.
 *
 * BCa interval over resampled tasks, which redraws slope and difference together; without resamples, and for p, the
 * standard error √(d²·Var(b) + b²·Var(d)) with HC3 for the slope (Jann 2008). A line is used beyond the values it was
 * fitted on wherever the other platform's are.
 */
export const oaxaca: EstimatorFunction = (sample, {outcome, predictor, transform}, options) => {
  const {rows, x, y, z, w} = sample;
  const n = y.length;
  const shiftOf = shiftBetween(outcome, predictor!);
  if (shiftOf === null) return "it takes success and a share of one platform, or the gap and a difference of shares";
  if (transform !== "none") return "a transformed predictor has no difference between platforms";
  const shift = rows.map(shiftOf);
  if (!shift.every((v) => v !== null)) return "the other platform does not publish the predictor for every task";
  const fit = regression(sample);
  if (typeof fit === "string") return fit;
  const slope = fit.coefficients[1]!;
  const difference = weightedMean(shift, w);
  const squares = w.map((v) => v * v);
  const spread = crossProducts(shift, shift, squares).xx / sum(w) ** 2;
  const se = Math.sqrt(difference ** 2 * hc3Covariance(fit)[1]![1]! + (slope ** 2 * spread * n) / (n - 1));

  const weighted = weightsOf(w);
  const [xs, ys, shifts] = [typed(x), typed(y), typed(shift)];
  const resampled = (count: Uint16Array): number => {
    const weights = weighted(count);
    return slopeBy(xs, ys, z, weights) * weightedMean(shifts, weights);
  };
  const name = `part of the mean gap by Oaxaca and Blinder, ${isConstant(w) ? "" : "weighted "}least squares`;
  const found = tFound(slope * difference, se, fit.df, options.level, name, {});
  const {details, ...boot} = bootstrapped(name, n, resampled, options, {
    interval: found.interval!,
    name: "delta-method"
  });
  const gap = shareOfGap(found.value, rows, w);
  const all = {slope, difference, ...gap, effective_n: effectiveN(w), ...found.details, ...details};
  return {...found, ...boot, details: all};
};

/** The mean gap over the same tasks, and how many per cent of it the part is, where both successes are published. */
function shareOfGap(part: number, rows: readonly PanelRow[], w: readonly number[]): Record<string, number> {
  const gaps = rows.map(variables.gap.of);
  if (!gaps.every((v) => v !== null)) return {};
  const gap = weightedMean(gaps, w);
  return gap === 0 ? {gap} : {gap, share: (100 * part) / gap};
}

/**
 * By how much a task's predictor differs, in the direction that the gap is counted (Claude.ai − API): the other platform's
 * column for a share, the difference itself (from none) for a difference.
 */
function shiftBetween(outcome: VariableId, predictor: VariableId): ((row: PanelRow) => number | null) | null {
  if (outcome === "gap") return predictor.endsWith("_difference") ? variables[predictor].of : null;
  const [, platform, measure] = /^(claude|api)_(.+)$/.exec(predictor) ?? [];
  if (platform === undefined || outcome !== `${platform}_success`) return null;
  const [claude, api] = [`claude_${measure}`, `api_${measure}`];
  if (!isVariableId(claude) || !isVariableId(api)) return null;
  return (row) => minus(variables[claude].of(row), variables[api].of(row));
}

/** Slope of the predictor given the covariates. */
function slopeBy(x: Float64Array, y: Float64Array, z: readonly (readonly number[])[], w: Float64Array): number {
  const left = z.length === 0 ? [x, y] : residualised([x, y], z, w);
  if (left === null) return NaN;
  const {xx, xy} = crossProducts(left[0]!, left[1]!, w);
  return xy / xx;
}
