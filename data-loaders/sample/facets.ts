import type {Platform} from "../../src/analysis/panel/Panel.js";
import model from "./model.json" with {type: "json"};

/** How much the log-odds of a facet's labels differ between tasks. Collaboration and success have models of their own. */
export const labelSpread: Record<string, Record<Platform, number>> = model.labelSpread;

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

export const numericModels = model.numeric as unknown as Record<string, NumericModel>;

/** Numeric facets of which only an index and a count are published. */
export const indexFacets = ["cost", "prompt_tokens", "completion_tokens"];

/** Numeric facets that are published by themselves and by request too: the indices are not. */
export function numericBases({means}: {means: Record<string, number>}): string[] {
  return Object.keys(means).filter((facet) => !indexFacets.includes(facet));
}
