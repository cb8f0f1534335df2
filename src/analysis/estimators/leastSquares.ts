import {dot, householder, project, type Qr, rowNorms, solveTriangle} from "./householder.js";
import {sum, typed} from "./moments.js";

/** A small square matrix, by rows. */
export type Square = readonly (readonly number[])[];

/** A weighted least-squares fit, with what the covariance estimators need. */
export interface Fit {
  /** Intercept first, then one a column. */
  coefficients: number[];
  /** Unweighted residuals y − Xb. */
  residuals: number[];
  /** Diagonal of the hat matrix of the weighted problem, 0 to 1. */
  leverages: number[];
  /** (XᵀWX)⁻¹, k × k. */
  bread: Square;
  /** Columns of the design times √w, intercept first. */
  design: readonly Float64Array[];
  /** √w. */
  rootWeights: Float64Array;
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
  const decomposed = decompose(columns, w);
  if (decomposed === null) return null;
  const {qr, norms, design, rootWeights} = decomposed;
  const coefficients = coefficientsOf(decomposed, y);
  const residuals = residualsOf(y, columns, coefficients);
  const df = y.length - norms.length;
  return {coefficients, residuals, leverages: rowNorms(qr), bread: breadOf(qr, norms), design, rootWeights, df};
}

/**
 * What the columns leave of each of several variables: residuals of as many least-squares fits on the same columns.
 *
 * @param decomposition `decomposeOnce` where the same columns and weights come again.
 * @returns null when a column is a combination of the others.
 */
export function residualised<W extends ArrayLike<number>>(
  variables: readonly ArrayLike<number>[],
  columns: readonly (readonly number[])[],
  w: W,
  decomposition: (columns: readonly (readonly number[])[], w: W) => Decomposed | null = decompose
): number[][] | null {
  const decomposed = decomposition(columns, w);
  return decomposed && variables.map((y) => residualsOf(y, columns, coefficientsOf(decomposed, y)));
}

/** The weighted design, decomposed. */
interface Decomposed {
  /** Columns times √w, intercept first. */
  design: Float64Array[];
  /** Their lengths. */
  norms: number[];
  /** Of the columns at unit length. */
  qr: Qr;
  rootWeights: Float64Array;
}

const kept = new WeakMap<readonly unknown[], WeakMap<readonly number[], Decomposed | null>>();

/** `decompose`, once for the same arrays, which nobody writes to: samples of the same tasks have them in common. */
export function decomposeOnce(columns: readonly (readonly number[])[], w: readonly number[]): Decomposed | null {
  const known = kept.get(columns) ?? new WeakMap<readonly number[], Decomposed | null>();
  kept.set(columns, known);
  if (!known.has(w)) known.set(w, decompose(columns, w));
  return known.get(w)!;
}

/** Null when there are fewer rows than coefficients, or a column is a combination of the others. */
function decompose(columns: readonly (readonly number[])[], w: ArrayLike<number>): Decomposed | null {
  if (w.length < columns.length + 1) return null;
  const rootWeights = typed(w).map(Math.sqrt);
  const design = [rootWeights, ...columns.map((column) => products(column, rootWeights))];
  const norms = design.map((column) => Math.sqrt(dot(column, column)) || 1);
  const qr = householder(design.map((column, j) => products(column, 1 / norms[j]!)));
  if (qr.triangle.some((column, j) => !(Math.abs(column[j]!) > 1e-10))) return null;
  return {design, norms, qr, rootWeights};
}

/** Entry by entry, or all by one number. A loop: callbacks on typed arrays cost more than all the rest of a fit. */
function products(values: ArrayLike<number>, factors: ArrayLike<number> | number): Float64Array {
  const found = new Float64Array(values.length);
  for (let i = 0; i < found.length; ++i) found[i] = values[i]! * (typeof factors === "number" ? factors : factors[i]!);
  return found;
}

function coefficientsOf({qr, norms, rootWeights}: Decomposed, y: ArrayLike<number>): number[] {
  return solveTriangle(qr, project(qr, products(y, rootWeights))).map((b, j) => b / norms[j]!);
}

function residualsOf(
  y: ArrayLike<number>,
  columns: readonly (readonly number[])[],
  coefficients: readonly number[]
): number[] {
  return Array.from(y, (v, i) => {
    let fitted = coefficients[0]!;
    for (let j = 0; j < columns.length; ++j) fitted += coefficients[j + 1]! * columns[j]![i]!;
    return v - fitted;
  });
}

/** R⁻¹R⁻ᵀ with the columns' lengths put back. */
function breadOf(qr: Qr, norms: readonly number[]): Square {
  const inverse = square(norms.length, (a, b) => Number(a === b)).map((unit) => solveTriangle(qr, unit));
  return square(
    norms.length,
    (a, b) => sum(inverse.map((column) => column[a]! * column[b]!)) / (norms[a]! * norms[b]!)
  );
}

const square = (size: number, entry: (row: number, column: number) => number): Square =>
  Array.from({length: size}, (_, a) => Array.from({length: size}, (_, b) => entry(a, b)));

/** Weighted residual sum of squares. */
export function residualSquares({residuals, rootWeights}: Fit): number {
  return sum(residuals.map((e, i) => (e * rootWeights[i]!) ** 2));
}

/** σ²(XᵀWX)⁻¹: right when the errors have equal variance. */
export function classicalCovariance(fit: Fit): Square {
  const variance = residualSquares(fit) / fit.df;
  return fit.bread.map((row) => row.map((v) => v * variance));
}

/** HC3: residuals over (1 − leverage), MacKinnon & White (1985), as R's sandwich::vcovHC(type = "HC3"). */
export function hc3Covariance({design, bread, residuals, leverages, rootWeights}: Fit): Square {
  const inflated = residuals.map((e, i) => e * (1 / (1 - leverages[i]!)));
  const errors = products(rootWeights, inflated);
  const scores = design.map((column) => products(column, errors));
  const filling = square(scores.length, (a, b) => dot(scores[a]!, scores[b]!));
  return times(times(bread, filling), bread);
}

const times = (a: Square, b: Square): Square =>
  square(a.length, (row, column) => sum(a[row]!.map((v, k) => v * b[k]![column]!)));
