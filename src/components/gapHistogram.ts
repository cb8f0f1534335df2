import type {ChartOptions} from "./chart.js";
import type {TaskPoint} from "./TaskPoint.js";
import {valueHistogram} from "./valueHistogram.js";

/** How the success gap is distributed over tasks: bins of five points, the mean marked with its interval. */
export function gapHistogram(
  tasks: readonly TaskPoint[],
  {mean, interval, ...options}: ChartOptions & {mean: number; interval: readonly [number, number]}
): SVGSVGElement {
  const x = "Claude.ai success − API success (pp)";
  const gaps = tasks.map((d) => d.gap);
  return valueHistogram(gaps, {...options, x, unit: "pp", mean, interval, bin: 5, sides: true});
}
