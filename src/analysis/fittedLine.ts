import {tCritical} from "./distributions.js";
import {hc3Covariance} from "./leastSquares.js";
import type {Panel} from "./Panel.js";
import {regression} from "./regression.js";
import {sampleOf} from "./Sample.js";
import type {Specification} from "./Specification.js";

/** A least-squares line with its pointwise 95 % band, over the predictor's range. */
export interface FittedLine {
  path: {x: number; y: number; low: number; high: number}[];
}

/**
 * The line that `estimate` gives the slope of, for drawing: values and HC3 band at 41 places from the smallest to the
 * largest predictor. Null when the specification is not estimable or adjusts for covariates.
 */
export function fittedLine(spec: Specification, panel: Panel): FittedLine | null {
  const asLine: Specification = {...spec, estimator: "ols_hc3", adjust: []};
  const sample = sampleOf(asLine, panel);
  const fit = regression(sample);
  if (typeof fit === "string") return null;
  const covariance = hc3Covariance(fit);
  const [a, b] = fit.coefficients as [number, number];
  const t = tCritical(fit.df);
  const low = Math.min(...sample.x);
  const step = (Math.max(...sample.x) - low) / 40;
  return {
    path: Array.from({length: 41}, (_, i) => {
      const at = low + i * step;
      const variance = covariance[0]![0]! + 2 * at * covariance[0]![1]! + at * at * covariance[1]![1]!;
      const half = t * Math.sqrt(Math.max(0, variance));
      const value = a + b * at;
      return {x: at, y: value, low: value - half, high: value + half};
    })
  };
}
