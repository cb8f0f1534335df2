import {Matrix, QrDecomposition, solve} from "ml-matrix";

/** A weighted least-squares fit, with what the covariance estimators need. */
export interface Fit {
  /** Intercept first, then one a column. */
  coefficients: number[];
  /** Unweighted residuals y − Xb. */
  residuals: number[];
  /** Diagonal of the hat matrix of the weighted problem, 0 to 1. */
  leverages: number[];
  /** (XᵀWX)⁻¹, k × k. */
  bread: Matrix;
  /** Rows of the design times √w, n × k. */
  design: Matrix;
  /** √w. */
  rootWeights: number[];
  /** n − k. */
  df: number;
}

/**
 * Least squares by Householder QR with an intercept first. Columns are scaled to unit norm before the rank is judged,
 * so that units do not decide it.
 *
 * @returns null when a column is a combination of the others: coefficients are not defined then.
 */
export function leastSquares(
  y: readonly number[],
  columns: readonly (readonly number[])[],
  w: readonly number[]
): Fit | null {
  const n = y.length;
  const k = columns.length + 1;
  if (n < k) return null;
  const rootWeights = w.map(Math.sqrt);
  const design = new Matrix(n, k);
  for (let i = 0; i < n; ++i) {
    design.set(i, 0, rootWeights[i]!);
    for (let j = 1; j < k; ++j) design.set(i, j, columns[j - 1]![i]! * rootWeights[i]!);
  }
  const norms = Array.from({length: k}, (_, j) => design.getColumnVector(j).norm() || 1);
  const qr = new QrDecomposition(design.clone().divRowVector(norms));
  const r = qr.upperTriangularMatrix;
  if (r.diagonal().some((d) => !(Math.abs(d) > 1e-10))) return null;
  const target = Matrix.columnVector(y.map((v, i) => v * rootWeights[i]!));
  const coefficients = qr.solve(target).divColumnVector(norms).to1DArray();
  const inverse = solve(r, Matrix.eye(k)).divColumnVector(norms);
  const fitted = (i: number): number =>
    coefficients.reduce((a, b, j) => (j === 0 ? b : a + b * columns[j - 1]![i]!), 0);
  return {
    coefficients,
    residuals: y.map((v, i) => v - fitted(i)),
    leverages: qr.orthogonalMatrix.to2DArray().map((row) => row.reduce((a, q) => a + q * q, 0)),
    bread: inverse.mmul(inverse.transpose()),
    design,
    rootWeights,
    df: n - k
  };
}

/** Weighted residual sum of squares. */
export function residualSquares({residuals, rootWeights}: Fit): number {
  return residuals.reduce((a, e, i) => a + (e * rootWeights[i]!) ** 2, 0);
}

/** σ²(XᵀWX)⁻¹: right when the errors have equal variance. */
export function classicalCovariance(fit: Fit): Matrix {
  return Matrix.mul(fit.bread, residualSquares(fit) / fit.df);
}

/** HC3: residuals over (1 − leverage), MacKinnon & White (1985), as R's sandwich::vcovHC(type = "HC3"). */
export function hc3Covariance(fit: Fit): Matrix {
  return sandwich(
    fit,
    scores(fit, (i) => 1 / (1 - fit.leverages[i]!))
  );
}

/**
 * Cluster-robust covariance with the CR1 factor G/(G − 1) · (n − 1)/(n − k) (Liang & Zeger 1986, Stata's correction), as
 * R's sandwich::vcovCL(type = "HC1") and statsmodels' cov_type="cluster".
 *
 * @param groups the group of each row.
 */
export function clusterCovariance(fit: Fit, groups: readonly string[]): Matrix {
  const rows = scores(fit, () => 1);
  const labels = [...new Set(groups)];
  const totals = Matrix.zeros(labels.length, rows.columns);
  const position = new Map(labels.map((label, g) => [label, g]));
  groups.forEach((label, i) => {
    const g = position.get(label)!;
    for (let j = 0; j < rows.columns; ++j) totals.set(g, j, totals.get(g, j) + rows.get(i, j));
  });
  const factor = (labels.length / (labels.length - 1)) * ((rows.rows - 1) / fit.df);
  return sandwich(fit, totals).mul(factor);
}

/** Rows of the weighted design times the weighted residual. */
function scores({design, residuals, rootWeights}: Fit, factor: (row: number) => number): Matrix {
  const rows = design.clone();
  residuals.forEach((e, i) => rows.mulRow(i, e * rootWeights[i]! * factor(i)));
  return rows;
}

/** Bread, crossed scores, bread. */
function sandwich({bread}: Fit, rows: Matrix): Matrix {
  return bread.mmul(rows.transpose().mmul(rows)).mmul(bread);
}
