import * as Plot from "@observablehq/plot";

import {smallestCell} from "../../analysis/estimators/outcomeBounds.js";
import type {FoldedTask} from "../../analysis/panel/folding.js";
import {fixed} from "../../analysis/words/format.js";
import {chart, type ChartOptions, colours} from "./chart.js";

const rows = [
  "The smallest cell published",
  "What happened",
  "What is published",
  "What a reader can know of success"
] as const;
type Row = (typeof rows)[number];

interface Cell {
  row: Row;
  from: number;
  to: number;
  text: string;
  kind: "yes" | "no" | "folded" | "ruler";
}

const fills = {yes: colours.accent, no: colours.faint, folded: colours.muted, ruler: colours.paper} as const;
const opacity = {yes: 1, no: 0.3, folded: 0.15, ruler: 1} as const;

/** The folding rule on one task: its true cells, the published ones, and the success that a reader can still rule in. */
export function foldingDiagram(task: FoldedTask, options: ChartOptions): SVGSVGElement {
  const cells = cellsOf(task);
  const {n, bounds} = task;
  const at = (percent: number): number => (percent / 100) * n;
  const truth = at((100 * task.yes) / n);
  const room = (options.width - 24) / n;
  const known: {from: number; to: number} = {from: at(bounds[0]), to: at(bounds[1])};
  const place = {y: "row", x1: "from", x2: "to"} as const;
  return chart(
    options,
    {
      marginLeft: 12,
      marginRight: 12,
      marginTop: 4,
      x: {domain: [0, n], label: "conversations of the task", ticks: 5},
      y: {domain: rows, axis: null, padding: 0.52},
      marks: [
        Plot.text(rows, {y: (d: Row) => d, x: () => 0, text: (d: Row) => d, textAnchor: "start", dy: -30}),
        ...(["folded", "whole"] as const).map((kind) =>
          Plot.rect(
            cells.filter((d) => (d.kind === "folded") === (kind === "folded")),
            {
              ...place,
              fill: (d: Cell) => fills[d.kind],
              fillOpacity: (d: Cell) => opacity[d.kind],
              stroke: colours.ink,
              insetLeft: 1,
              insetRight: 1,
              ...(kind === "folded" ? {strokeDasharray: "3 3"} : {})
            }
          )
        ),
        Plot.text(
          cells.filter((d) => (d.to - d.from) * room > 8 * d.text.length + 4),
          {
            x: (d: Cell) => (d.from + d.to) / 2,
            y: "row",
            text: "text",
            fill: (d: Cell) => (d.kind === "yes" ? colours.paper : colours.ink),
            fontWeight: "bold"
          }
        ),
        ...knownMarks(known, truth, n)
      ]
    },
    {
      rows: [...cells, {...known, row: rows[3], kind: "known", text: `between ${known.from} and ${known.to} yes`}],
      x: (d) => (d.from + d.to) / 2,
      y: (d) => d.row,
      along: "y",
      text: (d) => `${d.row}\n${d.text} of ${n} conversations`
    }
  );
}

/** What a reader can know, and the truth that a reader can't. */
function knownMarks(known: {from: number; to: number}, truth: number, n: number): Plot.Markish[] {
  const isRight = truth > n / 2;
  return [
    Plot.rect([known], {
      x1: "from",
      x2: "to",
      y: () => rows[3],
      fill: colours.accent,
      fillOpacity: 0.35,
      stroke: colours.accent,
      strokeWidth: 2
    }),
    Plot.tickX([truth], {x: (d: number) => d, y: () => rows[3], stroke: colours.ink, strokeWidth: 3}),
    Plot.text([truth], {
      x: (d: number) => d,
      y: () => rows[3],
      text: () => `truth ${fixed((100 * truth) / n, 0)} %`,
      textAnchor: isRight ? "end" : "start",
      dx: isRight ? -6 : 6,
      fontWeight: "bold",
      stroke: colours.paper,
      fill: colours.ink
    })
  ];
}

function cellsOf({yes, no, published}: FoldedTask): Cell[] {
  const stacked = (row: Row, parts: readonly {count: number; kind: Cell["kind"]; text: string}[]): Cell[] => {
    let from = 0;
    return parts.flatMap(({count, kind, text}) => {
      const cell = {row, kind, text: `${count} ${text}`.trim(), from, to: (from += count)};
      return count === 0 ? [] : [cell];
    });
  };
  return [
    ...stacked(rows[0], [{count: smallestCell, kind: "ruler", text: ""}]),
    ...stacked(rows[1], [
      {count: yes, kind: "yes", text: "yes"},
      {count: no, kind: "no", text: "no"}
    ]),
    // At least one of the three is absent, and then the folded cell stands where the cell it hides stood above.
    ...stacked(rows[2], [
      {count: published.yes ?? 0, kind: "yes", text: "yes"},
      {count: published.folded, kind: "folded", text: "folded"},
      {count: published.no ?? 0, kind: "no", text: "no"}
    ])
  ];
}
