import {readFileSync} from "node:fs";
import {join} from "node:path";

import {describe, expect, test} from "vitest";

import {isEssays} from "../../src/analysis/claims/Claim.js";
import type {JudgedClaim, Results} from "../../src/analysis/claims/Results.js";
import {testedSite} from "./sites.js";

const {name, folder} = testedSite();
const results = JSON.parse(readFileSync(join(folder, "results.json"), "utf8")) as Results;
const claim = (id: string): JudgedClaim => results.claims.find((d) => d.id === id)!;
const value = (id: string): number => results.estimates.find((d) => d.id === id)!.value!;

interface ByR {
  oaxaca: Record<string, number[]>;
  quadratic: number[];
  clustered_mean: number[];
  disattenuated_deff2: number[];
  disattenuated_deff5: number[];
}
const reference = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), "utf8")) as T;

// Skipped where AEI_DATA_DIR does not name the figures.
describe.runIf(name === "published figures")("on the published figures", () => {
  test("the panel is the essay's", () => {
    expect(results.panel).toMatchObject({
      claude_ai_tasks: 3258,
      api_tasks: 2297,
      shared_tasks: 1908,
      complete_tasks: 258,
      pseudo_tasks: ["none"]
    });
    expect(results.synthetic).toBe(false);
    expect(results.inputs.filter((d) => /aei_raw/.test(d.path)).map((d) => d.pinned)).toEqual([false, false]);
    expect(results.inputs.find((d) => /onet_task_statements/.test(d.path))?.pinned).toBe(true);
  });

  // The public figures' own README.
  test.each([
    ["pearson.api_directive.gap", -0.2627, 4],
    ["pearson.api_learning.gap", 0.226, 4],
    ["mean_claude_success", 70.45, 2],
    ["mean_api_success", 54.56, 2],
    ["share_ahead", 84.88, 2]
  ])("%s is %d", (id, expected, digits) => {
    expect(value(id)).toBeCloseTo(expected, digits);
  });

  // The predecessor's method in pandas and SciPy, run on the same files.
  test.each([
    ["pearson.api_directive.gap", -0.262723],
    ["pearson.claude_directive.gap", -0.520393],
    ["pearson.claude_learning.gap", 0.258624],
    ["pearson.learning_difference.gap", 0.157713],
    ["pearson.directive_difference.gap", 0.138529],
    ["mean_gap", 15.883054438587967]
  ])("%s agrees with the predecessor's %d", (id, expected) => {
    expect(value(id)).toBeCloseTo(expected, 6);
  });

  // R and Python on the same tasks, by their own reading of the files: test/fixtures.
  const byR = reference<{sets: {essay258: ByR}}>("r").sets.essay258;
  const byPython = reference<Record<string, number[]>>("release");
  test.each<[string, number]>([
    ["oaxaca.claude_line", byR.oaxaca.claude![0]!],
    ["oaxaca.api_line", byR.oaxaca.api![0]!],
    ["oaxaca.difference_line", byR.oaxaca.difference![0]!],
    ["quadratic.api_directive.gap", byR.quadratic[0]!],
    ["clustered.mean_gap", byR.clustered_mean[0]!],
    ["disattenuated.deff2", byR.disattenuated_deff2[0]!],
    ["disattenuated.deff5", byR.disattenuated_deff5[0]!],
    ["pearson.claude_log_speedup.claude_success", byPython.speed_and_success![1]!],
    ["gap.outside_complete", byPython.outside![0]!],
    ["gap.outside_complete.named", byPython.outside_named![0]!],
    ["august.directive_difference.gap", byPython.august![1]!],
    ["label_kindness.augmentation", byPython.kind_to_augmentation![0]!]
  ])("%s is what R or Python has", (id, expected) => {
    expect(Math.abs(value(id) / expected - 1)).toBeLessThan(1e-8);
  });

  test("verdicts are as the ledger's rules have them", () => {
    const essays = results.claims.filter(isEssays);
    const verdicts = Object.fromEntries(essays.map((d) => [d.id, d.verdict]));
    expect(essays).toHaveLength(30);
    expect(verdicts).toMatchObject({
      C09: "contradicted",
      C14: "contradicted",
      C15: "not supported",
      C17: "not supported"
    });
    expect(verdicts).toMatchObject({
      C05: "not testable",
      C18: "not supported",
      C25: "not testable",
      C26: "not testable",
      C27: "not testable",
      C29: "not testable"
    });
    const others = essays.filter(
      (d) => !["C05", "C09", "C14", "C15", "C17", "C18", "C25", "C26", "C27", "C29"].includes(d.id)
    );
    expect(others.filter((d) => d.verdict !== "reproduced").map((d) => d.id)).toEqual([]);
  });

  test("C18 names the variable that gives the printed number", () => {
    expect(claim("C18").reason).toContain("difference in learning share");
  });

  test("C05 says what can be seen", () => {
    expect(claim("C05")).toMatchObject({observed: 258, verdict: "not testable"});
    expect(claim("C05").reason).toContain("258 of 2,298 API tasks");
  });
});

describe.runIf(name === "sample")("on the sample", () => {
  test("it says that it is synthetic, in the results and on every page", () => {
    expect(results).toMatchObject({synthetic: true, source: "sample", release: "2026-03-24"});
    expect(readFileSync(join(folder, "index.html"), "utf8")).toContain("Synthetic sample, not findings");
  });

  test("provenance names files by their path in the dataset, never a path of this machine", () => {
    const text = readFileSync(join(folder, "provenance.json"), "utf8");
    expect(text).toContain("release_2026_03_24/data/");
    expect(text).not.toContain(process.cwd());
  });

  test("absent is null: the contract has no NaN and no undefined", () => {
    expect(readFileSync(join(folder, "results.json"), "utf8")).not.toMatch(/NaN|undefined|Infinity/);
  });
});
