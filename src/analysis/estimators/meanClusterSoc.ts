import {groupsOf} from "../panel/groups.js";
import {clusterRobust} from "./clusterRobust.js";
import {notEstimable, percent} from "./Estimated.js";
import type {EstimatorFunction} from "./EstimatorFunction.js";
import {leastSquares} from "./leastSquares.js";
import {effectiveN, isConstant} from "./moments.js";
import {tEstimate} from "./tEstimate.js";

/** How errors clustered by occupation are told in `method`. */
export const clusteredBySoc = "cluster-robust (CR2 by SOC major group, t with Satterthwaite's df)";

/** Mean of the outcome over tasks whose errors may go together within a SOC major group: see `clusterRobust`. */
export const meanClusterSoc: EstimatorFunction = ({rows, y, w}, _, {level}) => {
  const n = y.length;
  const method = `mean over tasks${isConstant(w) ? "" : ", weighted"}, ${clusteredBySoc} ${percent(level)} interval`;
  const labels = groupsOf(rows);
  const found = new Set(labels).size;
  if (found < 3)
    return notEstimable(method, n, `an interval needs at least 3 SOC major groups, this population has ${found}`);
  if (isConstant(y)) return notEstimable(method, n, "the outcome does not vary in this population");
  const fit = leastSquares(y, [], w);
  if (fit === null) return notEstimable(method, n, "the weights leave nothing to average");
  const {variance, df, groups} = clusterRobust(fit, labels, 0);
  const details = {groups, effective_n: effectiveN(w)};
  return tEstimate(fit.coefficients[0]!, Math.sqrt(variance), df, {n, method, level, details});
};
