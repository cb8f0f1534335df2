/**
 * Where a test that holds at one end holds no more, by bisection, until the ends are so near to each other or 60 times.
 *
 * @param holds true at `from`, false at `to`.
 */
export function crossing(holds: (x: number) => boolean, from: number, to: number, within = 0): number {
  let [yes, no] = [from, to];
  for (let step = 0; step < 60 && Math.abs(no - yes) > within; ++step) {
    const middle = (yes + no) / 2;
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return (yes + no) / 2;
}
