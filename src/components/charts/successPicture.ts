import * as Plot from "@observablehq/plot";
import {extent, nice, range} from "d3-array";

import type {TaskPoint} from "../../analysis/models/bands.js";
import {count, fixed, signed} from "../../analysis/words/format.js";
import type {Phrase} from "../../analysis/words/phrase.js";
import {chart, colours} from "./chart.js";
import type {Picture} from "./picture.js";
import {picture} from "./picture.js";

/** What dots are coloured by: how to name it, and its unit. */
type Colour = Pick<Phrase, "name" | "axis" | "column" | "unit">;

/**
 * Success through the API (x) against success on Claude.ai (y), one dot a task, with the line of equality. Both axes run
 * from 0 to 100, so that nothing is clipped.
 *
 * @param by - words of the variable that colours the dots
 * @param find - tasks whose text contains it stand out
 */
export function successPicture(tasks: readonly TaskPoint[], by: Colour, find = ""): Picture {
  return picture(
    tasks,
    {
      task: "task",
      "Claude.ai n": "claude_n",
      "API n": "api_n",
      "Claude.ai success (%)": "claude_success",
      "API success (%)": "api_success",
      "gap (pp)": "gap",
      [by.column]: "by"
    },
    (width) => scatter(tasks, by, find, Math.min(width, 640))
  );
}

function scatter(tasks: readonly TaskPoint[], by: Colour, find: string, side: number): SVGSVGElement {
  const wanted = find.trim().toLowerCase();
  const found = wanted === "" ? [] : tasks.filter((d) => d.task.includes(wanted));
  const domain = domainOf(tasks, by.unit);
  const place = {x: "api_success", y: "claude_success", fill: "by"} as const;
  return chart<TaskPoint>(
    {width: side},
    {
      height: side + 52,
      marginTop: 72,
      marginRight: 12,
      grid: true,
      x: {domain: [0, 100], label: "API success (%)", ticks: 5},
      // Plot would set the label at the very top, where the colour's key is.
      y: {domain: [0, 100], label: null, ticks: 5},
      color: {scheme: "viridis", domain, clamp: true, unknown: colours.faint},
      marks: [
        Plot.line(
          [
            [0, 0],
            [100, 100]
          ],
          {stroke: colours.ink, strokeDasharray: "4 3"}
        ),
        Plot.text(["Claude.ai success (%)"], {frameAnchor: "top-left", dx: -38, dy: -20, textAnchor: "start"}),
        Plot.text(["no gap"], {x: () => 4, y: () => 4, rotate: -45, dy: 9, textAnchor: "start", fill: colours.muted}),
        Plot.text(["Claude.ai ahead"], {frameAnchor: "top-left", dx: 8, dy: 8, fill: colours.muted}),
        Plot.text(["API ahead"], {frameAnchor: "bottom-right", dx: -8, dy: -8, fill: colours.muted}),
        Plot.dot(tasks, {
          ...place,
          fillOpacity: found.length > 0 ? 0.2 : 0.85,
          stroke: colours.ink,
          strokeWidth: 0.5,
          r: side < 480 ? 3.2 : 4.2
        }),
        Plot.dot(found, {...place, stroke: colours.ink, strokeWidth: 1.6, r: 6}),
        ...colourKey(side, by.axis, domain)
      ]
    },
    {
      rows: tasks,
      x: (d) => d.api_success,
      y: (d) => d.claude_success,
      text: (d) => sayTask(d, by),
      task: (d) => d.task
    }
  );
}

/** A share runs from 0 to 100 %, anything else over what there is. */
function domainOf(tasks: readonly TaskPoint[], unit: string): [number, number] {
  const [low, high] = extent(tasks, (d) => d.by);
  return unit === "%" || low === undefined || high === undefined ? [0, 100] : nice(low, high, 4);
}

function sayTask(d: TaskPoint, {name, unit}: Colour): string {
  const success = (percent: number, n: number | null): string =>
    `${fixed(percent)} %${n === null ? "" : ` of ${count(n)}`}`;
  return (
    `${d.task}\nClaude.ai ${success(d.claude_success, d.claude_n)}, API ${success(d.api_success, d.api_n)}\n` +
    `gap ${signed(d.gap)} pp, ${name} ${d.by === null ? "not published" : `${fixed(d.by)} ${unit}`}`
  );
}

/** The colour's key, inside the picture so that it travels with it. */
function colourKey(side: number, label: string, [low, high]: [number, number]): Plot.Markish[] {
  const steps = range(5).map((i) => low + (i * (high - low)) / 4);
  const digits = high - low < 8 ? 1 : 0;
  const gap = side < 480 ? 36 : 40;
  return [
    Plot.text([label], {frameAnchor: "top-left", dx: -38, dy: -64, textAnchor: "start"}),
    ...steps.flatMap((value, i) => [
      Plot.dot([value], {
        frameAnchor: "top-left",
        dx: -32 + i * gap,
        dy: -38,
        r: 5,
        fill: (d: number) => d,
        stroke: colours.ink,
        strokeWidth: 0.5
      }),
      Plot.text([fixed(value, digits)], {
        frameAnchor: "top-left",
        lineAnchor: "middle",
        textAnchor: "start",
        dx: -24 + i * gap,
        dy: -38
      })
    ])
  ];
}
