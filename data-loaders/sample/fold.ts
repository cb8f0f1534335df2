/** A published cell. */
export type Cell = [label: string, count: number];

/**
 * The publisher's folding rule: a named cell needs at least `least` conversations; smaller ones are summed into
 * `not_classified`. Cells without a conversation have no row, and the cells still add up.
 *
 * @param most at most so many named cells, the largest; what is beyond is folded too
 */
export function fold(labels: readonly string[], counts: readonly number[], least: number, most = Infinity): Cell[] {
  const named: Cell[] = [];
  let folded = 0;
  const floor = atMost(labels, counts, least, most);
  labels.forEach((label, k) => {
    const n = counts[k]!;
    if (label !== "not_classified" && n >= floor && n > 0 && named.length < most) named.push([label, n]);
    else folded += n;
  });
  if (folded > 0) named.push(["not_classified", folded]);
  return named;
}

/** The smallest count that keeps the named cells within `most`. */
function atMost(labels: readonly string[], counts: readonly number[], least: number, most: number): number {
  if (most === Infinity) return least;
  const sizes = counts.filter((n, k) => labels[k] !== "not_classified" && n >= least).sort((a, b) => b - a);
  return sizes.length <= most ? least : Math.max(least, sizes[most - 1] ?? Infinity);
}
