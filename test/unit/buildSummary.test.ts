import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {afterAll, expect, test} from "vitest";

import {buildSummary} from "../../scripts/buildSummary.js";

const folder = mkdtempSync(join(tmpdir(), "summary-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

function made(changes: object): string {
  const results = {
    release: "2026-03-24",
    window: {start: "2026-02-05", end: "2026-02-12"},
    source: "local",
    synthetic: false,
    reason: "AEI_DATA_DIR is set",
    inputs: [
      {bytes: 20_000_000, pinned: true},
      {bytes: 4_600_000, pinned: false}
    ],
    panel: {claude_ai_tasks: 3258, api_tasks: 2297, shared_tasks: 1908, complete_tasks: 258},
    claims: [{verdict: "reproduced"}, {verdict: "reproduced"}, {verdict: "not testable"}],
    notes: [{count: 1200}, {count: 34}],
    estimates: [{estimable: true}, {estimable: false}],
    multiverse: {specifications: 1248, estimable: 1200},
    ...changes
  };
  mkdirSync(join(folder, "hypotheses"), {recursive: true});
  writeFileSync(join(folder, "results.json"), JSON.stringify(results));
  writeFileSync(join(folder, "index.html"), "");
  writeFileSync(join(folder, "hypotheses", "difficulty.html"), "");
  mkdirSync(join(folder, "releases"), {recursive: true});
  for (const page of ["index", "2026-01-15", "2026-03-24"]) writeFileSync(join(folder, "releases", `${page}.html`), "");
  return buildSummary(folder, "dist", 21.44);
}

const lineOf = (summary: string, label: string): string =>
  summary.split("\n").find((line) => line.trimStart().startsWith(`${label} `)) ?? "";

test("a build says what it read, what came out and where it is, in about twenty lines", () => {
  const summary = made({});
  const said = Object.entries({
    release: "2026-03-24",
    source: "local; AEI_DATA_DIR is set",
    inputs: "2 files, 24.6 MB; 1 as catalogued",
    "beside it": "2026-01-15",
    tasks: "3,258 on Claude.ai, 2,297 through the API",
    notes: "2, in 1,234 places",
    claims: "2 reproduced, 1 not testable",
    estimates: "1 of 2 could be made",
    multiverse: "1,200 of 1,248 could be made",
    pages: "5",
    output: "dist",
    time: "21.4 s"
  });
  for (const [label, text] of said) expect(lineOf(summary, label)).toContain(text);
  expect(summary.split("\n").length).toBeLessThanOrEqual(20);
});

test("made-up figures are said to be no findings, and files without a note to have none", () => {
  const summary = made({source: "sample", synthetic: true, notes: []});
  expect(lineOf(summary, "source")).toContain("made up: not findings");
  expect(lineOf(summary, "notes")).toMatch(/none$/);
});
