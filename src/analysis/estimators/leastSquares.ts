import {dot, householder, project, type Qr, rowNorms, solveTriangle} from "./householder.js";
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
