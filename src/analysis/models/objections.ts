import {defaultSeed, seededUniform} from "../estimators/bootstrap.js";
import {zCritical} from "../estimators/distributions.js";
import {estimate} from "../estimators/estimate.js";
import {type Estimate, type Interval, notEstimable} from "../estimators/Estimated.js";
import {crossProducts, quantileOfSorted, sum} from "../estimators/moments.js";
import {smallestCell} from "../estimators/outcomeBounds.js";
import {type Panel, platforms} from "../panel/Panel.js";
import {sampleOf} from "../panel/Sample.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essayPopulation, essaySpecification} from "../panel/Specification.js";
import {type LabelQuality, observedShare} from "./labels.js";

/** The panel as a label of the API's directive mode of the given quality would report it. */
export function withErringModeLabel(panel: Panel, quality: LabelQuality): Panel {
  return panel.map((row) =>
    row.api_directive === null ? row : {...row, api_directive: observedShare(row.api_directive, quality)}
  );
}

const sharedMethod =
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
  if (!plain.estimable) return {...plain, method: sharedMethod};
  const {rows, x, y, w} = sampleOf(essaySpecification, panel);
  const n = rows.length;
  const joint: [number, number] = [0, 0];
  for (const {api_directive, api_success, api_n} of rows) {
    if (api_n === null || api_n < 2)
      return notEstimable(sharedMethod, n, "the number of conversations is not published");
    const [p, q] = [api_directive! / 100, api_success! / 100];
    const ends: Interval = [Math.max(0, p + q - 1), Math.min(p, q)];
    // An error in API success enters the gap with the opposite sign.
    joint[0] += (-1e4 * (ends[1] - p * q)) / (api_n - 1) / n;
    joint[1] += (-1e4 * (ends[0] - p * q)) / (api_n - 1) / n;
  }
  const {xx, xy, yy} = crossProducts(x, y, w);
  const freed = (noise: number): number => (xy - (n - 1) * noise) / Math.sqrt(xx * yy);
  return {...plain, interval: [freed(joint[1]), freed(joint[0])], p: null, method: sharedMethod, details: {}};
}

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

const ruleMethod =
  "mean correlation of API directive share with a gap drawn without regard to it, over tasks that the publication rule would " +
  "show; the interval is the middle 95 % of the draws, not a confidence interval";

/**
 * Whether the publication rule alone could make the essay's correlation. Every task with the essay's mode cells keeps its
 * conversations and its modes, but gets, on each platform, the success of some task drawn at random; yes is counted in so
 * many conversations, and the task enters only where yes reaches the smallest cell on both platforms.
 *
 * @param draws panels to draw. The same seed draws the same.
 */
export function publicationRule(panel: Panel, {draws = 1000, seed = defaultSeed} = {}): Estimate {
  const pool = selectTasks(panel, essayPopulation);
  const require = essayPopulation.require.filter((id) => id !== "claude_success" && id !== "api_success");
  const tasks = selectTasks(panel, {...essayPopulation, require}).filter(
    ({claude_n, api_n}) => claude_n !== null && api_n !== null
  );
  const no = (reason: string): Estimate => notEstimable(ruleMethod, pool.length, reason);
  if (pool.length < 4) return no("fewer than 4 tasks publish success and the essay's modes");
  const uniform = seededUniform(seed);
  // On a platform, the success of each task under independence; not a number where the rule would fold it.
  const [claude, api] = platforms.map((platform) => {
    const shares = pool.map((row) => row[`${platform}_success`]! / 100);
    const counts = tasks.map((row) => row[`${platform}_n`]!);
    return (task: number): number => {
      const share = shares[Math.floor(uniform() * shares.length)]!;
      const yes = binomial(counts[task]!, share, uniform);
      return yes < smallestCell ? NaN : (100 * yes) / counts[task]!;
    };
  });
  const rs: number[] = [];
  let shown = 0;
  for (let draw = 0; draw < draws; ++draw) {
    const [xs, gaps]: [number[], number[]] = [[], []];
    tasks.forEach((row, task) => {
      // Both are drawn, whatever becomes of the first, so that the draws of other tasks stay the same.
      const gap = claude!(task) - api!(task);
      if (Number.isNaN(gap)) return;
      xs.push(row.api_directive!);
      gaps.push(gap);
    });
    const {r} = crossProducts(xs, gaps, new Float64Array(xs.length).fill(1));
    if (!Number.isFinite(r)) continue;
    rs.push(r);
    shown += xs.length;
  }
  if (rs.length < 0.9 * draws) return no("more than one in ten draws leaves no correlation");
  const value = sum(rs) / rs.length;
  const sorted = Float64Array.from(rs).sort();
  const deviation = Math.sqrt(sum(rs.map((r) => (r - value) ** 2)) / (rs.length - 1));
  return {
    estimable: true,
    value,
    interval: [quantileOfSorted(sorted, 0.025), quantileOfSorted(sorted, 0.975)],
    p: null,
    n: tasks.length,
    method: ruleMethod,
    details: {draws: rs.length, monte_carlo_error: deviation / Math.sqrt(rs.length), tasks_shown: shown / rs.length}
  };
}

/** Successes in n conversations: counted where they are few, else normal with the same mean and variance (Box & Muller 1958). */
function binomial(n: number, share: number, uniform: () => number): number {
  if (n <= 200) {
    let yes = 0;
    for (let i = 0; i < n; ++i) if (uniform() < share) ++yes;
    return yes;
  }
  const normal = Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return Math.max(0, Math.min(n, Math.round(n * share + normal * Math.sqrt(n * share * (1 - share)))));
}
