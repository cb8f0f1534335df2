import {zCritical} from "../estimators/distributions.js";
import {type Estimate, notEstimable} from "../estimators/Estimated.js";
import type {Globals} from "../panel/Globals.js";
import type {Panel, PanelRow, Platform} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import type {Population} from "../panel/Specification.js";

const method =
  "success over all conversations less that over the tasks' own, by platform, then Claude.ai − API; normal 95 % interval that " +
  "takes conversations as independent and the tasks as given";

/**
 * The success gap outside the tasks of a population, in points, weighted by conversations: what remains of each
 * platform's total when the population's tasks are taken off. It needs no cell of the tasks outside, so folding does not
 * blur it; what is left holds other tasks on either platform, so it is a gap of platforms, not of the same tasks.
 *
 * @param population whose tasks are taken off; those that lack success or a count stay in the rest.
 * @returns n in conversations, of both platforms. Not estimable where totals are not published or nothing is left.
 */
export function outsideGap(panel: Panel, globals: Globals, population: Population): Estimate {
  const inside = selectTasks(panel, population);
  const [claude, api] = [rest(inside, globals, "claude"), rest(inside, globals, "api")];
  const no = (reason: string, n = 0): Estimate => notEstimable(method, n, reason);
  if (claude === null || api === null) return no("success or counts over all conversations are not published");
  if (inside.length === 0) return no("no task of this population is published");
  const n = claude.n + api.n;
  if (!(claude.n > 0 && api.n > 0)) return no("no conversation is left outside these tasks", n);
  if ([claude, api].some(({share}) => share < 0 || share > 100))
    return no("the tasks' own successes exceed the total: they are not from the same conversations", n);
  const value = claude.share - api.share;
  const half = zCritical() * Math.sqrt(claude.variance + api.variance);
  const details = {
    claude: claude.share,
    api: api.share,
    claude_conversations: claude.n,
    api_conversations: api.n,
    tasks_taken_off: inside.length
  };
  return {estimable: true, value, interval: [value - half, value + half], p: null, n, method, details};
}

/** What is left of one platform: success in per cent, its sampling variance, and conversations. */
function rest(inside: readonly PanelRow[], globals: Globals, platform: Platform) {
  const {success, conversations} = globals[platform];
  if (success === null || conversations === null) return null;
  let [n, successes] = [conversations, (conversations * success) / 100];
  for (const row of inside) {
    const [count, share] = [row[`${platform}_n`], row[`${platform}_success`]];
    if (count === null || share === null) continue;
    n -= count;
    successes -= (count * share) / 100;
  }
  const share = (100 * successes) / n;
  return {share, variance: (share * (100 - share)) / n, n};
}
