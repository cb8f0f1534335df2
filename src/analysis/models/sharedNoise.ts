import {estimate} from "../estimators/estimate.js";
import {type Estimate, type Interval, notEstimable} from "../estimators/Estimated.js";
import {crossProducts} from "../estimators/moments.js";
import type {Panel} from "../panel/Panel.js";
import {sampleOf} from "../panel/Sample.js";
import {essaySpecification} from "../panel/Specification.js";

const method =
  "Pearson correlation less what sampling noise shared by API directive share and API success could make of it: bounds over all " +
  "joint cells that fit both shares (Fréchet), not a confidence interval";

/**
 * A task's API directive share and its API success are counted in the same conversations, so their sampling errors go
 * together, by an amount that only the unpublished joint cells would tell. Directive conversations that succeed hold
 * between max(0, p + q − 1) and min(p, q) of all (Fréchet 1951), which bounds the covariance of the errors,
 * (joint − pq)/(n − 1), and so how much of the essay's correlation could be noise.
 *
 * @returns r as published, with the bounds of r freed of the shared noise.
 */
export function sharedNoise(panel: Panel): Estimate {
  const plain = estimate(essaySpecification, panel);
  if (!plain.estimable) return {...plain, method};
  const {rows, x, y, w} = sampleOf(essaySpecification, panel);
  const n = rows.length;
  const joint: [number, number] = [0, 0];
  for (const {api_directive, api_success, api_n} of rows) {
    if (api_n === null || api_n < 2) return notEstimable(method, n, "the number of conversations is not published");
    const [p, q] = [api_directive! / 100, api_success! / 100];
    const ends: Interval = [Math.max(0, p + q - 1), Math.min(p, q)];
    // An error in API success enters the gap with the opposite sign.
    joint[0] += (-1e4 * (ends[1] - p * q)) / (api_n - 1) / n;
    joint[1] += (-1e4 * (ends[0] - p * q)) / (api_n - 1) / n;
  }
  const {xx, xy, yy} = crossProducts(x, y, w);
  const freed = (noise: number): number => (xy - (n - 1) * noise) / Math.sqrt(xx * yy);
  return {...plain, interval: [freed(joint[1]), freed(joint[0])], p: null, method, details: {}};
}
