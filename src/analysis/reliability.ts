import {crossProducts, weightedMean} from "./moments.js";
import type {PanelRow} from "./Panel.js";
import type {VariableId} from "./variables.js";
import {variables} from "./variables.js";

/** Sampling variance of a variable for each task, in its unit squared; null when one task's is not known. */
export function noiseOf(id: VariableId, rows: readonly PanelRow[]): number[] | null {
  const noise = rows.map((row) => variables[id].noise?.(row) ?? null);
  return noise.every((v) => v !== null) ? noise : null;
}

/**
 * Share of the variance between tasks that is not sampling noise: 1 − mean noise / variance. At or below 0 the noise
 * explains all the variance there is.
 *
 * @param values one a task. @param noise sampling variance of each, in their unit squared. @param w weights.
 * @param n effective number of tasks, for the unbiased variance.
 */
export function reliability(
  values: readonly number[],
  noise: readonly number[],
  w: ArrayLike<number>,
  n: number
): number {
  let total = 0;
  for (let i = 0; i < w.length; ++i) total += w[i]!;
  const variance = ((crossProducts(values, values, w).xx / total) * n) / (n - 1);
  return 1 - weightedMean(noise, w) / variance;
}
