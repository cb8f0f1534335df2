import {spawnSync} from "node:child_process";

import {beforeAll, expect, it} from "vitest";

import type {Changed} from "./cruxPagesOf.js";

const releases = {
  everything: {},
  success: {lacks: ["claude_success", "api_success"]},
  difficulty: {lacks: ["claude_human_only_time", "claude_human_education"]},
  education: {lacks: ["claude_human_education"]},
  directive: {lacks: ["claude_directive", "api_directive"]},
  swapped: {swapped: true}
} satisfies Record<string, Changed>;

type Page = "crux-labels" | "crux-difficulty" | "best-case" | "directive" | "index" | "multiverse";
type Other = "limitations" | "natural-experiment" | "operations" | "replication";
let texts: Record<keyof typeof releases, Record<Page, string>> &
  Record<"everything" | "swapped", Record<Page | Other, string>>;

beforeAll(() => {
  const run = spawnSync(process.execPath, ["scripts/run.js", "test/unit/cruxPagesOf.ts", JSON.stringify(releases)], {
    encoding: "utf8",
    maxBuffer: 1 << 26
  });
  if (run.status !== 0) throw new Error(run.stderr);
  texts = JSON.parse(run.stdout) as typeof texts;
}, 180_000);

it.each(Object.keys(releases) as (keyof typeof releases)[])("no number is broken where a release lacks: %s", (name) => {
  for (const [page, text] of Object.entries(texts[name]))
    expect(text, page).not.toMatch(/NaN|undefined|Infinity|\bnull\b/);
});

it.each(["everything", "swapped"] as const)(
  "an absent number leaves out its sentence, and does not end in it: %s",
  (name) => {
    for (const [page, text] of Object.entries(texts[name]))
      expect(text, page).not.toMatch(
        /not published (tries|a platform|points|show)|(R² of|API's success on its own directive share is) not/
      );
  }
);

it.each(["everything", "swapped"] as const)("the first page says the level as its number does: %s", (name) => {
  const [, value] = /Mean gap: (−?[\d.]+) percentage points/.exec(texts[name].index)!;
  expect(texts[name].index).toContain(
    `Success is ${value!.startsWith("−") ? `${Math.round(+value!.slice(1))} points higher` : `${Math.round(+value!)} points lower`} through the API`
  );
  expect(texts[name].index).toMatch(/Its numbers hold: of (\d+) .*, \1 are met|Most of its numbers are others here/);
});

it.each(["everything", "swapped"] as const)(
  "classes that passed the rule are those that have earned more: %s",
  (name) => {
    const [, passed] = /Of \d+ groups of occupations, (\w+) passed the rule/.exec(texts[name].operations)!;
    const earned = /By the rule above (no class|\d+) /.exec(texts[name].operations)![1]!;
    expect(earned).toBe(passed === "none" ? "no class" : passed);
  }
);

it("a label closes the gap only where Claude.ai is ahead, and the page says which it is", () => {
  expect(texts.everything["crux-labels"]).toMatch(/would have to be wrong in \d+\.\d of 100 API conversations more/);
  const behind = texts.swapped["crux-labels"];
  expect(behind).toMatch(/no harshness of that label through the API alone makes the mean gap vanish: −\d/);
  expect(behind).toContain("No sensitivity of the API's label makes the mean gap vanish here");
  expect(behind).not.toContain("A label that is harsher by the same amount");
});

it("what a control shows first stands in the page: yardstick, plan, label", () => {
  const {"crux-difficulty": difficulty, "crux-labels": labels} = texts.everything;
  expect(difficulty).toMatch(/A confounder would need to explain \d+\.\d % of what is left of both/);
  expect(difficulty).toMatch(
    /A confounder as strong as human education|Nothing can be as strong|no clear slope is left/
  );
  expect(labels).toContain("As set, the label is wrong in 0.0 of 100 conversations on Claude.ai and in 0.0 of 100");
});

it("without difficulty a study is still planned, and what can't be adjusted is left out", () => {
  const text = texts.difficulty["crux-difficulty"];
  expect(text).toMatch(/To find a difference of \d+ points? with 80 % power, [\d,]+ people are needed/);
  expect(text).not.toContain("Adjusted, side by side");
});

it("the best case says of each line what its number says, with the platforms swapped too", () => {
  for (const name of ["everything", "swapped"] as const) {
    const text = texts[name]["best-case"];
    const [, part, side] = /the API's directive share goes with success ([\d.]+) points (lower|higher)/.exec(text)!;
    const [, printed] = /their success would be (−?[\d.]+) points/.exec(text)!;
    expect(printed).toBe(side === "lower" ? part : `−${part}`);
    const [, apart, gapSide] = /; the API is ([\d.]+) points (lower|higher)/.exec(text)!;
    const [, gap] = /account for the gap of (−?[\d.]+) points/.exec(text)!;
    expect(gap).toBe(gapSide === "lower" ? apart : `−${apart}`);
  }
});

it("the best case leaves out what a release can't answer, and says so", () => {
  expect(texts.difficulty["best-case"]).not.toContain("faster tasks");
  expect(texts.everything["best-case"]).not.toContain("The difference, measured in");
  expect(texts.success["best-case"]).toContain("is left out");
});

it("the bend is said alike wherever it is said, and nowhere where there is none", () => {
  for (const name of ["everything", "swapped"] as const) {
    const bends = /the gap itself ((?:rises|falls) up to about .+? and (?:rises|falls) beyond)/.exec(
      texts[name].directive
    );
    if (bends) for (const page of ["index", "directive"] as const) expect(texts[name][page]).toContain(bends[1]);
    else expect(texts[name].index).not.toMatch(/the gap itself (rises|falls)/);
    expect(texts[name].directive).toContain(bends ? "Along a straight line, " : "adds nothing clear");
  }
  expect(texts.everything.directive).toMatch(/the gap itself rises/);
  expect(texts.swapped.directive).toMatch(/the gap itself falls/);
});

it("first page and multiverse count the two directions in the same words", () => {
  for (const name of ["everything", "swapped", "difficulty"] as const) {
    const [said] = /\d+ % say that the gap narrows, \d+ % that it widens/.exec(texts[name].multiverse)!;
    expect(texts[name].index).toContain(said);
  }
});

it("without a task that has success and directive use both, the pages about them say so and give no empty sentence", () => {
  for (const page of ["best-case", "directive", "multiverse"] as const) {
    expect(texts.directive[page]).toMatch(/[Ii]n these data no task|can be estimated on these data/);
    expect(texts.directive[page]).not.toContain("not published");
  }
});
