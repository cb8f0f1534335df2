import {sum, typed} from "./moments.js";

/** A small square matrix, by rows. */
export type Square = readonly (readonly number[])[];

/** Columns and weights, decomposed: what every outcome on them has in common. */
export interface Design {
  columns: readonly Float64Array[];
  w: Float64Array;
  rootWeights: Float64Array;
  /** Columns times √w, intercept first. */
  weighted: Float64Array[];
  /** Their lengths. */
  norms: number[];
  /** Of the weighted columns at unit length. */
  qr: Qr;
}

/** A weighted least-squares fit. */
export interface Fit extends Design {
  /** Intercept first, then one a column. */
  coefficients: number[];
  /** Unweighted residuals y − Xb. */
  residuals: Float64Array;
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
  y: ArrayLike<number>,
  columns: readonly ArrayLike<number>[],
  w: ArrayLike<number>
): Fit | null {
  const design = decompose(columns, w);
  return design && fitOn(design, y);
}

export function fitOn(design: Design, outcome: ArrayLike<number>): Fit {
  const {qr, norms, rootWeights, columns} = design;
  const y = typed(outcome);
  const coefficients = solveTriangle(qr, project(qr, products(y, rootWeights))).map((b, j) => b / norms[j]!);
  const residuals = new Float64Array(y.length);
  for (let i = 0; i < residuals.length; ++i) {
    let fitted = coefficients[0]!;
    for (let j = 0; j < columns.length; ++j) fitted += coefficients[j + 1]! * columns[j]![i]!;
    residuals[i] = y[i]! - fitted;
  }
  return {...design, coefficients, residuals, df: y.length - norms.length};
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
  decomposition: (columns: readonly (readonly number[])[], w: W) => Design | null = decompose
): Float64Array[] | null {
  const design = decomposition(columns, w);
  return design && variables.map((y) => fitOn(design, y).residuals);
}

const kept = new WeakMap<readonly unknown[], WeakMap<readonly number[], Design | null>>();

/** `decompose`, once for the same arrays, which nobody writes to: samples of the same tasks have them in common. */
export function decomposeOnce(columns: readonly (readonly number[])[], w: readonly number[]): Design | null {
  const known = kept.get(columns) ?? new WeakMap<readonly number[], Design | null>();
  kept.set(columns, known);
  if (!known.has(w)) known.set(w, decompose(columns, w));
  return known.get(w)!;
}

/** Null when there are fewer rows than coefficients, or a column is a combination of the others. */
export function decompose(columns: readonly ArrayLike<number>[], w: ArrayLike<number>): Design | null {
  if (w.length < columns.length + 1) return null;
  const [own, by] = [columns.map(typed), typed(w)];
  const rootWeights = new Float64Array(by.length);
  for (let i = 0; i < by.length; ++i) rootWeights[i] = Math.sqrt(by[i]!);
  const weighted = [rootWeights, ...own.map((column) => products(column, rootWeights))];
  const norms = weighted.map((column) => Math.sqrt(dot(column, column)) || 1);
  const qr = householder(weighted.map((column, j) => products(column, 1 / norms[j]!)));
  if (qr.triangle.some((column, j) => !(Math.abs(column[j]!) > 1e-10))) return null;
  return {columns: own, w: by, rootWeights, weighted, norms, qr};
}

/** Entry by entry, or all by one number. A loop: callbacks on typed arrays cost more than all the rest of a fit. */
function products(values: ArrayLike<number>, factors: ArrayLike<number> | number): Float64Array {
  const found = new Float64Array(values.length);
  for (let i = 0; i < found.length; ++i) found[i] = values[i]! * (typeof factors === "number" ? factors : factors[i]!);
  return found;
}

/** Diagonal of the hat matrix of the weighted problem, 0 to 1. */
export const leverages = ({qr}: Design): number[] => rowNorms(qr);

/** The first row that alone decides a coefficient (leverage 1); −1 for none. */
export const decidingRow = (design: Design): number => leverages(design).findIndex((h) => h > 1 - 1e-9);

/** (XᵀWX)⁻¹, k × k: R⁻¹R⁻ᵀ with the columns' lengths put back. */
export function bread({qr, norms}: Design): Square {
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
  let total = 0;
  for (let i = 0; i < residuals.length; ++i) total += (residuals[i]! * rootWeights[i]!) ** 2;
  return total;
}

/** HC3: residuals over (1 − leverage), MacKinnon & White (1985), as R's sandwich::vcovHC(type = "HC3"). */
export function hc3Covariance(fit: Fit): Square {
  const [outside, hat] = [bread(fit), leverages(fit)];
  const inflated = fit.residuals.map((e, i) => e * (1 / (1 - hat[i]!)));
  const errors = products(fit.rootWeights, inflated);
  const scores = fit.weighted.map((column) => products(column, errors));
  const filling = square(scores.length, (a, b) => dot(scores[a]!, scores[b]!));
  return times(times(outside, filling), outside);
}

const times = (a: Square, b: Square): Square =>
  square(a.length, (row, column) => sum(a[row]!.map((v, k) => v * b[k]![column]!)));

/** A tall matrix as Q·R, by Householder reflections: Golub & Van Loan, Matrix Computations, 5.2. */
interface Qr {
  /** Column j of R, upper triangular: entries 0 to j. */
  triangle: Float64Array[];
  /** The vectors that reflect, one a column; entries before the j-th of the j-th are not used; and their squared lengths. */
  reflectors: Float64Array[];
  squares: number[];
}

/**
 * Decomposes a matrix with at least as many rows as columns. A zero on the diagonal of R says that a column is made up
 * of those before it. Columns should be of like size: nothing is scaled against overflow here.
 *
 * @param columns are overwritten.
 */
function householder(columns: Float64Array[]): Qr {
  const triangle = columns.map((_, j) => new Float64Array(j + 1));
  const squares = columns.map(() => 0);
  columns.forEach((v, k) => {
    const size = Math.sqrt(dot(v, v, k));
    const diagonal = v[k]! > 0 ? -size : size;
    triangle[k]!.set(v.subarray(0, k));
    triangle[k]![k] = diagonal;
    v[k]! -= diagonal;
    squares[k] = dot(v, v, k);
    for (const other of columns.slice(k + 1)) reflect(v, squares[k]!, other, k);
  });
  return {triangle, reflectors: columns, squares};
}

/** The first entries of Qᵀy, as many as there are columns; y is overwritten. */
function project({reflectors, squares}: Qr, y: Float64Array): Float64Array {
  reflectors.forEach((v, k) => reflect(v, squares[k]!, y, k));
  return y.subarray(0, reflectors.length);
}

/** Squared norm of each row of Q: the diagonal of the hat matrix. */
function rowNorms({reflectors, squares}: Qr): number[] {
  const rows = reflectors[0]!.length;
  const norms = new Array<number>(rows).fill(0);
  const column = new Float64Array(rows);
  for (let j = 0; j < reflectors.length; ++j) {
    column.fill(0);
    column[j] = 1;
    for (let k = j; k >= 0; --k) reflect(reflectors[k]!, squares[k]!, column, k);
    for (let i = 0; i < rows; ++i) norms[i]! += column[i]! ** 2;
  }
  return norms;
}

/** Solves R·x = b. */
function solveTriangle({triangle}: Qr, b: ArrayLike<number>): number[] {
  const x = Array.from(b);
  for (let j = triangle.length - 1; j >= 0; --j) {
    const column = triangle[j]!;
    x[j]! /= column[j]!;
    for (let i = 0; i < j; ++i) x[i]! -= column[i]! * x[j]!;
  }
  return x;
}

/** Mirrors a vector, from an entry on, at the plane that v stands on. */
function reflect(v: Float64Array, square: number, vector: Float64Array, from: number): void {
  if (square === 0) return;
  const factor = (2 * dot(v, vector, from)) / square;
  for (let i = from; i < v.length; ++i) vector[i]! -= factor * v[i]!;
}

/** Sum of products, from an entry on. */
function dot(a: Float64Array, b: Float64Array, from = 0): number {
  let total = 0;
  for (let i = from; i < a.length; ++i) total += a[i]! * b[i]!;
  return total;
}
