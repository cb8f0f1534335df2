import {bootstrap} from "../bootstrap.js";
import type {Estimate} from "../Estimated.js";
import {notEstimable} from "../Estimated.js";
import {crossProducts, isConstant} from "../moments.js";
import type {Sample} from "../Sample.js";
import {midranks} from "../transformed.js";
import {clamp, correlationP} from "./pearson.js";

const method = "Spearman correlation (midranks), BCa bootstrap 95 % interval over tasks";

/** Spearman's rank correlation with midranks; BCa interval from 2,000 resamples of tasks, p by the t approximation. */
export function spearman({x, y, w}: Sample): Estimate {
  const n = y.length;
  if (n < 4) return notEstimable(method, n, `a rank correlation needs at least 4 tasks, this population has ${n}`);
  if (!isConstant(w)) return notEstimable(method, n, "a rank correlation takes no weights here");
  if (isConstant(x)) return notEstimable(method, n, "the predictor does not vary in this population");
  if (isConstant(y)) return notEstimable(method, n, "the outcome does not vary in this population");
  const value = rankCorrelation(x, y);
  const boot = bootstrap(n, (index) =>
    rankCorrelation(
      index.map((i) => x[i]!),
      index.map((i) => y[i]!)
    )
  );
  return {estimable: true, value, interval: boot?.interval ?? null, p: correlationP(value, n - 2), n, method};
}

function rankCorrelation(x: readonly number[], y: readonly number[]): number {
  const ones = x.map(() => 1);
  const {xx, xy, yy} = crossProducts(midranks(x), midranks(y), ones);
  return clamp(xy / Math.sqrt(xx * yy));
}
