import type {Platform} from "../../src/analysis/panel/Panel.js";
import {countTasks, type PlatformCounts} from "./countTasks.js";
import {drawTasks, type Task} from "./drawTasks.js";
import {type StatementRow, statementRows} from "./names.js";
import type {PlantedTruth} from "./PlantedTruth.js";
import type {Shape} from "./shapeOf.js";

/** A release as drawn and counted, before anything is folded or written. */
export interface DrawnRelease {
  seed: number;
  shape: Shape;
  truth: PlantedTruth;
  tasks: Task[];
  counts: Record<Platform, PlatformCounts>;
  statements: StatementRow[];
}

/** @param repeat how many times the published release is repeated in size: see `sizes` */
export function drawRelease(seed: number, shape: Shape, truth: PlantedTruth, repeat: number): DrawnRelease {
  const drawn = {seed, shape, truth, tasks: drawTasks(seed, shape, truth, repeat)};
  const counts = {claude: countTasks(drawn, "claude"), api: countTasks(drawn, "api")};
  return {...drawn, counts, statements: statementRows(seed, shape)};
}
