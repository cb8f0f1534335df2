/**
 * The publisher's folding rule: a named cell needs at least `least` conversations; smaller ones are summed into
 * `not_classified`. Cells without a conversation have no row, and the cells still add up.
 *
 * @param most at most so many named cells, the largest; what is beyond is folded too
 */
export function fold(
  labels: readonly string[],
  counts: readonly number[],
  least: number,
  most = Infinity
): [label: string, count: number][] {
  const large = (n: number, k: number): boolean => n > 0 && n >= least && labels[k] !== "not_classified";
  const sizes = most < counts.length ? counts.filter(large).sort((a, b) => b - a) : [];
  const floor = sizes.length > most ? (sizes[most - 1] ?? Infinity) : least;
  const named: [string, number][] = [];
  let folded = 0;
  counts.forEach((n, k) => {
    if (large(n, k) && n >= floor && named.length < most) named.push([labels[k]!, n]);
    else folded += n;
  });
  if (folded > 0) named.push(["not_classified", folded]);
  return named;
}
