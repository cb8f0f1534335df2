import {numberedLabels} from "../panel/Panel.js";
import {bread, type Fit, type Square} from "./leastSquares.js";
import {sum} from "./moments.js";

/** How errors clustered by occupation are told in `method`. */
export const clusteredBySoc = "cluster-robust (CR2 by SOC major group, t with Satterthwaite's df)";

/**
 * Bias-reduced cluster-robust variance (CR2: Bell & McCaffrey 2002) of one coefficient, with Satterthwaite's degrees of
 * freedom (Pustejovsky & Tipton 2018), as R's clubSandwich. Made for few groups of unequal size, where the usual
 * correction is too small. Weights are precision weights: the regression is one of everything times their roots.
 *
 * The adjustment of a group, (I − H)^−½ of its rows, differs from the identity in as many directions as there are
 * coefficients, so that nothing larger than k × k is ever decomposed.
 *
 * @param groups the group of each row. @param coefficient 0: intercept, 1: first column.
 * @returns the standard error in the coefficient's unit, the degrees of freedom of its t, and the number of groups.
 */
export function clusterRobust(fit: Fit, groups: readonly string[], coefficient: number) {
  const {labels, positions} = numberedLabels(groups);
  const root = rootOf(bread(fit));
  // Turned, the columns of the design times √w are orthonormal.
  const design = root.map((_, b) =>
    Array.from(fit.residuals, (_, i) => sum(fit.weighted.map((column, a) => column[i]! * root[a]![b]!)))
  );
  const errors = Array.from(fit.residuals, (e, i) => e * fit.rootWeights[i]!);
  const parts = labels.map((_, group) => {
    const own = [...positions.keys()].filter((i) => positions[i] === group);
    const pick = (column: readonly number[]): number[] => own.map((i) => column[i]!);
    return partOf(design.map(pick), pick(errors), root[coefficient]!);
  });
  const se = Math.sqrt(sum(parts.map(({score}) => score * score)));
  let squares = 0;
  for (const [i, a] of parts.entries())
    for (const [j, b] of parts.entries()) squares += ((i === j ? a.size : 0) - inner(a.pull, b.pull)) ** 2;
  const trace = sum(parts.map(({size, pull}) => size - inner(pull, pull)));
  return {se, df: (trace * trace) / squares, groups: labels.length};
}

/** What one group adds: its score, the squared length of its weights, and their projection on the design. */
function partOf(design: readonly (readonly number[])[], errors: readonly number[], contrast: readonly number[]) {
  const scores = design.map((column) => inner(column, errors));
  const gram = design.map((a) => design.map((b) => inner(a, b)));
  const {values, vectors} = symmetricEigen(gram);
  // A direction that the group alone decides (d = 1) has no error to judge by: its generalised inverse is 0.
  const along = vectors.map((v, j) => inner(v, contrast) * (1 - values[j]! < 1e-9 ? 0 : 1 / Math.sqrt(1 - values[j]!)));
  const weights = contrast.map((_, a) => sum(vectors.map((v, j) => v[a]! * along[j]!)));
  const pull = gram.map((row) => inner(row, weights));
  return {score: inner(scores, weights), size: inner(weights, pull), pull};
}

/** L of M = L·Lᵀ (Cholesky), for a positive definite matrix. */
function rootOf(matrix: Square): Square {
  const root = matrix.map((row) => row.map(() => 0));
  for (let i = 0; i < matrix.length; ++i)
    for (let j = 0; j <= i; ++j) {
      const rest = matrix[i]![j]! - sum(root[i]!.slice(0, j).map((v, a) => v * root[j]![a]!));
      root[i]![j] = i === j ? Math.sqrt(rest) : rest / root[j]![j]!;
    }
  return root;
}

const inner = (a: readonly number[], b: readonly number[]): number => sum(a.map((v, i) => v * b[i]!));

/**
 * Eigenvalues of a symmetric matrix, and for each its vector of length 1, by Jacobi's rotations, until what is left off the
 * diagonal is rounding: Golub & Van Loan, Matrix Computations, 8.5.
 */
function symmetricEigen(matrix: Square): {values: number[]; vectors: number[][]} {
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
