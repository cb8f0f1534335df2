import model from "./model.json" with {type: "json"};
import {drawStats} from "./numericStats.js";
import type {Random} from "./Random.js";

/**
 * Values of a node's 50 metrics other than `pct`, in the order of `nodeMetrics`, as n conversations would show them.
 * Two decimals; a zero is a zero.
 */
export function nodeValues(random: Random, mix: Mix, n: number): number[] {
  const share = (facet: string): number[] =>
    random.multinomial(n, mix.shares[facet]!).map((count) => (100 * count) / n);
  const mean = (facet: string): number => drawStats(random, facet, mix.means[facet]!, n).mean;
  const modes = share("collaboration");
  const [directive, feedback, learning, iteration, validation] = modes as [number, number, number, number, number];
  const automation = directive + feedback;
  const augmentation = learning + iteration + validation;
  const classified = automation + augmentation || 1;
  const artifacts = random.multinomial(n, mix.artifacts).map((count) => (100 * count) / n);
  return [
    share("multitasking")[0]!,
    share("human_only_ability")[0]!,
    mean("ai_autonomy"),
    mean("ai_education_years"),
    mean("human_education_years"),
    mean("human_only_time"),
    mean("human_with_ai_time"),
    ...share("use_case"),
    (100 * automation) / classified,
    (100 * augmentation) / classified,
    ...modes,
    ...artifacts
  ].map(twoDecimals);
}

export function twoDecimals(value: number): number {
  return Math.round(value * 100) / 100;
}

const {first, modes, artifacts} = model.metrics;
export const artifactMetrics = artifacts.split(" ").map((label) => `artifact_${label}_pct`);

/** The 51 metrics of a node, in the order in which they are written. A geography adds two on its usage. */
export const nodeMetrics = [...first, ...modes.map((label) => `collaboration_${label}_pct`), ...artifactMetrics];

/** What conversations of a node look like, before any is counted. */
export interface Mix {
  /** Facet → shares adding up to 1. */
  shares: Record<string, number[]>;
  /** Facet → true mean. */
  means: Record<string, number>;
  artifacts: number[];
}
