import {numberedLabels} from "../panel/groups.js";
import type {Fit, Square} from "./leastSquares.js";

/** How well a coefficient is known when errors go together within groups. */
export interface ClusterRobust {
  /** Variance of the coefficient, in its unit squared. */
  variance: number;
  /** Degrees of freedom of its t statistic. */
  df: number;
  groups: number;
}

/**
 * Bias-reduced cluster-robust variance (CR2: Bell & McCaffrey 2002) of one coefficient, with Satterthwaite's degrees of
 * freedom (Pustejovsky & Tipton 2018), as R's clubSandwich. Made for few groups of unequal size, where the usual
 * correction is too small. Weights are precision weights: the regression is one of everything times their roots.
 *
 * The adjustment of a group, (I − H)^−½ of its rows, differs from the identity in as many directions as there are
 * coefficients, so that nothing larger than k × k is ever decomposed.
 *
 * @param groups the group of each row. @param coefficient 0: intercept, 1: first column.
 */
export function clusterRobust(fit: Fit, groups: readonly string[], coefficient: number): ClusterRobust {
  const {labels, positions} = numberedLabels(groups);
  const root = rootOf(fit.bread);
  const rows = wholeRows(fit, root);
  const contrast = root[coefficient]!;
  const parts = labels.map((_, g) => partOf(rows, positions, g, contrast));
  const variance = total(parts.map(({score}) => score * score));
  let squares = 0;
  for (const [i, a] of parts.entries())
    for (const [j, b] of parts.entries()) squares += ((i === j ? a.size : 0) - inner(a.pull, b.pull)) ** 2;
  const trace = total(parts.map(({size, pull}) => size - inner(pull, pull)));
  return {variance, df: (trace * trace) / squares, groups: labels.length};
}

/** The design turned so that its columns are orthonormal, and the residuals; both times √w. */
interface Rows {
  design: number[][];
  errors: number[];
}

function wholeRows({design, residuals, rootWeights}: Fit, root: Square): Rows {
  const turned = residuals.map((_, i) =>
    root.map((_, b) => total(design.map((column, a) => column[i]! * root[a]![b]!)))
  );
  return {design: turned, errors: residuals.map((e, i) => e * rootWeights[i]!)};
}

/** What one group adds: its score, the squared length of its weights, and their projection on the design. */
interface Part {
  score: number;
  size: number;
  pull: number[];
}

function partOf({design, errors}: Rows, positions: Uint32Array, group: number, contrast: readonly number[]): Part {
  const k = contrast.length;
  const gram = Array.from({length: k}, () => new Array<number>(k).fill(0));
  const scores = new Array<number>(k).fill(0);
  for (let i = 0; i < positions.length; ++i) {
    if (positions[i] !== group) continue;
    const row = design[i]!;
    for (let a = 0; a < k; ++a) {
      scores[a]! += row[a]! * errors[i]!;
      for (let b = 0; b < k; ++b) gram[a]![b]! += row[a]! * row[b]!;
    }
  }
  const {values, vectors} = symmetricEigen(gram);
  // A direction that the group alone decides (d = 1) has no error to judge by: its generalised inverse is 0.
  const along = vectors.map((v, j) => inner(v, contrast) * (1 - values[j]! < 1e-9 ? 0 : 1 / Math.sqrt(1 - values[j]!)));
  const weights = contrast.map((_, a) => total(vectors.map((v, j) => v[a]! * along[j]!)));
  const pull = gram.map((row) => inner(row, weights));
  return {score: inner(scores, weights), size: inner(weights, pull), pull};
}

/** L of M = L·Lᵀ (Cholesky), for a positive definite matrix. */
function rootOf(matrix: Square): Square {
  const root = matrix.map((row) => row.map(() => 0));
  for (let i = 0; i < matrix.length; ++i)
    for (let j = 0; j <= i; ++j) {
      const rest = matrix[i]![j]! - total(root[i]!.slice(0, j).map((v, a) => v * root[j]![a]!));
      root[i]![j] = i === j ? Math.sqrt(rest) : rest / root[j]![j]!;
    }
  return root;
}

const total = (values: readonly number[]): number => values.reduce((a, v) => a + v, 0);
const inner = (a: readonly number[], b: readonly number[]): number => total(a.map((v, i) => v * b[i]!));

/** Eigenvalues of a symmetric matrix, and for each its vector of length 1. */
interface Eigen {
  values: number[];
  vectors: number[][];
}

/** Jacobi's rotations, until what is left off the diagonal is rounding: Golub & Van Loan, Matrix Computations, 8.5. */
function symmetricEigen(matrix: Square): Eigen {
  const a = matrix.map((row) => [...row]);
  const vectors = a.map((_, i) => a.map((_, j) => (i === j ? 1 : 0)));
  const rounding = 1e-17 * Math.max(...a.map((row, i) => Math.abs(row[i]!)));
  for (let sweep = 0, rotated = true; rotated && sweep < 60; ++sweep) {
    rotated = false;
    for (let p = 0; p < a.length; ++p)
      for (let q = p + 1; q < a.length; ++q) {
        if (!(Math.abs(a[p]![q]!) > rounding)) continue;
        rotate(a, vectors, p, q);
        rotated = true;
      }
  }
  return {values: a.map((row, i) => row[i]!), vectors};
}

function rotate(a: number[][], vectors: number[][], p: number, q: number): void {
  const off = a[p]![q]!;
  const slope = (a[q]![q]! - a[p]![p]!) / (2 * off);
  const t = (slope < 0 ? -1 : 1) / (Math.abs(slope) + Math.sqrt(slope * slope + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (const row of a) [row[p], row[q]] = [c * row[p]! - s * row[q]!, s * row[p]! + c * row[q]!];
  for (const rows of [a, vectors]) {
    const [up, down] = [rows[p]!, rows[q]!];
    rows[p] = up.map((v, i) => c * v - s * down[i]!);
    rows[q] = up.map((v, i) => s * v + c * down[i]!);
  }
  a[p]![q] = 0;
  a[q]![p] = 0;
}
