import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";

import {difficultyWords, labelWords} from "../../data-loaders/report/cruxWords.js";
import {difficultyEvidence} from "../../data-loaders/report/difficultyEvidence.js";
import {difficultyFigures, difficultyOf, trendsTable} from "../../data-loaders/report/difficultyFigures.js";
import {labelEvidence} from "../../data-loaders/report/labelEvidence.js";
import {labelFigure, labelModesTable} from "../../data-loaders/report/labelFigures.js";
import {lehmer, panelOf} from "../analysis/panels.js";

const random = lehmer(21);
const column = (from: number, to: number): number[] => Array.from({length: 40}, () => from + random() * (to - from));
const published = {
  claude_success: column(60, 80),
  api_success: column(40, 60),
  claude_directive: column(10, 60),
  api_directive: column(10, 90),
  claude_learning: column(5, 40),
  api_learning: column(1, 10)
};
const difficulty = {claude_human_only_time: column(0.5, 8), claude_human_education: column(8, 16)};
const {document} = new JSDOM("").window;

describe.each([
  ["nothing", []],
  ["shares of modes alone", panelOf({api_directive: column(10, 90), claude_directive: column(10, 90)})],
  ["success without difficulty", panelOf(published)],
  ["all", panelOf({...published, ...difficulty})]
])("a release that publishes %s", (_, panel) => {
  const labels = labelEvidence(panel);
  const hardness = difficultyEvidence(panel);
  const figures = [labelFigure(labels, "."), ...difficultyFigures(hardness, ".")];

  it("has words, tables, files and titles, none of them broken", () => {
    const text = JSON.stringify([
      labelWords(labels),
      difficultyWords(hardness),
      trendsTable(document, hardness).textContent,
      labelModesTable(document, labels).textContent,
      difficultyOf(hardness),
      figures.map(({title, caption, table}) => [title, caption, table])
    ]);
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("has pictures that can be drawn", () => {
    for (const {still} of figures)
      if (still) expect(still(document, 640).querySelectorAll("path, circle").length).toBeGreaterThan(0);
  });
});

it("a release with success but no difficulty still plans a study, and says what can't be adjusted", () => {
  const hardness = difficultyEvidence(panelOf(published));
  const drawn = difficultyFigures(hardness, ".")
    .filter(({still}) => still !== null)
    .map(({id}) => id);
  expect(drawn).toEqual(["crossover-power"]);
  expect(difficultyWords(hardness)).toMatchObject({adjusted: "not published", robustness: "not published"});
});
