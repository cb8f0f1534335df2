import {tCritical, tTwoSided} from "./distributions.js";
import {type EstimatorFunction, percent} from "./Estimated.js";
import {decidingRow, hc3Covariance, leastSquares, residualSquares} from "./leastSquares.js";
import {effectiveN, isConstant, weightedMean} from "./moments.js";
import {regression} from "./regression.js";

/**
 * How much a bend adds to a straight line: the R² (0 to 1) that the predictor's square gains over predictor and
 * covariates. With the other columns given, that is the square's coefficient squared, times a constant; so its HC3
 * interval (MacKinnon & White 1985) gives the gain's, which begins at 0 where the coefficient's includes 0, and p is the
 * coefficient's. Details: the coefficient and its error, in units of the outcome a squared unit of the predictor, and where
 * the parabola turns.
 */
export const quadratic: EstimatorFunction = (sample, _, {level}) => {
  const {x, y, z, w} = sample;
  const line = regression(sample);
  if (typeof line === "string") return line;
  // About its mean and in units of its spread, a square keeps the digits that a raw one would lose.
  const centre = weightedMean(x, w);
  const squares = x.map((v) => (v - centre) ** 2);
  const scale = Math.sqrt(weightedMean(squares, w));
  const centred = x.map((v) => (v - centre) / scale);
  const bent = leastSquares(y, [centred, centred.map((v) => v * v), ...z], w);
  if (bent === null) return "the predictor takes too few values, or tasks are too few, to bend a line";
  if (decidingRow(bent) >= 0) return "one task alone decides the bend (leverage 1)";
  const [, first, second] = bent.coefficients as [number, number, number];
  const se = Math.sqrt(hc3Covariance(bent)[2]![2]!);
  if (!(se > 1e-12 * Math.abs(second))) return "the fit is exact: there is no error to judge the bend by";
  const levelOnly = leastSquares(y, [], w)!;
  const value = (residualSquares(line) - residualSquares(bent)) / residualSquares(levelOnly);
  // The coefficient's interval, squared and scaled so that the coefficient itself becomes the value; no R² is above 1.
  const [size, half] = [Math.abs(second), tCritical(bent.df, level) * se];
  const gain = (end: number): number => Math.min(1, value * (end / size) ** 2);
  const straight = `${isConstant(w) ? "" : "weighted "}straight line`;
  return {
    value,
    interval: [gain(Math.max(0, size - half)), gain(size + half)],
    p: tTwoSided(second / se, bent.df),
    method: `R² gained by the predictor's square over a ${straight}, HC3 ${percent(level)} interval`,
    details: {
      square: second / scale ** 2,
      standard_error: se / scale ** 2,
      turns_at: centre - (scale * first) / (2 * second),
      df: bent.df,
      effective_n: effectiveN(w)
    }
  };
};
