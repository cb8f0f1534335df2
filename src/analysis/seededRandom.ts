import {xoroshiro128plus} from "pure-rand/generator/xoroshiro128plus";

/** Uniform integers below `bound`, the same sequence for the same seed on any machine. */
export function seededIndex(seed: number): (bound: number) => number {
  const generator = xoroshiro128plus(seed);
  return (bound) => Math.floor(((generator.next() >>> 0) / 4294967296) * bound);
}
