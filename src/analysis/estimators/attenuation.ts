import type {PanelRow} from "../panel/Panel.js";
import {type VariableId, variables} from "../panel/variables.js";
import {crossProducts, weightedMean} from "./moments.js";

/**
 * Sampling variance of a variable for each task, in its unit squared; null when one task's is not known.
 *
 * @param designEffect how many times the variance of independent conversations.
 */
export function noiseOf(id: VariableId, rows: readonly PanelRow[], designEffect = 1): number[] | null {
  const noise = rows.map((row) => variables[id].noise?.(row) ?? null);
  return noise.every((v) => v !== null) ? noise.map((v) => v * designEffect) : null;
}

/** A correlation and what sampling noise takes from it. */
export interface Attenuation {
  r: number;
  /**
   * Reliability of outcome and predictor: the share of the variance between tasks that is not sampling noise, 1 − mean
   * noise / variance. At or below 0 the noise explains all the variance there is.
   */
  outcome: number;
  predictor: number;
  /** r over the root of both reliabilities; NaN where one is not above 0. */
  corrected: number;
}

/** A variable and the sampling variance of each value, in its unit squared. */
export interface Noisy {
  values: ArrayLike<number>;
  noise: ArrayLike<number>;
}

/** @param w weights. @param n effective number of tasks, for the unbiased variance. */
export function attenuation(predictor: Noisy, outcome: Noisy, w: ArrayLike<number>, n: number): Attenuation {
  const {xx, xy, yy} = crossProducts(predictor.values, outcome.values, w);
  let total = 0;
  for (let i = 0; i < w.length; ++i) total += w[i]!;
  const reliability = (noise: ArrayLike<number>, squares: number): number =>
    1 - weightedMean(noise, w) / ((squares / total) * (n / (n - 1)));
  const [ofY, ofX] = [reliability(outcome.noise, yy), reliability(predictor.noise, xx)];
  const r = Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
  return {r, outcome: ofY, predictor: ofX, corrected: ofY > 0 && ofX > 0 ? r / Math.sqrt(ofY * ofX) : NaN};
}
