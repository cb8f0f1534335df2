import type {Estimate} from "../estimators/Estimated.js";
import type {Specification} from "../panel/Specification.js";

/** A figure's caption: what its marks are, n, and the method; or why there is no answer. */
export function sayMethod({predictor}: Specification, answer: Estimate): string {
  const marks = predictor === null ? "Bars count tasks" : "Each dot is a task";
  const method = answer.estimable ? `Method: ${answer.method}` : `No answer: ${answer.reason}`;
  return `${marks}, n = ${answer.n}. ${method}.`;
}
