import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";

import {afterAll, beforeAll, describe, expect, test} from "vitest";

import {effectsWithoutSample} from "../../data-loaders/acquire/defaultEffects.js";
import {environment} from "../../data-loaders/acquire/environment.js";
import {makeSample} from "../../data-loaders/sample/makeSample.js";
import {browserPart} from "../../data-loaders/site/browserPart.js";
import {figureFiles} from "../../data-loaders/site/figure.js";
import {figuresOf} from "../../data-loaders/site/figuresOf.js";
import {libraries} from "../../data-loaders/site/libraries.js";
import {nodeModules} from "../../data-loaders/site/nodeModules.js";
import {parsePage} from "../../data-loaders/site/parsePage.js";
import {reportFiles} from "../../data-loaders/site/reportFiles.js";
import {runPage, shownValue} from "../../data-loaders/site/runPage.js";
import {stage} from "../../data-loaders/stage/stage.js";
import {movedPage} from "../../scripts/movedPage.js";
import {estimate} from "../../src/analysis/estimate.js";
import type {Panel} from "../../src/analysis/Panel.js";
import {direction} from "../../src/analysis/say.js";
import type {VariableId} from "../../src/analysis/variables.js";
import {variables} from "../../src/analysis/variables.js";
import {specify} from "../../src/authoring/specify.js";

/** Pages that ask about one predictor, named in one line. */
const asking = /^const predictor: VariableId = "(\w+)";$/m;
const pages = readdirSync("src").filter(
  (file) => file.endsWith(".md") && asking.test(readFileSync(join("src", file), "utf8"))
);
/** Three others: one that goes with the gap, one that is not a share, one that few tasks publish. */
const others = ["claude_directive", "log_claude_human_only_time", "api_learning"] as const satisfies VariableId[];

mkdirSync(".cache", {recursive: true});
const root = mkdtempSync(join(".cache", "test-forks-"));
let panel: Panel;
let published: Record<string, boolean>;
afterAll(() => rmSync(root, {recursive: true, force: true}));
beforeAll(async () => {
  const folder = process.env.AEI_DATA_DIR;
  const env = environment({
    AEI_CACHE_DIR: join(root, "cache"),
    ...(folder ? {AEI_DATA_DIR: folder} : {AEI_SOURCE: "sample"})
  });
  const effects = {...effectsWithoutSample(join(root, "work")), makeSample, log: () => undefined};
  const gathered = await (await stage(env, effects)).gather();
  panel = gathered.main.panel;
  const files = await reportFiles(gathered, "code", {code_commit: null, code_modified: null});
  published = JSON.parse(String(files["published.json"])) as Record<string, boolean>;
  mkdirSync(join(root, "data"));
  writeFileSync(join(root, "data", "report.json"), files["data/report.json"]!);
}, 300_000);

async function fork(file: string, predictor: VariableId) {
  const name = file.replace(".md", "");
  const moved = movedPage(
    readFileSync(join("src", file), "utf8"),
    join("src", file),
    "src/hypotheses/fork.md",
    "A fork"
  );
  const source = moved.replace(asking, `const predictor: VariableId = "${predictor}";`);
  const page = parsePage(source, {path: "/hypotheses/fork", file: "src/hypotheses/fork.md"});
  const resolve = await nodeModules([page], join(root, "run", `${name}-${predictor}`));
  const values = Object.fromEntries(
    Object.entries(libraries).map(([local, {specifier, name: exported}]) => [
      local,
      async (): Promise<unknown> => {
        const module = (await import(specifier)) as Record<string, unknown>;
        return exported === "*" ? module : module[exported];
      }
    ])
  );
  const run = await runPage(page, {root, published, resolve, libraries: values});
  const browser = browserPart(page, run, {});
  return {page, run, figures: figuresOf(page, run, browser)};
}

const isSpecification = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "estimator" in value;

test("the report's argument can be asked of another predictor", () => {
  expect(pages).toEqual(expect.arrayContaining(["directive.md", "index.md", "natural-experiment.md"]));
});

describe.each(pages)("a copy of %s", (file) => {
  test.each(others)("with %s in its one line runs, and says nothing against its numbers", async (predictor) => {
    const {page, run, figures} = await fork(file, predictor);
    const shown = [...run.outcomes]
      .filter(
        ([cell, {displayed}]) =>
          cell.language === null && !displayed.some((one) => typeof one === "boolean" || isSpecification(one))
      )
      .map(([, {displayed}]) =>
        displayed
          .flatMap(shownValue)
          .map((one) => (typeof one === "string" ? one : (one.textContent ?? "")))
          .join("")
      );
    const said = [
      ...shown,
      ...[...figures.values()].flatMap(({titleText, captionText}) => [titleText, captionText])
    ].join("\n");
    expect(said).not.toMatch(/undefined|NaN|\[object|null/);
    // Whatever the page says of the essay's own predictor is left out.
    expect(page.source).toContain(predictor);
    expect(said).toContain(variables[predictor].label.replace(/^(API|Claude\.ai) /, ""));
    const slope = estimate(specify({predictor, estimator: "ols_hc3"}), panel);
    const wrong = {
      "-1": /the gap widens|the wider the gap/i,
      "0": /the gap (widens|narrows)|the (wider|smaller) the gap/i,
      "1": /the gap narrows|the smaller the gap/i
    };
    expect(said).not.toMatch(wrong[direction(slope)]);
    for (const figure of figures.values()) {
      const csv = figureFiles(figure, "")[`data/figures/${figure.id}.csv`];
      expect(csv, figure.id).toBeDefined();
      if (figure.specification?.predictor) expect(figure.specification.predictor).toBe(predictor);
    }
  });
});
