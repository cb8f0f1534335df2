import {zeros} from "../estimators/crossing.js";
import {estimateOn} from "../estimators/estimate.js";
import {type Estimate, notEstimable} from "../estimators/Estimated.js";
import {augmentation, type Mode, modes, type Panel} from "../panel/Panel.js";
import {sampleOf} from "../panel/Sample.js";
import {selectTasks} from "../panel/selectTasks.js";
import {meanGap} from "./labelAnswers.js";
import {correctLabels, perfectLabel, type PlatformLabels, trueSuccess} from "./labels.js";

/** Of whose conversations on Claude.ai the label may be too kind. */
const kindTo = {
  all: modes,
  augmentation,
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
  const sample = sampleOf(meanGap, tasks);
  const gapAt = (passed: number): Estimate => {
    const labels = kindLabels(to, passed);
    const y = tasks.map((row) => (trueSuccess(row, "claude", labels) ?? NaN) - row.api_success!);
    return estimateOn({...sample, y}, meanGap);
  };
  const now = gapAt(0);
  if (!now.estimable) return {...now, method};
  if (!(now.value > 0)) return notEstimable(method, now.n, "there is no gap in Claude.ai's favour to close");
  const {value, low, high} = zeros(gapAt, 0, 100 - 1e-6);
  if (value === null)
    return notEstimable(method, now.n, "the gap stays open though every failure there counted as success");
  return {
    estimable: true,
    value,
    interval: [low ?? 0, high ?? 100],
    p: null,
    n: now.n,
    method: high === null ? `${method}; at 100 it stops, as the gap's upper end stays above 0` : method,
    details: {impossible: correctLabels(tasks, {claude: kindLabels(to, value), api: perfectLabel}).impossible}
  };
}

/** A Claude.ai label that counts so many of 100 failures as success. */
function kindLabels(to: KindTo, passed: number): PlatformLabels {
  const kind = {sensitivity: 1, specificity: 1 - passed / 100};
  return to === "all" ? kind : {...perfectLabel, byMode: Object.fromEntries(kindTo[to].map((mode) => [mode, kind]))};
}
