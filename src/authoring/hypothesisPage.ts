import type {Specification} from "../analysis/panel/Specification.js";
import {choicesOf} from "../analysis/panel/specify.js";
import {variables} from "../analysis/panel/variables.js";
import {filled} from "./filled.js";
import template from "./hypothesisPage.txt";

/**
 * A hypothesis page, ready to be saved as src/hypotheses/<slug>.md: prompts for what a reader must know, and the
 * specification with its sentence and figure. The workbench hands it out, and so does `npm run new-page`.
 *
 * @param title plain words without markup.
 */
export function hypothesisPage(title: string, spec: Specification): string {
  const choices = source(choicesOf(spec), "");
  return filled(template, {title, "title as a string": JSON.stringify(title), choices});
}

/** A title for a page that has none yet: what its specification looks at. */
export function titleFor({outcome, predictor, estimator}: Specification): string {
  const {label} = variables[outcome];
  if (predictor !== null) return `Does ${variables[predictor].label} go with ${label}?`;
  return estimator.startsWith("bounds") ? `How far folded cells could move ${label}` : `How large is ${label}?`;
}

/** Plain data as a TypeScript literal in the house's style. */
function source(value: unknown, indent: string): string {
  if (Array.isArray(value)) return `[${value.map((item) => source(item, indent)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const deeper = `${indent}  `;
  const entries = Object.entries(value).map(([key, part]) => `${deeper}${key}: ${source(part, deeper)}`);
  return entries.length === 0 ? "{}" : `{\n${entries.join(",\n")}\n${indent}}`;
}
