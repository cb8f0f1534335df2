import {type Estimate, notEstimable} from "../estimators/Estimated.js";
import {correlation, quantileOfSorted} from "../estimators/moments.js";
import {smallestCell} from "../estimators/outcomeBounds.js";
import {defaultSeed, seededUniform} from "../estimators/seededRandom.js";
import type {Panel, PanelRow, Platform} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essayPopulation} from "../panel/Specification.js";

const method =
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
  const no = (reason: string): Estimate => notEstimable(method, pool.length, reason);
  if (pool.length < 4) return no("fewer than 4 tasks publish success and the essay's modes");
  const uniform = seededUniform(seed);
  const rs: number[] = [];
  let shown = 0;
  for (let draw = 0; draw < draws; ++draw) {
    const drawn = tasks.flatMap((row) => drawnTask(row, pool, uniform) ?? []);
    const r = correlation(
      drawn.map(({x}) => x),
      drawn.map(({gap}) => gap),
      drawn.map(() => 1)
    );
    if (!Number.isFinite(r)) continue;
    rs.push(r);
    shown += drawn.length;
  }
  if (rs.length < 0.9 * draws) return no("more than one in ten draws leaves no correlation");
  const value = rs.reduce((a, r) => a + r, 0) / rs.length;
  const sorted = Float64Array.from(rs).sort();
  const deviation = Math.sqrt(rs.reduce((a, r) => a + (r - value) ** 2, 0) / (rs.length - 1));
  return {
    estimable: true,
    value,
    interval: [quantileOfSorted(sorted, 0.025), quantileOfSorted(sorted, 0.975)],
    p: null,
    n: tasks.length,
    method,
    details: {draws: rs.length, monte_carlo_error: deviation / Math.sqrt(rs.length), tasks_shown: shown / rs.length}
  };
}

/** One task under independence; null where the rule would fold its successes on a platform. */
function drawnTask(row: PanelRow, pool: readonly PanelRow[], uniform: () => number): {x: number; gap: number} | null {
  const success = (platform: Platform): number | null => {
    const share = pool[Math.floor(uniform() * pool.length)]![`${platform}_success`]! / 100;
    const n = row[`${platform}_n`]!;
    const yes = binomial(n, share, uniform);
    return yes < smallestCell ? null : (100 * yes) / n;
  };
  // Both are drawn, whatever becomes of the first, so that the draws of other tasks stay the same.
  const [claude, api] = [success("claude"), success("api")];
  return claude === null || api === null ? null : {x: row.api_directive!, gap: claude - api};
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
