import {expect, test} from "vitest";

import type {Specification} from "../../src/analysis/panel/Specification.js";
import {essaySpecification} from "../../src/analysis/panel/Specification.js";
import {specificationAddress} from "../../src/analysis/panel/specificationQuery.js";
import {choicesOf, specify} from "../../src/analysis/panel/specify.js";
import {hypothesisPage} from "../../src/authoring/newPages.js";

const queries = [
  "",
  "estimator=mean",
  "estimator=mean&predictor=api_directive",
  "estimator=spearman&predictor=api_learning&tasks=shared&pseudo=out&min_n=20",
  "estimator=ols_hc3&adjust=claude_human_education,claude_n&weights=min_n&soc=15,25&where=gap:-10..,api_n:..500",
  `text=${encodeURIComponent('```\n"<script>${1}</script>\\')}`
];

test.each(queries)("what specify makes from the choices of “%s” is the specification", (query) => {
  const {state: spec} = specificationAddress.read(query);
  expect(specify(choicesOf(spec))).toEqual(spec);
});

test.each([
  [{predictor: "api_lerning"}, "api_learning"],
  [{outcome: "api_sucess"}, "api_success"],
  [{adjust: ["claude_human_educaton"]}, "claude_human_education"]
])("a name that is no variable's is told, with the nearest: %j", (choices, nearest) => {
  expect(() => specify(choices as Parameters<typeof specify>[0])).toThrow(`did you mean ${nearest}?`);
});

test.each(queries)("the page of “%s” holds its specification, as code that says only what differs", (query) => {
  const {state: spec} = specificationAddress.read(query);
  const page = hypothesisPage("A doubt", spec);
  expect(specIn(page)).toEqual(spec);
  // One code cell opens and closes before the next.
  expect(page.match(/^```/gm)).toHaveLength(6);
});

test("the essay's specification is no choice at all", () => {
  expect(choicesOf(essaySpecification)).toEqual({});
  expect(hypothesisPage("A doubt", essaySpecification)).toContain("specify({})");
});

test("the page asks for hypothesis, prediction, specification, result and refutation, in this order", () => {
  const headings = hypothesisPage("A doubt", essaySpecification).match(/^## .*$/gm);
  expect(headings).toEqual([
    "## Hypothesis",
    "## Prediction, written down before looking",
    "## Specification",
    "## Result",
    "## What would refute it"
  ]);
});

/** Runs the page's own call of specify. */
function specIn(page: string): Specification {
  const [, choices] = /const spec = specify\(([\s\S]*?)\);\nconst answer/.exec(page)!;
  return new Function("specify", `return specify(${choices})`)(specify) as Specification;
}
