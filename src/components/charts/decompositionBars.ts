import * as Plot from "@observablehq/plot";
import {extent, sum} from "d3-array";

import type {Kitagawa} from "../../analysis/estimators/kitagawa.js";
import {signed} from "../../analysis/words/format.js";
import {chart, type ChartOptions, colours} from "./chart.js";

interface Bar {
  group: string;
  side: string;
  value: number;
}

/**
 * Each group's two parts of a decomposition, in pp: side by side, the largest together first. What would read 0.0 on both
 * sides is one row, so that the bars still add up to the gap.
 */
export function decompositionBars(parts: Kitagawa["parts"], options: ChartOptions): SVGSVGElement {
  const narrow = options.width < 560;
  const sides = narrow ? ["mix", "same work"] : ["what is brought (mix)", "what becomes of the same work"];
  const rows = visibleRows(parts);
  const bars = rows.flatMap(({label, mix, rate}): Bar[] => [
    {group: label, side: sides[0]!, value: mix},
    {group: label, side: sides[1]!, value: rate}
  ]);
  const [low, high] = extent([0, ...bars.map((d) => d.value)]) as [number, number];
  const short = (name: string): string => (narrow && name.length > 15 ? `${name.slice(0, 14)}…` : name);
  const place = {fx: "side", y: "group"} as const;
  return chart(
    options,
    {
      height: 84 + rows.length * 22,
      marginLeft: narrow ? 126 : 310,
      marginTop: 36,
      marginBottom: 44,
      fx: {domain: sides, label: null, padding: narrow ? 0.25 : 0.08},
      x: {label: "pp of the gap", domain: [low * 1.1, high * 1.4], grid: true, ticks: narrow ? 1 : 3},
      y: {domain: rows.map((d) => d.label), label: null, tickSize: 0, tickFormat: short},
      marks: [
        Plot.barX(bars, {
          ...place,
          x: "value",
          fill: (d: Bar) => (d.value >= 0 ? colours.above : colours.below),
          insetTop: 3,
          insetBottom: 3
        }),
        Plot.text(bars, {
          ...place,
          x: (d: Bar) => Math.max(0, d.value),
          text: (d: Bar) => signed(d.value),
          textAnchor: "start",
          dx: 4
        }),
        Plot.ruleX([0], {stroke: colours.ink})
      ]
    },
    {
      rows: bars,
      x: (d) => d.value,
      y: (d) => d.group,
      fx: (d) => d.side,
      along: "y",
      text: (d) => `${d.group}\n${d.side}: ${signed(d.value, 2)} pp`
    }
  );
}

function visibleRows(parts: Kitagawa["parts"]): Kitagawa["parts"] {
  const size = ({mix, rate}: Kitagawa["parts"][number]): number => Math.abs(mix) + Math.abs(rate);
  const isSmall = ({mix, rate}: Kitagawa["parts"][number]): boolean => Math.max(Math.abs(mix), Math.abs(rate)) < 0.05;
  const small = parts.filter(isSmall);
  const large = parts.filter((part) => !isSmall(part)).sort((a, b) => size(b) - size(a));
  const rest = {
    label: `${small.length} further groups`,
    mix: sum(small, (d) => d.mix),
    rate: sum(small, (d) => d.rate)
  };
  return small.length === 0 ? large : [...large, rest];
}
