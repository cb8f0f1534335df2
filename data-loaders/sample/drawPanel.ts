import {group, sum} from "d3-array";

import {
  columnRows,
  columns,
  modeLabels,
  modes,
  type PanelRow,
  type Platform,
  platforms
} from "../../src/analysis/panel/Panel.js";
import {
  asShare,
  departure,
  drawLabels,
  drawTask,
  level,
  meanDirective,
  type SideTruth,
  sideTruth,
  type Task,
  type TaskTruth
} from "./drawTask.js";
import {smallestTask} from "./drawTasks.js";
import {fold} from "./LongWriter.js";
import {type Statement, statements} from "./names.js";
import {drawStats, taskMean} from "./numericStats.js";
import {Random} from "./Random.js";
import {checkDraw, type PlantedTruth} from "./SampleOptions.js";
import {februaryMeans} from "./shapeOf.js";

/** A panel drawn from the planted truth, beside what is true of each of its tasks. */
export type DrawnPanel = {panel: PanelRow[]; tasks: TaskTruth[]};

// The same in every draw: only what happens in the tasks is drawn.
let names: Statement[] = [];

// Sizes of shared tasks: lognormal above the floor, in logs.
const size = {centre: 4.6, spread: 1.5, agreement: 0.75};

const labels = modes.map((mode) => modeLabels[mode]);
const empty = Object.fromEntries(columns.map((column) => [column, null])) as Record<(typeof columns)[number], null>;
const columnsOf = group(columnRows, ({platform}) => platform);

/**
 * Draws n shared tasks from all conceivable ones, in memory: for calibration over thousands of draws. Means over tasks
 * vary from draw to draw around the planted ones, as an interval assumes; a release (`generateRelease`) meets them.
 *
 * @throws RangeError naming the parameter that is impossible
 */
export function drawPanel(truth: PlantedTruth, seed: number, n: number): DrawnPanel {
  checkDraw(truth, n);
  const usual = meanDirective(truth);
  const random = new Random(seed, "panel");
  const drawn: DrawnPanel = {panel: [], tasks: []};
  if (names.length < n) names = statements(1, n);
  for (const [k, statement] of names.slice(0, n).entries()) {
    const task = drawTask(random, statement, truth, size.agreement);
    const [name, major] = [task.text.toLowerCase(), task.field.code];
    const soc = {task_ids: [k + 1], soc_majors: [major], soc_major: major};
    const row: PanelRow = {task: name, pseudo: false, ...soc, ...empty};
    const known: TaskTruth = {task: name, difficulty: task.difficulty, sides: {claude: null, api: null}};
    for (const p of platforms) {
      const side = task.sides[p];
      side.n = smallestTask + Math.floor(Math.exp(size.centre + size.spread * side.score));
      side.success = asShare(level(truth, p) + departure(truth, p, task, usual));
      known.sides[p] = countSide(random, row, task, p, truth);
    }
    drawn.panel.push(row);
    drawn.tasks.push(known);
  }
  for (const p of platforms) {
    const total = sum(drawn.panel, (row) => row[`${p}_n`]!);
    for (const row of drawn.panel) row[`${p}_usage`] = (100 * row[`${p}_n`]!) / total;
  }
  return drawn;
}

/** Counts one side, folds it as published, and writes it into the row. */
function countSide(random: Random, row: PanelRow, task: Task, p: Platform, truth: PlantedTruth): SideTruth {
  const {n, success, modes: shares} = task.sides[p];
  const counts = random.multinomial(n, shares);
  const yes = drawLabels(random, truth.labels[p], success, counts);
  const cells: Record<string, Record<string, number>> = {
    task_success: Object.fromEntries(fold(["yes", "no"], [yes, n - yes], truth.fold)),
    collaboration: Object.fromEntries(fold(labels, counts, truth.fold))
  };
  row[`${p}_n`] = n;
  for (const {column, long, stat} of columnsOf.get(p)!) {
    const {facet = "", label = ""} = long ?? {};
    const count = cells[facet]?.[label ?? ""];
    if (stat === "pct" && count !== undefined) row[column] = (100 * count) / n;
    if (stat !== "mean") continue;
    const mean = taskMean(facet, februaryMeans[p][facet]!, task, truth.difficulty.shown);
    row[column] = drawStats(random, facet, mean, n).mean;
  }
  return sideTruth(task.sides[p], yes, counts);
}
