import type {Share} from "../panel/measures.js";
import type {PanelRow, Platform} from "../panel/Panel.js";

/**
 * Unbiased estimate of the sampling variance of a share, p(1 − p)/(n − 1), in pp². (A sum of shares may exceed 100 by
 * rounding: that is no negative variance.)
 *
 * @returns null without a share, without a count, or with fewer than two conversations.
 */
export function binomialNoise(percent: number | null, n: number | null): number | null {
  if (percent === null || n === null || n < 2) return null;
  return Math.max(0, percent * (100 - percent)) / (n - 1);
}

/** Noise of the difference between the platforms, which share no conversations: the noises add. */
export function noiseOfDifference(measure: Share): (row: PanelRow) => number | null {
  return (row) => {
    const claude = binomialNoise(row[`claude_${measure}`], row.claude_n);
    const api = binomialNoise(row[`api_${measure}`], row.api_n);
    return claude === null || api === null ? null : claude + api;
  };
}

/** Noise of a sum of shares of the same conversations: again a share. */
export function noiseOfSum(platform: Platform, parts: readonly Share[]): (row: PanelRow) => number | null {
  return (row) => {
    const values = parts.map((part) => row[`${platform}_${part}`]);
    return values.every((v) => v !== null)
      ? binomialNoise(
          values.reduce((a, v) => a + v, 0),
          row[`${platform}_n`]
        )
      : null;
  };
}
