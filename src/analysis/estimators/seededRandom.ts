import {xoroshiro128plus} from "pure-rand/generator/xoroshiro128plus";

/** The seed of every resampling in the report, so that its numbers repeat. */
export const defaultSeed = 20260212;

/** Uniform numbers in [0, 1) of 32 random bits, the same sequence for the same seed on any machine. */
export function seededUniform(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => (generator.next() >>> 0) / 4294967296;
}
