import type {Estimate} from "../estimators/Estimated.js";
import {fixed} from "./format.js";
import {direction} from "./say.js";

/**
 * What a parabola does among the tasks it was fitted on: “rises up to about 46 % and falls beyond”. Null where no bend can
 * be told from a straight line.
 *
 * @param bend - an answer of the estimator `quadratic`
 * @param xs - the predictor, so that a turn beyond the tasks is not told as one
 * @param unit - of the predictor
 */
export function sayBend(bend: Estimate, xs: readonly (number | null)[], unit: string): string | null {
  if (!bend.estimable || direction(bend) === 0) return null;
  const {square, turns_at: at} = bend.details as {square: number; turns_at: number};
  const known = xs.filter((x) => x !== null);
  if (at <= Math.min(...known) || at >= Math.max(...known)) return "bends, but does not turn among these tasks";
  const [first, then] = square < 0 ? ["rises", "falls"] : ["falls", "rises"];
  return `${first} up to about ${fixed(at, Math.abs(at) < 10 ? 1 : 0)} ${unit} and ${then} beyond`;
}
