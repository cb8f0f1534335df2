import {mean, sort} from "d3-array";

import {platforms} from "../../src/analysis/panel/Panel.js";
import {dialects} from "../dialects/Dialect.js";
import {fault} from "../outside/fault.js";
import type {Manifest} from "../releases/Manifest.js";
import {writeCsv, type WrittenFile} from "./CsvFile.js";
import {type DrawnRelease, drawRelease} from "./drawRelease.js";
import {sideTruth, type TaskTruth} from "./drawTask.js";
import {publishStatements} from "./names.js";
import {publishLong} from "./publishLong.js";
import {publishMetric} from "./publishMetric.js";
import {checkOptions, defaultSeed, sampleName, type SampleOptions, sampleReleases} from "./SampleOptions.js";
import {shapeOf} from "./shapeOf.js";

/** What is true in a synthetic release, to hold an analysis against. */
export type SampleTruth = Awaited<ReturnType<typeof generateRelease>>;

/**
 * Writes a synthetic release into `options.folder`, laid out as the dataset repository, and says what is true in it.
 * The same options give the same bytes on any machine.
 *
 * @throws ParameterError for impossible options, the file system's error when the folder cannot be written
 */
export async function generateRelease(options: SampleOptions) {
  const planted = checkOptions(options);
  const {folder, seed, scale = 1} = options;
  const drawn = drawRelease(seed, shapeOf(options), planted, scale);
  const tasks = tasksOf(drawn);
  // Mean true gap over shared tasks, points: the planted one but for success drawn in near 0 and 100 %.
  const gap = mean(tasks, ({sides: {claude, api}}) => (claude && api ? claude.success - api.success : undefined))!;
  return {release: drawn.shape.release, seed, planted, gap, tasks, files: writeRelease(folder, drawn)};
}

/** What was planted and what was counted, by the names of tasks. */
function tasksOf({tasks, counts}: DrawnRelease): TaskTruth[] {
  const known = new Map<string, TaskTruth>();
  for (const {text, difficulty} of tasks) {
    const task = text.toLowerCase();
    known.set(task, {task, difficulty, sides: {claude: null, api: null}});
  }
  for (const p of platforms)
    for (const {name, side, cells} of counts[p].tasks)
      if (side) known.get(name)!.sides[p] = sideTruth(side, cells.task_success?.[0] ?? 0, cells.collaboration!);
  return sort(known.values(), ({task}) => task);
}

/** Publishes both platforms and the statements, in the layout of the dataset repository. */
export function writeRelease(folder: string, drawn: DrawnRelease): WrittenFile[] {
  const {dialect, platforms: files} = drawn.shape;
  const publish = dialect === "metric" ? publishMetric : publishLong;
  const header = Object.keys(dialects[dialect].columns).join();
  return [
    ...platforms.map((p) => writeCsv(folder, files[p].path, header, (file) => publish(drawn, p, file))),
    publishStatements(folder, drawn.seed, drawn.statements)
  ];
}

/**
 * Writes the embedded sample of a release: a few hundred made-up tasks, laid out as the dataset repository.
 *
 * @throws AcquireError (absent) when the generator has no such release.
 */
export async function makeSample({release}: Manifest, folder: string): Promise<void> {
  if (!sampleReleases.some((known) => known === release))
    throw fault("no sample of the release", "the synthetic sample", {release, releases: sampleReleases.join(", ")});
  await generateRelease({release: sampleName(release), folder, seed: defaultSeed, size: "small"});
}
