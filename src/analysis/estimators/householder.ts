/** A tall matrix as Q·R, by Householder reflections: Golub & Van Loan, Matrix Computations, 5.2. */
export interface Qr {
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
export function householder(columns: Float64Array[]): Qr {
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
export function project({reflectors, squares}: Qr, y: Float64Array): Float64Array {
  reflectors.forEach((v, k) => reflect(v, squares[k]!, y, k));
  return y.subarray(0, reflectors.length);
}

/** Squared norm of each row of Q: the diagonal of the hat matrix. */
export function rowNorms({reflectors, squares}: Qr): number[] {
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
export function solveTriangle({triangle}: Qr, b: ArrayLike<number>): number[] {
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
export function dot(a: Float64Array, b: Float64Array, from = 0): number {
  let total = 0;
  for (let i = from; i < a.length; ++i) total += a[i]! * b[i]!;
  return total;
}
