import {estimate} from "../estimators/estimate.js";
import {type Estimate, notEstimable} from "../estimators/Estimated.js";
import {type Mode, modes, type Panel} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import {meanGap} from "./labelAnswers.js";
import {correctLabels} from "./labels.js";

/** Of whose conversations on Claude.ai the label may be too kind. */
const kindTo = {
  all: modes,
  augmentation: ["learning", "task_iteration", "validation"],
  learning: ["learning"]
} as const satisfies Record<string, readonly Mode[]>;
export type KindTo = keyof typeof kindTo;

const method =
  "failures of 100 that the Claude.ai label counts as success where the corrected mean gap is 0 (API label right), bisection; " +
  "interval inverts the gap's t 95 % interval";

/**
 * How kind the success label would have to be to conversations in which a person takes part, for the essay's mean gap to
 * vanish: the number of 100 failures on Claude.ai that it counts as success, in all conversations or in some modes alone,
 * every success and every API conversation being judged rightly (Rogan & Gladen 1978, by mode as in `correctLabels`;
 * folded modes are judged rightly). The reverse of a label that is harsh on the API.
 *
 * @returns not estimable when there is no gap to close, or when it stays open though every failure counted as success.
 */
export function labelKindness(panel: Panel, to: KindTo): Estimate {
  const tasks = selectTasks(panel, meanGap.population);
  const of = (passed: number): Estimate => estimate(meanGap, kindLabels(tasks, to, passed).panel);
  const now = of(0);
  if (!now.estimable) return {...now, method};
  if (!(now.value > 0)) return notEstimable(method, now.n, "there is no gap in Claude.ai's favour to close");
  const value = crossing((passed) => valueOf(of(passed), now.n));
  if (value === null)
    return notEstimable(method, now.n, "the gap stays open though every failure there counted as success");
  const low = now.interval![0] <= 0 ? 0 : crossing((passed) => valueOf(of(passed), now.n, 0));
  const high = crossing((passed) => valueOf(of(passed), now.n, 1));
  return {
    estimable: true,
    value,
    // The lower end of the gap crosses 0 before the gap itself does.
    interval: [low ?? 0, high ?? 100],
    p: null,
    n: now.n,
    method: high === null ? `${method}; at 100 it stops, as the gap's upper end stays above 0` : method,
    details: {impossible: kindLabels(tasks, to, value).impossible}
  };
}

/** The panel behind a Claude.ai label that counts so many of 100 failures as success. */
function kindLabels(tasks: Panel, to: KindTo, passed: number): ReturnType<typeof correctLabels> {
  const right = {sensitivity: 1, specificity: 1};
  const kind = {sensitivity: 1, specificity: 1 - passed / 100};
  const claude = to === "all" ? kind : {...right, byMode: Object.fromEntries(kindTo[to].map((mode) => [mode, kind]))};
  return correctLabels(tasks, {claude, api: right});
}

/** The gap or an end of its interval; below 0 where a label tells nothing of some task any more. */
function valueOf(answer: Estimate, tasks: number, end?: 0 | 1): number {
  if (!answer.estimable || answer.n < tasks) return -Infinity;
  return end === undefined ? answer.value : answer.interval![end];
}

/** Where a falling function of 0 to 100 crosses 0; null where it is still above 0 just before 100. */
function crossing(falling: (passed: number) => number): number | null {
  let [low, high] = [0, 100 - 1e-6];
  if (falling(high) > 0) return null;
  for (let step = 0; step < 60; ++step) {
    const middle = (low + high) / 2;
    if (falling(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
