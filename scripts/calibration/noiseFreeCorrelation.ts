import type {DrawnPanel} from "../../data-loaders/sample/drawPanel.js";
import {crossProducts} from "../../src/analysis/moments.js";

/**
 * Correlation of the true gap with the true API directive share over a very large draw. The true gap is known; the
 * covariance with the published share is that with the true one, as its noise is drawn apart; and the share's true
 * variance is the published one less its binomial noise, p(1 − p)/(n − 1).
 */
export function noiseFreeCorrelation({panel, tasks}: DrawnPanel): number {
  const gap = tasks.map(({sides}) => sides.claude!.success - sides.api!.success);
  const share = tasks.map(({sides}) => sides.api!.modes[0]!);
  const noise = tasks.map(({sides}, i) => (share[i]! * (100 - share[i]!)) / (sides.api!.n - 1));
  const {xx, xy, yy} = crossProducts(share, gap, new Float64Array(panel.length).fill(1));
  return xy / Math.sqrt((xx - noise.reduce((a, v) => a + v, 0)) * yy);
}
