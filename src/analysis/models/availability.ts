import {cross} from "d3-array";

import type {PlatformFigures} from "../panel/Globals.js";
import {type Measure, modes, type PanelRow, type Platform, platforms} from "../panel/Panel.js";
import type {PeriodEvidence, TaskMetric} from "../panel/ReleaseEvidence.js";

/** What a release can publish of a platform, with its place in the panel and in the figures about all conversations. */
interface Facet {
  name: string;
  /** How the catalogue calls it; null where it says nothing of it. */
  metric: TaskMetric | null;
  measures: readonly Measure[];
  overall(figures: PlatformFigures): number | null;
}

const facets: readonly Facet[] = [
  {name: "conversations, counted", metric: null, measures: ["n"], overall: (d) => d.conversations},
  {name: "collaboration modes", metric: "collaboration", measures: modes, overall: (d) => d.modes.directive},
  {name: "task success", metric: "success", measures: ["success"], overall: (d) => d.success},
  {name: "time alone", metric: "human_only_time", measures: ["human_only_time"], overall: (d) => d.human_only_time},
  {
    name: "time with AI",
    metric: "human_with_ai_time",
    measures: ["human_with_ai_time"],
    overall: (d) => d.human_with_ai_time
  },
  {name: "AI autonomy", metric: "autonomy", measures: ["autonomy"], overall: (d) => d.autonomy},
  {name: "education", metric: "education", measures: ["human_education"], overall: (d) => d.human_education}
];

/**
 * What one release publishes of one facet on one platform. From its files: `tasks`, by so many tasks; `overall`, about all
 * conversations only; `none`. From the catalogue where the files are not at hand: `listed`, `not listed`, or `unknown` where
 * the catalogue is silent; it says nothing of single platforms.
 */
export interface Availability {
  facet: string;
  platform: Platform;
  release: string;
  from: "files" | "catalogue";
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
      const state = tasks > 0 ? "tasks" : overall(globals[platform]) === null ? "none" : "overall";
      const broken = metric !== null && metrics.includes(metric) && tasks === 0;
      return {facet, platform, release, from: "files", state, tasks, broken};
    }),
    ...missing.map(({release, metrics}): Availability => {
      const state = metric === null ? "unknown" : metrics.includes(metric) ? "listed" : "not listed";
      return {facet, platform, release, from: "catalogue", state, tasks: null, broken: false};
    })
  ]);
}
