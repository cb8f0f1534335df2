import * as Plot from "@observablehq/plot";
import {resize} from "observablehq:stdlib";

import type {Estimate} from "../../analysis/estimators/Estimated.js";
import {type MultiversePoint, multiversePosition} from "../../analysis/models/multiverse.js";
import type {Specification} from "../../analysis/panel/Specification.js";
import {count, fixed} from "../../analysis/words/format.js";
import {chart, type ChartOptions, colours} from "../charts/chart.js";
import {html} from "../html.js";

/** Where an answer stands among the pre-declared specifications: a sentence, and a strip with one tick for each. */
export function placeAmong(
  spec: Specification,
  answer: Estimate,
  points: readonly MultiversePoint[]
): {text: string; strip: HTMLElement} {
  if (!answer.estimable)
    return {
      text: "Without an answer there is no position among the pre-declared specifications.",
      strip: html`<div></div>`
    };
  const found = multiversePosition(spec, answer.value, points);
  if (found === null)
    return {
      text: "None of the pre-declared specifications is on the same scale, so there is nothing to compare with.",
      strip: html`<div></div>`
    };
  const {values, below, sameSide} = found;
  const percent = (some: number): string => fixed((100 * some) / values.length, 0);
  const text =
    `Of ${count(values.length)} pre-declared specifications on the same scale, ${count(below)} (${percent(below)} %) give a ` +
    `lower value than this one, and ${percent(sameSide)} % lie on the same side of zero. That describes the choices; it is ` +
    "not a test.";
  return {text, strip: resize((width) => strip(values, answer.value, {width, label: text}))};
}

function strip(values: readonly number[], value: number, options: ChartOptions): SVGSVGElement {
  return chart(options, {
    height: 70,
    marginTop: 22,
    marginBottom: 30,
    x: {label: null, ticks: 5},
    marks: [
      Plot.tickX(values, {x: (d: number) => d, stroke: colours.muted, strokeOpacity: 0.35}),
      Plot.ruleX([0], {stroke: colours.ink, strokeDasharray: "3 3"}),
      Plot.ruleX([value], {stroke: colours.accent, strokeWidth: 3}),
      Plot.text([value], {
        x: (d: number) => d,
        text: () => "this one",
        frameAnchor: "top",
        dy: -14,
        fill: colours.accent,
        fontWeight: "bold"
      })
    ]
  });
}
