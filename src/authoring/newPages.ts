import type {Specification} from "../analysis/panel/Specification.js";
import {choicesOf} from "../analysis/panel/specify.js";
import {variables} from "../analysis/panel/variables.js";
import hypothesisTemplate from "./hypothesisPage.txt";
import queryTemplate from "./queryPage.txt";

/**
 * A hypothesis page, ready to be saved as src/hypotheses/<slug>.md: prompts for what a reader must know, and the
 * specification with its sentence and figure. The workbench hands it out, and so does `npm run new-page`.
 *
 * @param title plain words without markup.
 */
export function hypothesisPage(title: string, spec: Specification): string {
  const choices = source(choicesOf(spec), "");
  return filled(hypothesisTemplate, {title, "title as a string": JSON.stringify(title), choices});
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

/**
 * A page about a question in SQL, ready to be saved as src/hypotheses/<slug>.md: its query, which the build asks, its table
 * and its picture. The console hands it out, and so does `npm run new-page`.
 *
 * @param title plain words without markup.
 */
export function queryPage(title: string, sql: string): string {
  const gaps = {title, "title as a string": JSON.stringify(title), caption: escaped(title), query: literal(sql)};
  return filled(queryTemplate, gaps);
}

/** A query as a template literal, lines kept. */
function literal(sql: string): string {
  return `\`\n${sql.trim().replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${")}\n\``;
}

/** A title is words: nothing in it is code. */
const escaped = (title: string): string => title.replaceAll("$", "&#36;").replaceAll("`", "&#96;");

/** A page's template with its gaps, `<name>`, filled in one go: what fills one may hold what looks like another. */
const filled = (template: string, gaps: Readonly<Record<string, string>>): string =>
  template.replaceAll(/<([a-z ]+)>/g, (gap, name: string) => gaps[name] ?? gap);
