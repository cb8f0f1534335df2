import * as Plot from "@observablehq/plot";

import type {Universe} from "../analysis/multiverse.js";
import {decisions} from "../analysis/multiverse.js";
import type {ChartOptions} from "./chart.js";
import {chart, colours} from "./chart.js";

/** A choice to pick out: position of the decision and of its option. */
export interface Highlight {
  decision: number;
  option: number;
}

interface Point extends Universe {
  effect: number;
  rank: number;
}

const ranked = (universes: readonly Universe[]): Point[] =>
  universes
    .filter((u): u is Universe & {effect: number} => u.effect !== null)
    .sort((a, b) => a.effect - b.effect)
    .map((u, rank) => ({...u, rank}));

const taken = (u: Universe, highlight: Highlight | null): boolean =>
  highlight === null || u.choices[highlight.decision] === highlight.option;

/** Every estimable specification, from the most negative to the most positive; the essay's own is marked. */
export function specificationCurve(
  universes: readonly Universe[],
  {highlight = null, ...options}: ChartOptions & {highlight?: Highlight | null}
): SVGSVGElement {
  const points = ranked(universes);
  const shown = points.filter((u) => taken(u, highlight));
  const own = points.filter((u) => u.choices.every((choice) => choice === 0));
  return chart(options, {
    height: 300,
    marginLeft: 44,
    marginBottom: 34,
    marginTop: 26,
    x: {
      label: "specifications, in order",
      labelAnchor: "center",
      labelArrow: "none",
      domain: [0, points.length],
      ticks: 5
    },
    y: {label: "association, as a correlation", grid: true, labelArrow: "none"},
    marks: [
      Plot.dot(highlight ? points : [], {x: "rank", y: "effect", r: 1, fill: colours.faint, fillOpacity: 0.4}),
      Plot.dot(shown, {
        x: "rank",
        y: "effect",
        r: 1.6,
        fill: (u: Point) => (u.side < 0 ? colours.api : u.side > 0 ? colours.claude : colours.muted)
      }),
      Plot.ruleY([0], {stroke: colours.ink}),
      Plot.dot(own, {x: "rank", y: "effect", r: 6, stroke: colours.ink, strokeWidth: 2, fill: colours.paper}),
      Plot.text(own, {
        x: "rank",
        y: "effect",
        text: () => "the essay's",
        dy: 16,
        dx: 8,
        textAnchor: "start",
        fontWeight: "bold"
      })
    ]
  });
}

/** Which choices make which part of the curve: darker where more of the specifications there take the option. */
export function choicePanel(universes: readonly Universe[], options: ChartOptions): SVGSVGElement {
  const points = ranked(universes);
  const bins = 40;
  const cells = decisions.flatMap((decision, d) =>
    decision.options.flatMap((option, o) =>
      Array.from({length: bins}, (_, bin) => {
        const here = points.slice(
          Math.floor((bin * points.length) / bins),
          Math.floor(((bin + 1) * points.length) / bins)
        );
        const share = here.filter((u) => u.choices[d] === o).length / Math.max(1, here.length);
        return {bin, choice: `${decision.label}: ${option.label}`, share};
      })
    )
  );
  const narrow = options.width < 560;
  const rows = [...new Set(cells.map((d) => d.choice))];
  return chart(options, {
    height: rows.length * 19 + 12,
    marginLeft: narrow ? 150 : 310,
    marginTop: 6,
    marginRight: 4,
    marginBottom: 4,
    x: {axis: null},
    y: {
      domain: rows,
      label: null,
      tickSize: 0,
      tickFormat: (d: string) => (narrow && d.length > 24 ? `${d.slice(0, 23)}…` : d)
    },
    marks: [Plot.cell(cells, {x: "bin", y: "choice", fill: colours.accent, fillOpacity: "share", inset: 0.5})]
  });
}
