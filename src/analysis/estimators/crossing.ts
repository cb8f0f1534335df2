import type {Estimate} from "./Estimated.js";

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

/**
 * Where an answer that falls from one end to the other reaches 0, and where the ends of its interval do, which is the
 * interval of that place. Each is `from` where it is not above 0 there, and null where it is above 0 at `to` still.
 */
export function zeros(at: (x: number) => Estimate, from: number, to: number, within?: number) {
  const zeroOf = (part: (answer: Estimate) => number | null | undefined): number | null => {
    const above = (x: number): boolean => (part(at(x)) ?? 0) > 0;
    return above(to) ? null : above(from) ? crossing(above, from, to, within) : from;
  };
  const [value, low, high] = [zeroOf((d) => d.value), zeroOf((d) => d.interval?.[0]), zeroOf((d) => d.interval?.[1])];
  return {value, low, high};
}
