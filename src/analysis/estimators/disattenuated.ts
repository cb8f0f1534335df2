import type {PanelRow} from "../panel/Panel.js";
import {type VariableId, variables} from "../panel/variables.js";
import {bootstrapped, weightsOf} from "./bootstrap.js";
import type {EstimatorFunction} from "./Estimated.js";
import {crossProducts, effectiveN, isConstant, sum, typed, weightedMean} from "./moments.js";
import {correlationP, fisherInterval} from "./pearson.js";

/**
 * Correlation corrected for the sampling noise of shares of few conversations (Spearman 1904): r over the root of both
 * reliabilities. BCa interval that redraws tasks, and so the reliabilities too; p is that of r itself, which is 0
 * exactly when the corrected one is.
 * Conversations that are not independent (of one user, of one script) make more noise: `designEffect` multiplies it.
 */
export const disattenuated: EstimatorFunction = ({rows, x, y, w}, {outcome, predictor, transform}, options) => {
  const {designEffect, level} = options;
  if (transform !== "none") return "the sampling noise of a transformed predictor is not known";
  const effective = effectiveN(w);
  if (effective < 4) return "the weights leave fewer than four effective tasks";
  const ofY = noisy(outcome, y, rows, designEffect);
  if (ofY === null) return unknown(outcome);
  const ofX = noisy(predictor!, x, rows, designEffect);
  if (ofX === null) return unknown(predictor!);

  const parts = (by: ArrayLike<number>) => attenuation(ofX, ofY, by, effective);
  const {r, corrected: value, ...reliability} = parts(w);
  if (!(reliability.outcome > 0)) return drowned(outcome);
  if (!(reliability.predictor > 0)) return drowned(predictor!);
  if (!(Math.abs(value) < 1 - 1e-13))
    return `corrected, the correlation would be ${value.toFixed(2)}: too much is noise`;

  const weighted = weightsOf(w);
  const resampled = (count: Uint16Array): number => parts(weighted(count)).corrected;
  const root = Math.sqrt(reliability.outcome * reliability.predictor);
  const [low, high] = fisherInterval(r, effective, level);
  const closedForm = {interval: [low / root, high / root] as const, name: "Fisher-z (reliabilities taken as known)"};
  const times = designEffect === 1 ? "" : ` times a design effect of ${designEffect}`;
  const name = `Pearson correlation${isConstant(w) ? "" : ", weighted"}, corrected for binomial sampling noise${times}`;
  const found = bootstrapped(name, y.length, resampled, options, closedForm);
  const {outcome: reliability_outcome, predictor: reliability_predictor} = reliability;
  const details = {r, reliability_outcome, reliability_predictor, effective_n: effective, ...found.details};
  return {...found, value, p: correlationP(r, effective - 2), details};
};

const unknown = (id: VariableId): string =>
  `the sampling noise of “${variables[id].label}” is not known: it needs a share of conversations and their number`;

const drowned = (id: VariableId): string =>
  `sampling noise explains all the variation of “${variables[id].label}” between tasks (reliability not above 0)`;

type Noisy = NonNullable<ReturnType<typeof noisy>>;

/** A variable and the sampling variance of each value, in its unit squared; null when that of one task is not known. */
function noisy(id: VariableId, values: readonly number[], rows: readonly PanelRow[], designEffect: number) {
  const noise = rows.map((row) => variables[id].noise?.(row) ?? null);
  if (!noise.every((v) => v !== null)) return null;
  return {values: typed(values), noise: typed(noise.map((v) => v * designEffect))};
}

/**
 * A correlation and what sampling noise takes from it. The reliability of outcome and predictor is the share of the variance
 * between tasks that is not sampling noise, 1 − mean noise / variance: at or below 0 the noise explains all there is.
 *
 * @param w weights. @param n effective number of tasks, for the unbiased variance.
 * @returns `corrected`: r over the root of both reliabilities; NaN where one is not above 0.
 */
function attenuation(predictor: Noisy, outcome: Noisy, w: ArrayLike<number>, n: number) {
  const {xx, yy, r} = crossProducts(predictor.values, outcome.values, w);
  const reliability = (noise: Float64Array, squares: number): number =>
    1 - weightedMean(noise, w) / ((squares / sum(w)) * (n / (n - 1)));
  const [ofY, ofX] = [reliability(outcome.noise, yy), reliability(predictor.noise, xx)];
  return {r, outcome: ofY, predictor: ofX, corrected: ofY > 0 && ofX > 0 ? r / Math.sqrt(ofY * ofX) : NaN};
}
