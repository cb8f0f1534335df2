import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {fromLocal} from "../../data-loaders/acquire/fromLocal.js";
import {csvTable} from "../../data-loaders/dialects/csvTable.js";
import {longColumns} from "../../data-loaders/dialects/long.js";
import {openDuckDB, rows} from "../../data-loaders/duckdb.js";
import {catalogue, findRelease} from "../../data-loaders/releases/catalogue.js";
import {generateRelease} from "../../data-loaders/sample/generateRelease.js";
import {defaultSeed} from "../../data-loaders/sample/SampleOptions.js";
import {gather} from "../../data-loaders/stage/gather.js";
import {type DeclaredEstimates, type EstimateId, runDeclared} from "../../src/analysis/models/declaredEstimates.js";
import type {PlatformFigures} from "../../src/analysis/panel/Globals.js";
import {type Mode, modeLabels, type PanelRow, type Platform, platformLabels} from "../../src/analysis/panel/Panel.js";
import type {ReleaseEvidence} from "../../src/analysis/panel/ReleaseEvidence.js";
import {selectTasks} from "../../src/analysis/panel/selectTasks.js";
import {essayPopulation, successPopulation} from "../../src/analysis/panel/Specification.js";

/** A published figure beside the generated one. */
export interface Compared extends PublishedFigure {
  generated: number;
  /** How far the generated figure may be from the published one, and why so far. */
  tolerance: {low: number; high: number; reason: string};
  met: boolean;
}

/** Generates February 2026 at full size and holds it against what was published. */
export async function compareWithPublished(seed = defaultSeed): Promise<Compared[]> {
  const measured = await measure(seed);
  return publishedFigures.map((figure) => {
    const {value, low, high, reason} = figure.measure(measured);
    const met = figure.published >= low && figure.published <= high;
    return {...figure, generated: value, tolerance: {low, high, reason}, met};
  });
}

async function measure(seed: number): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), "february-"));
  try {
    await generateRelease({folder, release: "2026-03-24-republished", seed, size: "full"});
    const manifest = findRelease(catalogue({catalogueDir: null}), "2026-03-24");
    const files = await fromLocal(manifest, folder, {memoDir: null, verify: true});
    const of = {release: manifest.release, source: "sample", synthetic: true, reason: "calibration", files} as const;
    const evidence = await gather(manifest, of);
    const count = (k: number): Promise<{all: number; global: number}> => rowsOf(files[k]!.file);
    return {
      evidence,
      estimates: runDeclared({...evidence, august: null}),
      rows: {claude: await count(0), api: await count(1)}
    };
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

async function rowsOf(file: string): Promise<{all: number; global: number}> {
  const connection = await openDuckDB();
  try {
    const [found] = await rows<{all: number; global: number}>(
      connection,
      `SELECT count(*)::INTEGER AS all, (count(*) FILTER (geography = 'global'))::INTEGER AS global
       FROM ${csvTable(longColumns, file)}`
    );
    return found!;
  } finally {
    connection.closeSync();
  }
}

/** The comparison in Markdown, a table for each group of figures. */
export function comparisonTable(compared: readonly Compared[]): string {
  const groups = [...new Set(compared.map(({group}) => group))];
  return groups
    .map((group) =>
      section(
        group,
        compared.filter((figure) => figure.group === group)
      )
    )
    .join("\n\n");
}

function section(group: string, figures: readonly Compared[]): string {
  const lines = figures.map(({label, published, generated, digits, tolerance, met}) => {
    const cells = [
      label,
      text(published, digits),
      text(generated, digits),
      `${tolerance.reason.replaceAll("-", "−")}${met ? "" : ": **missed**"}`
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [
    `### ${group}`,
    "",
    "| figure | published | generated | as near as |",
    "| --- | --: | --: | --- |",
    ...lines
  ].join("\n");
}

function text(value: number, digits: number): string {
  return digits === 0 ? Math.round(value).toLocaleString("en") : value.toFixed(digits).replace("-", "−");
}

/** A generated release as the report would read it. */
interface Measured {
  evidence: ReleaseEvidence;
  estimates: DeclaredEstimates;
  /** Rows of each file: all, and those about the world. */
  rows: Record<Platform, {all: number; global: number}>;
}

/** What was measured, and where the published figure must lie. */
interface Found {
  value: number;
  low: number;
  high: number;
  /** Of the tolerance, for a reader. */
  reason: string;
}

/** A figure of February 2026 as published, and how the same is measured in a generated release. */
interface PublishedFigure {
  group: "The whole platform" | "Tasks and rows" | "What folding leaves of task success" | "The essay's tasks";
  label: string;
  published: number;
  digits: number;
  measure: (measured: Measured) => Found;
}

const withinPercent =
  (percent: number) =>
  (value: number): Found => ({
    value,
    low: value * (1 - percent / 100),
    high: value * (1 + percent / 100),
    reason: `${percent} %`
  });
const exact = (value: number): Found => ({value, low: value, high: value, reason: "exact"});
/** Two numbers of tasks, each in or out by chance, differ by about √(a + b). */
const byChance =
  (published: number) =>
  (value: number): Found => {
    const most = 2 * Math.sqrt(published + value);
    return {value, low: value - most, high: value + most, reason: `chance, ±${Math.round(most)}`};
  };

type Read = (figures: PlatformFigures) => number | null;
const whole = (label: string, read: Read, digits: number, claude: number, api: number): PublishedFigure[] =>
  (
    [
      ["claude", claude],
      ["api", api]
    ] as const
  ).map(([p, published]) => ({
    group: "The whole platform",
    label: `${label}, ${platformLabels[p]}`,
    published,
    digits,
    measure: ({evidence}) => withinPercent(1)(read(evidence.globals[p])!)
  }));
const mode = (name: Mode, claude: number, api: number): PublishedFigure[] =>
  whole(`${modeLabels[name]}, %`, ({modes}) => modes[name], 4, claude, api);

const counted = (
  label: string,
  published: number,
  read: (measured: Measured) => number,
  tolerance: (value: number) => Found = exact
): PublishedFigure => ({group: "Tasks and rows", label, published, digits: 0, measure: (m) => tolerance(read(m))});
const facet =
  (p: Platform, metric: string) =>
  ({evidence}: Measured): number =>
    evidence.facets.find((d) => d.platform === p && d.metric === `${metric} by task`)!.rows;

const pattern = (p: Platform, cells: string, published: number): PublishedFigure => ({
  group: "What folding leaves of task success",
  label: `${cells}, ${platformLabels[p]}`,
  published,
  digits: 0,
  measure: ({evidence}) => byChance(published)(evidence.panel.filter((row) => cellsOf(row, p) === cells).length)
});

function cellsOf(row: PanelRow, p: Platform): string {
  const cells = {yes: row[`${p}_success`], no: row[`${p}_failure`], folded: row[`${p}_success_folded`]};
  return Object.entries(cells)
    .flatMap(([label, value]) => (value === null ? [] : [label]))
    .join(" + ");
}

const essay = (label: string, id: EstimateId, published: number, digits: number): PublishedFigure => ({
  group: "The essay's tasks",
  label,
  published,
  digits,
  measure: ({estimates}) => {
    const {value, interval} = estimates[id];
    const [low, high] = interval!;
    return {value: value!, low, high, reason: `95 % interval, ${low.toFixed(digits)} to ${high.toFixed(digits)}`};
  }
});
const tasksOf = (label: string, published: number, population: typeof essayPopulation): PublishedFigure => ({
  group: "The essay's tasks",
  label,
  published,
  digits: 0,
  measure: ({evidence}) => byChance(published)(selectTasks(evidence.panel, population).length)
});

/** The release of 2026-03-24 and what the essay printed about it. */
const publishedFigures: readonly PublishedFigure[] = [
  ...whole("success, %", ({success}) => success, 4, 69.9385, 50.5476),
  ...mode("directive", 32.6362, 58.2182),
  ...mode("feedback_loop", 11.5207, 9.411),
  ...mode("learning", 22.3525, 4.4286),
  ...mode("task_iteration", 25.585, 9.2985),
  ...mode("validation", 4.8566, 3.4493),
  ...mode("no_mode", 3.049, 15.1944),
  ...whole("time alone, hours", (d) => d.human_only_time, 4, 3.0629, 1.74),
  ...whole("time with AI, minutes", (d) => d.human_with_ai_time, 4, 14.3033, 4.2),
  ...whole("autonomy, 1 to 5", (d) => d.autonomy, 4, 3.4067, 2.69),
  ...whole("education, years", (d) => d.human_education, 4, 11.9187, 13.22),
  counted("named tasks, Claude.ai", 3258, ({evidence}) => evidence.audit.claude_tasks),
  counted("named tasks, API", 2297, ({evidence}) => evidence.audit.api_tasks),
  counted("named tasks on both", 1908, ({evidence}) => evidence.audit.shared_tasks),
  counted("rows of onet_task, Claude.ai", 6520, facet("claude", "usage")),
  counted("rows of onet_task, API", 4598, facet("api", "usage")),
  counted("rows of onet_task::collaboration, Claude.ai", 17_530, facet("claude", "collaboration"), withinPercent(2)),
  counted("rows of onet_task::collaboration, API", 11_660, facet("api", "collaboration"), withinPercent(2)),
  counted("rows of onet_task::task_success, Claude.ai", 12_060, facet("claude", "success"), withinPercent(2)),
  counted("rows of onet_task::task_success, API", 8256, facet("api", "success"), withinPercent(2)),
  counted("global rows, Claude.ai", 271_313, ({rows}) => rows.claude.global, withinPercent(1)),
  counted("global rows, API", 195_156, ({rows}) => rows.api.global, withinPercent(1)),
  counted("all rows, Claude.ai", 477_717, ({rows}) => rows.claude.all, withinPercent(1)),
  pattern("claude", "yes + no", 1544),
  pattern("claude", "yes + folded", 1171),
  pattern("claude", "folded", 464),
  pattern("claude", "no + folded", 56),
  pattern("claude", "yes", 24),
  pattern("api", "yes + no", 1306),
  pattern("api", "yes + folded", 423),
  pattern("api", "folded", 467),
  pattern("api", "no + folded", 99),
  pattern("api", "yes", 2),
  tasksOf("tasks with success on both", 1416, successPopulation),
  tasksOf("and directive and learning on both", 258, essayPopulation),
  essay("mean success, Claude.ai, %", "mean_claude_success", 70.45, 2),
  essay("mean success, API, %", "mean_api_success", 54.56, 2),
  essay("mean gap, points", "mean_gap", 15.88, 2),
  essay("tasks with Claude.ai ahead, %", "share_ahead", 84.88, 2),
  essay("r of API directive share with the gap", "pearson.api_directive.gap", -0.263, 3),
  essay("r of API learning share with the gap", "pearson.api_learning.gap", 0.226, 3)
];
