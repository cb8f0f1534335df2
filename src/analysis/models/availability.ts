import {cross} from "d3-array";

import type {PlatformFigures} from "../panel/Globals.js";
import {type Measure, type PanelRow, type Platform, platforms} from "../panel/Panel.js";
import type {PeriodEvidence, TaskMetric} from "../panel/ReleaseEvidence.js";
import rows from "./facets.json" with {type: "json"};

/**
 * What a release can publish of a platform: how the catalogue calls it (null where it says nothing of it), its measures in
 * the panel, and its place in the figures about all conversations.
 */
const facets = rows as readonly {
  name: string;
  metric: TaskMetric | null;
  measures: readonly Measure[];
  overall: keyof PlatformFigures;
}[];

/**
 * What one release publishes of one facet on one platform. From its files: `tasks`, by so many tasks; `overall`, about all
 * conversations only; `none`. From the catalogue where the files are not at hand: `listed`, `not listed`, or `unknown` where
 * the catalogue is silent; it says nothing of single platforms.
 */
export interface Availability {
  facet: string;
  platform: Platform;
  release: string;
  state: "tasks" | "overall" | "none" | "listed" | "not listed" | "unknown";
  /** Tasks that publish it; null from the catalogue. */
  tasks: number | null;
  /** Listed for tasks by the catalogue, and in the files for none. */
  broken: boolean;
}

/** The matrix platform × facet × release, in the order of facets, platforms and then releases as given. */
export function availability(
  atHand: readonly PeriodEvidence[],
  missing: readonly {release: string; metrics: readonly TaskMetric[]}[]
): Availability[] {
  return cross(facets, platforms).flatMap(([{name: facet, metric, measures, overall}, platform]) => [
    ...atHand.map(({release, panel, globals, metrics}): Availability => {
      const columns = measures.map((measure) => `${platform}_${measure}` as keyof PanelRow);
      const tasks = panel.filter((row) => columns.some((column) => row[column] !== null)).length;
      const figures = globals[platform];
      const figure = overall === "modes" ? figures.modes.directive : figures[overall];
      const state = tasks > 0 ? "tasks" : figure === null ? "none" : "overall";
      const broken = metric !== null && metrics.includes(metric) && tasks === 0;
      return {facet, platform, release, state, tasks, broken};
    }),
    ...missing.map(({release, metrics}): Availability => {
      const state = metric === null ? "unknown" : metrics.includes(metric) ? "listed" : "not listed";
      return {facet, platform, release, state, tasks: null, broken: false};
    })
  ]);
}
