import {completeTruth, labelled, type PlantedTruth} from "../../data-loaders/sample/PlantedTruth.js";

/** No gap, no slope, no confounder, right labels, every cell published: what the scenarios depart from. */
const nothing: PlantedTruth = completeTruth({
  success: 60,
  gap: 0,
  slope: {claude: 0, api: 0},
  difficulty: {directive: {claude: 0, api: 0}, success: {claude: 0, api: 0}, shown: 0},
  selection: {claude: 0, api: 0},
  spread: {shared: 6, own: {claude: 7, api: 9}},
  fold: 1
});

/** What is planted, by name. */
export const scenarios = {
  null: {label: "nothing planted", truth: nothing},
  effect: {
    label: "a gap of 15 and a slope on each side",
    truth: {...nothing, success: 70, gap: 15, slope: {claude: -0.25, api: -0.05}}
  },
  confounded: {
    label: "no slope, but hard tasks are more directive and succeed less on Claude.ai",
    truth: {
      ...nothing,
      gap: 10,
      difficulty: {directive: {claude: 0.8, api: 0.8}, success: {claude: -6, api: -1}, shown: 1}
    }
  },
  labels: {
    label: "labels less right on one platform, and in one mode",
    truth: {
      ...nothing,
      success: 70,
      gap: 12,
      labels: {
        claude: labelled(0.95, 0.9),
        api: {...labelled(0.9, 0.95), directive: {sensitivity: 0.8, specificity: 0.95}}
      }
    }
  },
  folded: {
    label: "cells under 15 folded, and what works on the API is larger there",
    truth: {...nothing, success: 70, gap: 15, selection: {claude: 0, api: 4}, fold: 15}
  }
} satisfies Record<string, {label: string; truth: PlantedTruth}>;

export type ScenarioId = keyof typeof scenarios;
