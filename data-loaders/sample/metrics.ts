import model from "./model.json" with {type: "json"};

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
