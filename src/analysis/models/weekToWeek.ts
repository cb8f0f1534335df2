import {ascending} from "d3-array";

import {bootstrap} from "../estimators/bootstrap.js";
import {sum} from "../estimators/moments.js";
import type {Panel} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import type {Population} from "../panel/Specification.js";
import {type VariableId, variables} from "../panel/variables.js";

/** Median of |z| for a standard normal z. */
const normalMedian = 0.6744897501960817;

/**
 * How far a variable of the same tasks moved between two releases. What moved more than its counting noise moved because the week,
 * the users, the model or the classifier changed: these can't be told apart.
 *
 * @returns null when fewer than three tasks publish it in both.
 */
export function weekToWeek(first: Panel, second: Panel, variable: VariableId, population: Population) {
  const {of, noise} = variables[variable];
  const before = new Map(selectTasks(first, population).map((row) => [row.task, row]));
  const pairs = selectTasks(second, population).flatMap((row) => {
    const earlier = before.get(row.task);
    const [a, b] = [earlier === undefined ? null : of(earlier), of(row)];
    if (earlier === undefined || a === null || b === null) return [];
    const [then, now] = [noise?.(earlier) ?? null, noise?.(row) ?? null];
    return [
      {move: Math.abs(b - a), expected: then === null || now === null ? NaN : normalMedian * Math.sqrt(then + now)}
    ];
  });
  if (pairs.length < 3) return null;
  const moves = pairs.map(({move}) => move).sort(ascending);
  const expected = pairs.map((pair) => pair.expected).sort(ascending);
  const resampled = (count: Uint16Array): number => medianOfCounted(moves, count);
  const once = new Uint16Array(moves.length).fill(1);
  return {
    /** Tasks that publish the variable in both. */
    n: pairs.length,
    /** Median absolute change, in the variable's unit, with a 95 % percentile interval over resampled tasks. */
    median_move: medianOfCounted(moves, once),
    interval: bootstrap(moves.length, resampled, {kind: "percentile"})?.interval ?? null,
    /** The median absolute change that sampling noise alone would make; null where the noise is not known. */
    from_noise: expected.some(Number.isNaN) ? null : medianOfCounted(expected, once)
  };
}

/** Median of sorted values, each occurring so many times: the middle one, or the mean of the middle two. */
function medianOfCounted(sorted: readonly number[], count: Uint16Array): number {
  const total = sum(count);
  let [i, sofar] = [0, count[0]!];
  while (sofar <= Math.floor((total - 1) / 2)) sofar += count[++i]!;
  const low = sorted[i]!;
  while (sofar <= Math.floor(total / 2)) sofar += count[++i]!;
  return (low + sorted[i]!) / 2;
}
