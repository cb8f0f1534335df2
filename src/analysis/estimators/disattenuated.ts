import type {Estimate, Interval} from "../Estimated.js";
import {notEstimable} from "../Estimated.js";
import type {EstimatorFunction} from "../estimators.js";
import {correlation, effectiveN, isConstant} from "../moments.js";
import {noiseOf, reliability} from "../reliability.js";
import {variables} from "../variables.js";
import {bootstrapped} from "./bootstrapped.js";
import {correlationP, fisherInterval} from "./pearson.js";

/**
 * Correlation corrected for the sampling noise of shares of few conversations (Spearman 1904): r over the root of both
 * reliabilities. BCa interval that redraws tasks, and so the reliabilities too; p is that of r itself, which is 0
 * exactly when the corrected one is.
 */
export const disattenuated: EstimatorFunction = ({rows, x, y, w}, {outcome, predictor, transform}, options) => {
  const n = y.length;
  const name = `Pearson correlation${isConstant(w) ? "" : ", weighted"}, corrected for binomial sampling noise`;
  const no = (reason: string): Estimate => notEstimable(name, n, reason);
  if (n < 4) return no(`a correlation needs at least 4 tasks, this population has ${n}`);
  if (transform !== "none") return no("the sampling noise of a transformed predictor is not known");
  if (isConstant(x)) return no("the predictor does not vary in this population");
  if (isConstant(y)) return no("the outcome does not vary in this population");
  const effective = effectiveN(w);
  if (effective < 4) return no("the weights leave fewer than four effective tasks");
  const [noiseY, noiseX] = [noiseOf(outcome, rows), noiseOf(predictor!, rows)];
  if (noiseY === null) return no(unknown(variables[outcome].label));
  if (noiseX === null) return no(unknown(variables[predictor!].label));

  const parts = (by: readonly number[]) => {
    const ofY = reliability(y, noiseY, by, effective);
    const ofX = reliability(x, noiseX, by, effective);
    return {r: correlation(x, y, by), ofY, ofX, attenuation: ofY > 0 && ofX > 0 ? Math.sqrt(ofY * ofX) : NaN};
  };
  const {r, ofY, ofX, attenuation} = parts(w);
  if (!(ofY > 0)) return no(drowned(variables[outcome].label));
  if (!(ofX > 0)) return no(drowned(variables[predictor!].label));
  const value = r / attenuation;
  if (!(Math.abs(value) < 1 - 1e-13))
    return no(`corrected, the correlation would be ${value.toFixed(2)}: too much is noise`);

  const resampled = (count: Uint16Array): number => {
    const part = parts(w.map((v, i) => v * count[i]!));
    return part.r / part.attenuation;
  };
  const [low, high] = fisherInterval(r, effective, options.level);
  const ends: Interval = [low / attenuation, high / attenuation];
  const closedForm = {interval: ends, name: "Fisher-z (reliabilities taken as known)"};
  const {interval, told, details} = bootstrapped(n, resampled, options, closedForm);
  return {
    estimable: true,
    value,
    interval,
    p: correlationP(r, effective - 2),
    n,
    method: `${name}, ${told}`,
    details: {r, reliability_outcome: ofY, reliability_predictor: ofX, effective_n: effective, ...details}
  };
};

function unknown(label: string): string {
  return `the sampling noise of “${label}” is not known: it needs a share of conversations and their number`;
}

function drowned(label: string): string {
  return `sampling noise explains all the variation of “${label}” between tasks (reliability not above 0)`;
}
