import {mkdtemp, readdir, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {expect, onTestFinished, test} from "vitest";

import {drawPanel} from "../../data-loaders/sample/drawPanel.js";
import {generateRelease} from "../../data-loaders/sample/generateRelease.js";
import {
  februaryTruth,
  labelled,
  ParameterError,
  type PlantedTruth,
  sampleName,
  type SampleOptions
} from "../../data-loaders/sample/SampleOptions.js";
import {small} from "./releases.js";

const tasks = (claude: number, api: number, shared: number): SampleOptions["tasks"] => ({named: {claude, api}, shared});

const impossible: [name: string, options: Partial<SampleOptions>, found: string][] = [
  ["scale", {scale: 0}, "0"],
  ["scale", {scale: -1}, "-1"],
  ["scale", {scale: 1.5}, "1.5"],
  ["scale", {scale: 101}, "101"],
  ["seed", {seed: Number.NaN}, "NaN"],
  ["seed", {seed: 0.5}, "0.5"],
  ["release", {release: "2026-09-30" as "2026-03-24"}, "2026-09-30"],
  ["size", {size: "medium" as "small"}, "medium"],
  ["folder", {folder: ""}, ""],
  ["tasks.named.claude", {tasks: tasks(-5, 300, 100)}, "-5"],
  ["tasks.named.api", {tasks: tasks(400, 19, 10)}, "19"],
  ["tasks.named.api", {tasks: tasks(400, 30.5, 10)}, "30.5"],
  ["tasks.shared", {tasks: tasks(400, 300, 301)}, "301"],
  ["tasks.shared", {tasks: tasks(400, 300, 0)}, "0"],
  ["tasks.named.claude", {tasks: tasks(90_000, 300, 100)}, "90000"],
  ["truth.success", {truth: {success: 101}}, "101"],
  ["truth.success", {truth: {success: Number.NaN}}, "NaN"],
  ["truth.gap", {truth: {gap: -101}}, "-101"],
  ["truth.success − truth.gap (the API's success)", {truth: {success: 30, gap: 40}}, "-10"],
  ["truth.slope.api", {truth: {slope: {claude: 0, api: 6}}}, "6"],
  ["truth.fold", {truth: {fold: 0}}, "0"],
  ["truth.spread.shared", {truth: {spread: {shared: -1, own: {claude: 1, api: 1}}}}, "-1"],
  ["truth.spread.own.api", {truth: {spread: {shared: 1, own: {claude: 1, api: 51}}}}, "51"],
  ["truth.selection.claude", {truth: {selection: {claude: 51, api: 0}}}, "51"],
  ["truth.difficulty.shown", {truth: {difficulty: {...februaryTruth.difficulty, shown: 1.1}}}, "1.1"],
  ["truth.labels.api.directive.sensitivity", {truth: {labels: {claude: labelled(1, 1), api: labelled(1.2, 1)}}}, "1.2"],
  [
    "truth.labels.claude.directive.specificity",
    {truth: {labels: {claude: labelled(1, -0.1), api: labelled(1, 1)}}},
    "-0.1"
  ]
];

test.each(impossible)("%s is refused by its name: %j", async (parameter, options, found) => {
  const folder = await mkdtemp(join(tmpdir(), "options-"));
  onTestFinished(() => rm(folder, {recursive: true, force: true}));
  const refused = generateRelease({...small, folder, ...options});
  await expect(refused).rejects.toThrow(ParameterError);
  await expect(refused).rejects.toMatchObject({parameter, found});
  await expect(refused).rejects.toThrow(`Impossible sample parameter ${parameter}: expected `);
  expect(await readdir(folder)).toEqual([]);
});

test.each<[string, Partial<PlantedTruth>, number]>([
  ["n", {}, 0],
  ["n", {}, 2.5],
  ["truth.success", {success: -1}, 10],
  ["truth.gap", {gap: Infinity}, 10]
])("drawPanel refuses %s by its name", (parameter, truth, n) => {
  expect(() => drawPanel({...februaryTruth, ...truth}, 1, n)).toThrow(
    expect.objectContaining({name: "ParameterError", parameter})
  );
});

test("a release's name: the later version of February unless the first is asked for", () => {
  expect(sampleName("2026-03-24")).toBe("2026-03-24-republished");
  expect(sampleName("2026-03-24", "first")).toBe("2026-03-24");
  expect(sampleName("2026-01-15")).toBe("2026-01-15");
  expect(() => sampleName("2026-01-15", "republished")).toThrow("version");
});
