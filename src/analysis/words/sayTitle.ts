import type {Estimate} from "../estimators/Estimated.js";
import type {Specification} from "../panel/Specification.js";
import {yesOrNo} from "../panel/Variable.js";
import {variables} from "../panel/variables.js";
import {count, fixed} from "./format.js";
import {byDirection} from "./say.js";
import {sayAmount} from "./sayAmount.js";

/** A figure's title: what is seen, on the side of zero it is seen on, and never the opposite. */
export function sayTitle(spec: Specification, answer: Estimate): string {
  const y = variables[spec.outcome].label;
  if (!answer.estimable) return `No answer about ${y}: ${answer.reason}`;
  if (spec.predictor !== null) {
    const x = variables[spec.predictor].label;
    if (spec.moderator) {
      const change = (verb: string): string => `the slope of ${y} on ${x} ${verb} ${variables[spec.moderator!].label}`;
      const [above, below] = [change("rises with"), change("falls with")];
      return capital(byDirection(answer, {above, below, unclear: change("shows no clear change with")}));
    }
    // These have no sign of their own.
    if (spec.estimator === "robustness_value" || spec.estimator === "quadratic" || spec.estimator === "oaxaca")
      return capital(`${x} and ${y}, task by task`);
    if (variables[spec.predictor].unit === yesOrNo) {
      const [above, below] = [`${y} is higher in ${x} than in the rest`, `${y} is lower in ${x} than in the rest`];
      return capital(
        byDirection(answer, {above, below, unclear: `${y} does not clearly differ between ${x} and the rest`})
      );
    }
    const words = {
      above: `the higher ${x}, the higher ${y}`,
      below: `the higher ${x}, the lower ${y}`,
      unclear: `${x} and ${y} show no clear relation`
    };
    return capital(byDirection(answer, words));
  }
  if (spec.estimator.endsWith("share_positive"))
    return capital(`${y} is above 0 on ${fixed(answer.value, 0)} of 100 tasks`);
  return capital(`${y} is ${sayAmount(answer.value, variables[spec.outcome].unit)} on average, and tasks differ`);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A figure's caption: what its marks are, n, and the method; or why there is no answer. */
export function sayMethod({predictor}: Specification, answer: Estimate): string {
  const marks = predictor === null ? "Bars count tasks" : "Each dot is a task";
  const method = answer.estimable ? `Method: ${answer.method}` : `No answer: ${answer.reason}`;
  return `${marks}, n = ${count(answer.n)}. ${method}.`;
}
