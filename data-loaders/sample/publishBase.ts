import {fold} from "./fold.js";
import type {Block} from "./LongWriter.js";
import {drawStats, numericBases, numericModels} from "./numericStats.js";
import {type Publication, publishStats, world} from "./publishTasks.js";
import {Random} from "./Random.js";

/** The one numeric facet with confidence bounds at global level. */
const withBounds = "human_education_years";

/** Base facets, global: labels and numeric means. */
export function publishBase(to: Publication): void {
  const {platform, counts, truth, out, seed, stream} = to;
  for (const [facet, shares] of Object.entries(platform.shares)) {
    const block: Block = {place: world, facet, level: 0};
    out.cells(block, "", fold(Object.keys(shares), counts.base[facet]!, truth.fold), platform.base);
  }
  for (const facet of numericBases(platform)) {
    const block: Block = {place: world, facet, level: 0};
    const stats = drawStats(new Random(seed, stream, "base", facet), facet, platform.means[facet]!, platform.base);
    const {mean_ci_lower, mean_ci_upper, median_ci_lower, median_ci_upper, ...points} = {
      ...stats,
      mean: platform.means[facet]!
    };
    const bounds = {mean_ci_lower, mean_ci_upper, median_ci_lower, median_ci_upper};
    out.value(block, `${facet}_count`, "", platform.base);
    publishStats(out, block, facet, "", facet === withBounds ? {...points, ...bounds} : points);
  }
}

/**
 * Histograms of the numeric facets, global, with as many bins as bring the global part to its published number of
 * rows: the one facet whose length was not published.
 */
export function publishHistograms(to: Publication): void {
  const {platform, out} = to;
  const facets = numericBases(platform);
  if (facets.length === 0) return;
  const left = platform.rows.global === null ? 50 * facets.length : platform.rows.global - out.file.rows;
  const bins = Math.max(facets.length, Math.floor(left / 2));
  facets.forEach((facet, k) => publishHistogram(to, facet, Math.floor((bins + k) / facets.length)));
}

function publishHistogram({platform, out}: Publication, facet: string, bins: number): void {
  const model = numericModels[facet]!;
  const [low, high] = model.log ? [0, platform.means[facet]! * 10] : model.range;
  const width = (high - low) / bins;
  const block: Block = {place: world, facet, level: 0};
  let left = platform.base;
  for (let k = 0; k < bins; k++) {
    const n = k === bins - 1 ? left : Math.floor(left * (model.log ? 0.3 : 1 / (bins - k)));
    left -= n;
    const bin = `"[${(low + k * width).toFixed(3)}, ${(low + (k + 1) * width).toFixed(3)})"`;
    out.value(block, `${facet}_histogram_count`, bin, n);
    out.value(block, `${facet}_histogram_pct`, bin, (n / platform.base) * 100);
  }
}
