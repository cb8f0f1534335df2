import {variables} from "../panel/variables.js";
import {type Attenuation, attenuation, noiseOf} from "./attenuation.js";
import {bootstrapped, weightsOf} from "./bootstrapped.js";
import {type Estimate, notEstimable} from "./Estimated.js";
import type {EstimatorFunction} from "./EstimatorFunction.js";
import {effectiveN, isConstant, typed} from "./moments.js";
import {correlationP, fisherInterval} from "./pearson.js";

/**
 * Correlation corrected for the sampling noise of shares of few conversations (Spearman 1904): r over the root of both
 * reliabilities. BCa interval that redraws tasks, and so the reliabilities too; p is that of r itself, which is 0
 * exactly when the corrected one is.
 * Conversations that are not independent (of one user, of one script) make more noise: `designEffect` multiplies it.
 */
export const disattenuated: EstimatorFunction = ({rows, x, y, w}, {outcome, predictor, transform}, options) => {
  const n = y.length;
  const {designEffect} = options;
  const times = designEffect === 1 ? "" : ` times a design effect of ${designEffect}`;
  const name = `Pearson correlation${isConstant(w) ? "" : ", weighted"}, corrected for binomial sampling noise${times}`;
  const no = (reason: string): Estimate => notEstimable(name, n, reason);
  if (n < 4) return no(`a correlation needs at least 4 tasks, this population has ${n}`);
  if (transform !== "none") return no("the sampling noise of a transformed predictor is not known");
  if (isConstant(x)) return no("the predictor does not vary in this population");
  if (isConstant(y)) return no("the outcome does not vary in this population");
  const effective = effectiveN(w);
  if (effective < 4) return no("the weights leave fewer than four effective tasks");
  const [noiseY, noiseX] = [noiseOf(outcome, rows, designEffect), noiseOf(predictor!, rows, designEffect)];
  if (noiseY === null) return no(unknown(variables[outcome].label));
  if (noiseX === null) return no(unknown(variables[predictor!].label));

  const ofX = {values: typed(x), noise: typed(noiseX)};
  const ofY = {values: typed(y), noise: typed(noiseY)};
  const parts = (by: ArrayLike<number>): Attenuation => attenuation(ofX, ofY, by, effective);
  const {r, corrected: value, ...reliability} = parts(w);
  if (!(reliability.outcome > 0)) return no(drowned(variables[outcome].label));
  if (!(reliability.predictor > 0)) return no(drowned(variables[predictor!].label));
  if (!(Math.abs(value) < 1 - 1e-13))
    return no(`corrected, the correlation would be ${value.toFixed(2)}: too much is noise`);

  const weighted = weightsOf(w);
  const resampled = (count: Uint16Array): number => parts(weighted(count)).corrected;
  const root = Math.sqrt(reliability.outcome * reliability.predictor);
  const [low, high] = fisherInterval(r, effective, options.level);
  const closedForm = {interval: [low / root, high / root] as const, name: "Fisher-z (reliabilities taken as known)"};
  const {interval, told, details} = bootstrapped(n, resampled, options, closedForm);
  return {
    estimable: true,
    value,
    interval,
    p: correlationP(r, effective - 2),
    n,
    method: `${name}, ${told}`,
    details: {
      r,
      reliability_outcome: reliability.outcome,
      reliability_predictor: reliability.predictor,
      effective_n: effective,
      ...details
    }
  };
};

function unknown(label: string): string {
  return `the sampling noise of “${label}” is not known: it needs a share of conversations and their number`;
}

function drowned(label: string): string {
  return `sampling noise explains all the variation of “${label}” between tasks (reliability not above 0)`;
}
