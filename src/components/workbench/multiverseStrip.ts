import * as Plot from "@observablehq/plot";

import type {Estimate} from "../../analysis/estimators/Estimated.js";
import type {MultiversePoint} from "../../analysis/models/multiversePosition.js";
import {multiversePosition} from "../../analysis/models/multiversePosition.js";
import type {Specification} from "../../analysis/panel/Specification.js";
import {count, fixed} from "../../analysis/words/format.js";
import {chart, colours} from "../charts/chart.js";
import {h} from "../controls/h.js";

/** Where an answer stands among the pre-declared specifications: a sentence and a strip with one tick for each. */
export function multiverseStrip(
  document: Document,
  spec: Specification,
  answer: Estimate,
  points: readonly MultiversePoint[],
  width: number
): HTMLElement {
  const say = (text: string, ...more: Node[]): HTMLElement =>
    h(document, "div", {class: "multiverse"}, h(document, "p", {}, text), ...more);
  if (!answer.estimable) return say("Without an answer there is no position among the pre-declared specifications.");
  const found = multiversePosition(spec, answer.value, points);
  if (found === null)
    return say("None of the pre-declared specifications is on the same scale, so there is nothing to compare with.");
  const {values, below, sameSide} = found;
  const percent = fixed((100 * below) / values.length, 0);
  const same = fixed((100 * sameSide) / values.length, 0);
  const text =
    `Of ${count(values.length)} pre-declared specifications on the same scale, ${count(below)} (${percent} %) give a lower ` +
    `value than this one, and ${same} % lie on the same side of zero. That describes the choices; it is not a test.`;
  return say(text, strip(values, answer.value, {width, label: text}));
}

function strip(values: readonly number[], value: number, options: {width: number; label: string}): SVGSVGElement {
  return chart(options, {
    height: 70,
    marginTop: 22,
    x: {label: null, ticks: 5},
    marks: [
      Plot.tickX(values, {x: (d: number) => d, stroke: colours.muted, strokeOpacity: 0.35}),
      Plot.ruleX([0], {stroke: colours.ink, strokeDasharray: "3 3"}),
      Plot.ruleX([value], {stroke: colours.accent, strokeWidth: 3}),
      Plot.text(["this one"], {x: () => value, frameAnchor: "top", dy: -14, fill: colours.accent, fontWeight: "bold"})
    ]
  });
}
