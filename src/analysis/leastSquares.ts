import {Matrix, QrDecomposition, solve} from "ml-matrix";

/** A weighted least-squares fit, with what the covariance estimators need. */
export interface Fit {
  coefficients: number[];
  /** Unweighted residuals y − Xb. */
  residuals: number[];
  /** Diagonal of the hat matrix of the weighted problem, 0 to 1. */
  leverages: number[];
  /** (XᵀWX)⁻¹, k × k. */
  bread: Matrix;
  /** Rows of the design times √w. */
  design: Matrix;
  /** √w. */
  rootWeights: number[];
  df: number;
}

/** The design has a column that the others make up: coefficients are not defined. */
export class RankDeficient extends Error {}

/**
 * Least squares by QR with an intercept first. Columns are scaled to unit norm before the rank is judged, so that
 * units do not decide it.
 *
 * @throws RankDeficient when a column is a combination of the others.
 */
export function leastSquares(y: readonly number[], columns: readonly (readonly number[])[], w: readonly number[]): Fit {
  const n = y.length;
  const k = columns.length + 1;
  const rootWeights = w.map(Math.sqrt);
  const raw = Array.from({length: n}, (_, i) => [1, ...columns.map((c) => c[i]!)]);
  const norms = Array.from({length: k}, (_, j) => Math.hypot(...raw.map((row, i) => row[j]! * rootWeights[i]!)) || 1);
  const scaled = new Matrix(raw.map((row, i) => row.map((v, j) => (v * rootWeights[i]!) / norms[j]!)));
  const qr = new QrDecomposition(scaled);
  const r = qr.upperTriangularMatrix;
  if (r.diagonal().some((d) => Math.abs(d) < 1e-10)) throw new RankDeficient("a predictor is a combination of others");
  const target = Matrix.columnVector(y.map((v, i) => v * rootWeights[i]!));
  const coefficients = qr
    .solve(target)
    .to1DArray()
    .map((b, j) => b / norms[j]!);
  const inverse = solve(r, Matrix.eye(k));
  const bread = inverse.mmul(inverse.transpose());
  const q = qr.orthogonalMatrix;
  for (let i = 0; i < k; ++i) for (let j = 0; j < k; ++j) bread.set(i, j, bread.get(i, j) / (norms[i]! * norms[j]!));
  return {
    coefficients,
    residuals: y.map((v, i) => v - raw[i]!.reduce((a, x, j) => a + x * coefficients[j]!, 0)),
    leverages: Array.from({length: n}, (_, i) => q.getRow(i).reduce((a, v) => a + v * v, 0)),
    bread,
    design: new Matrix(raw.map((row, i) => row.map((v) => v * rootWeights[i]!))),
    rootWeights,
    df: n - k
  };
}

/** σ²(XᵀWX)⁻¹: right when the errors have equal variance. */
export function classicalCovariance({bread, residuals, rootWeights, df}: Fit): Matrix {
  const rss = residuals.reduce((a, e, i) => a + (e * rootWeights[i]!) ** 2, 0);
  return Matrix.mul(bread, rss / df);
}

/** HC3: residuals over (1 − leverage), MacKinnon & White (1985), as in R's sandwich::vcovHC(type = "HC3"). */
export function hc3Covariance({bread, design, residuals, rootWeights, leverages}: Fit): Matrix {
  const scores = design.clone();
  residuals.forEach((e, i) => scores.mulRow(i, (e * rootWeights[i]!) / (1 - leverages[i]!)));
  return bread.mmul(scores.transpose().mmul(scores)).mmul(bread);
}
