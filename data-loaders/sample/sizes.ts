import {sum} from "d3-array";

import type {Platform} from "../../src/analysis/panel/Panel.js";
import model from "./model.json" with {type: "json"};
import {ParameterError} from "./SampleOptions.js";

/** Smallest published task, in conversations. */
export const smallestTask = 15;

/**
 * Task size by rank, as [ln(tasks / (rank − ½)), ln conversations]: heavier than lognormal, thinner than a power law at
 * the very top. Read off the published counts of February 2026; the other releases follow the same curve.
 */
function curveOf({tasks, shares, ranks}: (typeof model.sizes)[Platform]): [number, number][] {
  return [
    [0, Math.log(smallestTask)],
    ...shares.map(([above, n]): [number, number] => [-Math.log(above!), Math.log(n!)]),
    ...ranks.map(([rank, n]): [number, number] => [Math.log(tasks / (rank! - 0.5)), Math.log(n!)])
  ];
}
const curves = {claude: curveOf(model.sizes.claude), api: curveOf(model.sizes.api)};

/** Conversations of the task that a share `above` of all tasks exceeds. */
function sizeAt(platform: Platform, above: number): number {
  const x = -Math.log(above);
  const curve = curves[platform];
  const next = curve.findIndex(([at]) => at >= x);
  // Beyond its end the curve goes on as it ended.
  const k = next < 0 ? curve.length - 1 : Math.max(1, next);
  const [[x0, y0], [x1, y1]] = [curve[k - 1]!, curve[k]!];
  return Math.exp(y0 + ((y1 - y0) * (x - x0)) / (x1 - x0));
}

/**
 * Sizes of all tasks, largest first, adding up to `total`. The curve is stretched above its floor to fit; more tasks
 * than the curve was read from repeat it, so that a larger release has no larger tasks.
 */
export function sizes(platform: Platform, tasks: number, total: number, repeat: number): number[] {
  if (total < tasks * smallestTask) {
    const most = Math.floor(total / smallestTask);
    const why = `at most ${most}: a task has at least ${smallestTask} of the ${total} conversations`;
    throw new ParameterError(`tasks.named.${platform}`, why, String(tasks));
  }
  const distinct = Math.ceil(tasks / repeat);
  const shape = Array.from({length: tasks}, (_, k) => sizeAt(platform, (Math.floor(k / repeat) + 0.5) / distinct));
  const excess = (total - tasks * smallestTask) / sum(shape, (n) => n - smallestTask);
  const fitted = shape.map((n) => smallestTask + Math.floor((n - smallestTask) * excess));
  let left = total - sum(fitted);
  for (let k = 0; left > 0; k = (k + 1) % tasks, left--) fitted[k]!++;
  return fitted;
}
