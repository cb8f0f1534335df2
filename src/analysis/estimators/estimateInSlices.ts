import type {Panel} from "../panel/Panel.js";
import type {Specification} from "../panel/Specification.js";
import {inOneSlice} from "./bootstrap.js";
import {estimate} from "./estimate.js";
import type {Estimate} from "./Estimated.js";

/** Milliseconds of resampling after which a page comes to its turn: what takes longer than 50 in all is felt. */
const slice = 25;

/**
 * `estimate`, in slices between which a page can answer its reader: the same resamples, the same number. Each slice begins
 * anew and remembers what the resamples before gave.
 *
 * @param wanted asked between slices; where it says no, the work ends.
 * @returns null where it was not wanted to the end.
 */
export async function estimateInSlices(
  spec: Specification,
  panel: Panel,
  wanted: () => boolean
): Promise<Estimate | null> {
  const known: number[] = [];
  while (wanted()) {
    const answer = inOneSlice(known, slice, () => estimate(spec, panel));
    if (answer !== null) return answer;
    await new Promise((resolve) => setTimeout(resolve));
  }
  return null;
}
