import {zCritical} from "../estimators/distributions.js";
import {estimate} from "../estimators/estimate.js";
import type {Estimate} from "../estimators/Estimated.js";
import {crossProducts} from "../estimators/moments.js";
import type {Panel} from "../panel/Panel.js";
import {sampleOf} from "../panel/Sample.js";
import {essaySpecification} from "../panel/Specification.js";

/**
 * What it does to the essay's correlation that successes were read off a plot: each is taken to be off by anything up to so
 * many points, evenly and on its own. To first order r moves by Σ e·∂r/∂y with ∂r/∂yᵢ = (uᵢ − r·vᵢ)/√Syy, u and v being
 * predictor and gap at unit length, so by √(1 − r²)·δ/√(3·Syy) as a standard deviation.
 *
 * @param within points, above 0.
 * @returns r, and where 95 % of such errors would have put it; `shift` is the standard deviation, `most` the largest shift.
 */
export function readingError(panel: Panel, within = 0.1): Estimate {
  const method = `Pearson correlation; 95 % of errors of reading, even up to ±${within} pp a task, move it this far (first order)`;
  const plain = estimate(essaySpecification, panel);
  if (!plain.estimable) return {...plain, method};
  const {x, y, w} = sampleOf(essaySpecification, panel);
  const r = plain.value;
  const {mx, my, xx, yy} = crossProducts(x, y, w);
  const slopes = x.map((v, i) => ((v - mx) / Math.sqrt(xx) - (r * (y[i]! - my)) / Math.sqrt(yy)) / Math.sqrt(yy));
  const shift = (within / Math.sqrt(3)) * Math.sqrt(slopes.reduce((a, v) => a + v * v, 0));
  const most = within * slopes.reduce((a, v) => a + Math.abs(v), 0);
  const half = zCritical() * shift;
  return {...plain, interval: [r - half, r + half], p: null, method, details: {shift, most}};
}
