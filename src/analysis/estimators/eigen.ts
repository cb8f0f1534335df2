import type {Square} from "./leastSquares.js";

/** Eigenvalues of a symmetric matrix, and for each its vector of length 1. */
export interface Eigen {
  values: number[];
  vectors: number[][];
}

/** Jacobi's rotations, until what is left off the diagonal is rounding: Golub & Van Loan, Matrix Computations, 8.5. */
export function symmetricEigen(matrix: Square): Eigen {
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
