import type {Platform} from "../../src/analysis/panel/Panel.js";

/** How much the log-odds of a facet's labels differ between tasks. Collaboration and success have models of their own. */
export const labelSpread: Record<string, Record<Platform, number>> = {
  use_case: {claude: 1.6, api: 1.4},
  multitasking: {claude: 0.9, api: 1.2},
  human_only_ability: {claude: 1.2, api: 1.3}
};

/** A numeric facet: how its mean differs between tasks, and conversations within a task. */
export interface NumericModel {
  /** Whether task means and conversations spread in logs (times, costs) or in the unit itself. */
  log: boolean;
  /** Standard deviation over task means. */
  between: number;
  /** Standard deviation of conversations within a task. */
  within: number;
  /** Weights of what the means show: difficulty (or its noise), then two noises of their own. */
  shows: [number, number, number];
  /** Values a conversation can take. */
  range: [number, number];
}

export const numericModels: Record<string, NumericModel> = {
  human_only_time: {log: true, between: 0.65, within: 0.95, shows: [1, 0, 0], range: [0, 8000]},
  human_with_ai_time: {log: true, between: 0.42, within: 0.85, shows: [0.75, 0.66, 0], range: [0, 2000]},
  ai_autonomy: {log: false, between: 0.24, within: 0.85, shows: [0.45, 0.3, 0.84], range: [1, 5]},
  human_education_years: {log: false, between: 2.3, within: 3.2, shows: [0.7, 0.2, 0.69], range: [0, 20]},
  ai_education_years: {log: false, between: 2.1, within: 2.9, shows: [0.65, 0.3, 0.7], range: [0, 20]},
  cost: {log: true, between: 0.7, within: 1.0, shows: [0.5, 0.5, 0.7], range: [0, 1000]},
  prompt_tokens: {log: true, between: 0.8, within: 1.0, shows: [0.3, 0.6, 0.74], range: [0, 1000]},
  completion_tokens: {log: true, between: 0.6, within: 1.0, shows: [0.6, 0.3, 0.74], range: [0, 1000]}
};

/** Numeric facets of which only an index and a count are published. */
export const indexFacets = ["cost", "prompt_tokens", "completion_tokens"];

/** Numeric facets that are published by themselves and by request too: the indices are not. */
export function numericBases({means}: {means: Record<string, number>}): string[] {
  return Object.keys(means).filter((facet) => !indexFacets.includes(facet));
}
