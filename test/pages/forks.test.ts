import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";

import {afterAll, beforeAll, describe, expect, test} from "vitest";

import {textOf} from "../../data-loaders/site/dom.js";
import {figureFiles} from "../../data-loaders/site/figure.js";
import type {Part} from "../../data-loaders/site/Page.js";
import type {PageRun} from "../../data-loaders/site/runPage.js";
import {shownValue} from "../../data-loaders/site/runPage.js";
import {relocatePage} from "../../scripts/relocatePage.js";
import {estimate} from "../../src/analysis/estimators/estimate.js";
import {specify} from "../../src/analysis/panel/specify.js";
import type {VariableId} from "../../src/analysis/panel/variables.js";
import {variables} from "../../src/analysis/panel/variables.js";
import {direction} from "../../src/analysis/words/say.js";
import {queryPage} from "../../src/authoring/newPages.js";
import {type AnswerRow, axesOf} from "../../src/components/charts/rowsPlot.js";
import examples from "../../src/components/sql/examples.json" with {type: "json"};
import type {OnEvidence} from "./onEvidence.js";
import {onEvidence} from "./onEvidence.js";

/** Pages that ask about one predictor, named in one line. */
const asking = /^const predictor: VariableId = "(\w+)";$/m;
const pages = readdirSync("src").filter(
  (file) => file.endsWith(".md") && asking.test(readFileSync(join("src", file), "utf8"))
);
/** Three others: one that goes with the gap, one that is not a share, one that few tasks publish. */
const others = ["claude_directive", "log_claude_human_only_time", "api_learning"] as const satisfies VariableId[];

let evidence: OnEvidence;
beforeAll(async () => {
  evidence = await onEvidence();
}, 300_000);
afterAll(() => evidence?.remove());

async function fork(file: string, predictor: VariableId): ReturnType<OnEvidence["run"]> {
  const source = readFileSync(join("src", file), "utf8");
  const moved = relocatePage(source, join("src", file), "src/hypotheses/fork.md", "A fork");
  return evidence.run(moved.replace(asking, `const predictor: VariableId = "${predictor}";`), "/hypotheses/fork");
}

/** What the expressions of the prose came to: conditions and specifications beside containers are no prose. */
function proseOf(parts: readonly Part[], run: PageRun): string[] {
  return parts.flatMap((part) => {
    if (part.kind === "cell") return [];
    if (part.kind !== "token") return run.kept(part) ? proseOf(part.parts, run) : [];
    const texts = part.expressions.map((cell) => run.outcomes.get(cell)!.displayed.flatMap(shownValue));
    return texts.map((all) => all.map((one) => (typeof one === "string" ? one : (one.textContent ?? ""))).join(""));
  });
}

test("the report's argument can be asked of another predictor", () => {
  expect(pages).toEqual(expect.arrayContaining(["directive.md", "index.md", "natural-experiment.md"]));
});

test.each(readdirSync("src").filter((file) => file.endsWith(".md")))(
  "a copy of %s leads where its page leads",
  (file) => {
    const moved = relocatePage(
      readFileSync(join("src", file), "utf8"),
      join("src", file),
      "src/hypotheses/fork.md",
      "A fork"
    );
    expect(moved.match(/["'`(]\.\/[\w.-]+/g)).toBeNull();
  }
);

describe.each(pages)("a copy of %s", (file) => {
  test.each(others)("with %s in its one line runs, and says nothing against its numbers", async (predictor) => {
    const {page, run, figures} = await fork(file, predictor);
    const shown = proseOf(page.parts, run);
    const said = [
      ...shown,
      ...[...figures.values()].flatMap(({title, caption}) => [textOf(title), textOf(caption)])
    ].join("\n");
    expect(said).not.toMatch(/undefined|NaN|\[object|null/);
    // Whatever the page says of the essay's own predictor is left out.
    expect(page.source).toContain(predictor);
    expect(said).toContain(variables[predictor].label.replace(/^(API|Claude\.ai) /, ""));
    const slope = estimate(specify({predictor, estimator: "ols_hc3"}), evidence.panel);
    const wrong = {
      "-1": /the gap widens|the wider the gap/i,
      "0": /the gap (widens|narrows)|the (wider|smaller) the gap/i,
      "1": /the gap narrows|the smaller the gap/i
    };
    expect(said).not.toMatch(wrong[direction(slope)]);
    for (const figure of figures.values()) {
      expect(figure.table, figure.id).not.toBeNull();
      if (figure.specification?.predictor) expect(figure.specification.predictor).toBe(predictor);
    }
  });
});

test("the figure of CONTRIBUTING.md is one: it draws, and hands out its numbers", async () => {
  const [, figure] = /^````md\n([\s\S]*?)^````$/m.exec(readFileSync("CONTRIBUTING.md", "utf8"))!;
  const imports =
    'import {chart, dataOf, picture, report, sampleOf, specify, variables} from "./report.js";\n' +
    'const {main} = await report(FileAttachment("data/report.json"));';
  const {figures} = await evidence.run(`\`\`\`ts\n${imports}\n\`\`\`\n\n${figure!}`, "/trial");
  const place = {number: 1, file: "data/figures/gap-by-size", page: "/trial"};
  const files = figureFiles(figures.get("gap-by-size")!, place, (html) => html);
  expect(files["data/figures/gap-by-size.csv"]).toMatch(/^task,conversations,gap \(pp\)\n.+,\d+,-?[\d.]+\n/);
  expect(files["data/figures/gap-by-size.svg"]).toContain("<circle");
});

test.each(examples)(
  "the page of the console's question “$name” asks it while it is built, and hands out its rows",
  async ({name, sql}) => {
    const {page, run, figures} = await evidence.run(queryPage(name, sql.join("\n")), "/hypotheses/question");
    const rows = [...run.outcomes.values()].flatMap(({values}) => (values.get("rows") ?? []) as AnswerRow[]);
    expect(rows.length).toBeGreaterThan(0);
    expect(proseOf(page.parts, run).join(" ")).not.toMatch(/undefined|NaN/);
    const numbers = figures.get("answer")!.table;
    expect(numbers?.rows.length ?? null).toBe(axesOf(rows) === null ? null : rows.length);
  }
);
