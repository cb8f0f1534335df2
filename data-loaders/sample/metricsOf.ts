import {sum} from "d3-array";

import model from "./model.json" with {type: "json"};
import {drawStats} from "./numericStats.js";
import type {Random} from "./Random.js";

/** What conversations of a node look like, before any is counted. */
export interface Mix {
  /** Facet → shares adding up to 1. */
  shares: Record<string, number[]>;
  /** Facet → true mean. */
  means: Record<string, number>;
  artifacts: number[];
}

export type Metric = [metric: string, value: number];

const {means: meanFacets, useCases, modes} = model.metrics;
export const artifacts = model.metrics.artifacts.split(" ");

/**
 * The 51 metrics of a node, in the order in which they are written, as n of `base` conversations would show them. A
 * geography adds two on its usage.
 */
export function metricsOf(random: Random, {shares, means, artifacts: usual}: Mix, n: number, base = n): Metric[] {
  const pct = (weights: number[]): number[] => random.multinomial(n, weights).map((count) => (100 * count) / n);
  const byMode = pct(shares.collaboration!);
  const byArtifact = pct(usual);
  const [automation, augmentation] = [sum(byMode.slice(0, 2)), sum(byMode.slice(2, 5))];
  const classified = automation + augmentation || 1;
  const each = (prefix: string, labels: string[], values: number[]): Metric[] =>
    labels.map((label, k) => [`${prefix}_${label}_pct`, values[k]!]);
  return [
    ["pct", (100 * n) / base],
    ["multitasking_pct", pct(shares.multitasking!)[0]!],
    ["human_only_ability_pct", pct(shares.human_only_ability!)[0]!],
    ...meanFacets.map((facet): Metric => [`${facet}_mean`, drawStats(random, facet, means[facet]!, n).mean]),
    ...each("use_case", useCases, pct(shares.use_case!)),
    ...each(
      "collaboration_bucket",
      ["automation", "augmentation"],
      [automation, augmentation].map((x) => (100 * x) / classified)
    ),
    ...each("collaboration", modes, byMode),
    ...each("artifact", artifacts, byArtifact)
  ];
}
