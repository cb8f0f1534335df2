import {sum} from "d3-array";

import type {Platform} from "../../src/analysis/panel/Panel.js";
import type {Task} from "./drawTask.js";
import model from "./model.json" with {type: "json"};
import type {Random} from "./Random.js";

/**
 * A numeric facet: whether task means and conversations spread in logs (times, costs) or in the unit itself; standard
 * deviations `between` task means and of conversations `within` a task; what the means show, by weight: difficulty (or its
 * noise), then two noises of their own; and the `range` of a conversation's values.
 */
type NumericModel = (typeof model.numeric)["cost"] & {shows: [number, number, number]; range: [number, number]};

export const numericModels = model.numeric as unknown as Record<string, NumericModel>;

type Noise = Pick<Task, "difficulty" | "shows">;

/** What stands for a task where there is none: noise alone. */
export const noise = (random: Random): Noise => ({difficulty: random.normal(), shows: random.normals()});

/** True mean of a task, before scaling to the platform's global mean; `none` and clusters pass noise alone. */
export function taskMean(facet: string, centre: number, {difficulty, shows}: Noise, shown: number): number {
  const model = numericModels[facet]!;
  const [a, b, c] = shows;
  const first = Math.sqrt(shown) * difficulty + Math.sqrt(1 - shown) * a;
  const z = model.shows[0] * first + model.shows[1] * b + model.shows[2] * c;
  if (model.log) return centre * Math.exp(model.between * z - model.between ** 2 / 2);
  return within(model, centre + model.between * z);
}

/** What is published of a numeric facet in one task, cluster or place. */
export type NumericStats = ReturnType<typeof drawStats>;

/** Draws what n conversations around a true mean would publish. The intervals are normal, hence some negative bounds. */
export function drawStats(random: Random, facet: string, trueMean: number, n: number) {
  const model = numericModels[facet]!;
  const [low] = model.range;
  const s2 = model.within ** 2;
  const sd = model.log ? trueMean * Math.sqrt(Math.exp(s2) - 1) : model.within;
  const stdev = sd * Math.exp(random.normal() * Math.sqrt(0.5 / n) - 0.25 / n);
  const error = sd / Math.sqrt(n);
  const mean = Math.max(low + trueMean * 0.2, within(model, trueMean + error * random.normal()));
  const median = Math.max(low, model.log ? mean * Math.exp(-s2 / 2) : within(model, Math.round(mean)));
  const meanHalf = (1.96 * stdev) / Math.sqrt(n);
  return {
    mean,
    median,
    stdev,
    mean_ci_lower: Math.max(low, mean - meanHalf),
    mean_ci_upper: mean + meanHalf,
    median_ci_lower: median - 1.2533 * meanHalf,
    median_ci_upper: median + 1.2533 * meanHalf
  };
}

/** Scale (times) or shift (scores) that brings the weighted mean of `means` to the target. */
export function fitMeans(facet: string, means: number[], weights: readonly number[], target: number): void {
  const model = numericModels[facet]!;
  const total = sum(weights);
  for (let round = 0; round < 8; round++) {
    const mean = sum(means, (m, k) => m * weights[k]!) / total;
    means.forEach((m, k) => (means[k] = within(model, model.log ? (m * target) / mean : m + target - mean)));
  }
}

const within = ({range: [low, high]}: NumericModel, value: number): number => Math.min(high, Math.max(low, value));

/** How much the log-odds of a facet's labels differ between tasks. Collaboration and success have models of their own. */
export const labelSpread: Record<string, Record<Platform, number>> = model.labelSpread;

/** The same between request clusters, and other nodes made of many tasks. */
export const spreadOfClusters = (facet: string): number => (labelSpread[facet]?.claude ?? 0.8) * 0.6;

/** Numeric facets of which only an index and a count are published. */
export const indexFacets = ["cost", "prompt_tokens", "completion_tokens"];

/** Numeric facets that are published by themselves and by request too: the indices are not. */
export const numericBases = ({means}: {means: Record<string, number>}): string[] =>
  Object.keys(means).filter((facet) => !indexFacets.includes(facet));
