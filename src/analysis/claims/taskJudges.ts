import {estimate} from "../estimators/estimate.js";
import {type Estimate, side} from "../estimators/Estimated.js";
import {platformLabels, platforms} from "../panel/Panel.js";
import {listsSuccess, selectTasks} from "../panel/selectTasks.js";
import {essayPopulation, successPopulation} from "../panel/Specification.js";
import {meanOf, specify} from "../panel/specify.js";
import type {VariableId} from "../panel/variables.js";
import {count} from "../words/format.js";
import {byDirection} from "../words/say.js";
import {
  correlating,
  correlationWords,
  type Judge,
  judged,
  observedIn,
  rounding,
  rounds,
  verdictOf,
  withoutSuccess
} from "./judgement.js";

const judgeSharedSuccess: Judge = (evidence, {published}, say) => {
  const {panel} = evidence;
  const observed = selectTasks(panel, successPopulation).length;
  if (observed === 0) return withoutSuccess(evidence);
  const covered = platforms.map((platform) => {
    const tasks = panel.filter((row) => row[`${platform}_n`] !== null && row.task !== "not_classified");
    return {platform, cells: tasks.filter((row) => listsSuccess(row, platform)).length, tasks: tasks.length};
  });
  const share = ({cells, tasks}: (typeof covered)[number]): number => cells / tasks;
  const [thin] = covered.filter((one) => share(one) < 0.9).sort((a, b) => share(a) - share(b));
  if (thin === undefined)
    return judged(verdictOf(observed === published), say("reason", {observed}), {observed, n: observed});
  const [cells, tasks, shown] = [thin.cells, thin.tasks, observed].map(count);
  const reason = say("thin", {cells: cells!, tasks: tasks!, observed: shown!, platform: platformLabels[thin.platform]});
  return judged("not testable", reason, {observed, n: observed});
};

const judgeLearning: Judge = (evidence, {published}, say) => {
  const printed = published as number;
  const of = (predictor: VariableId): Estimate => estimate(specify({predictor}), evidence.panel);
  const [own, difference] = [of("claude_learning"), of("learning_difference")];
  if (!own.estimable || !difference.estimable) return withoutSuccess(evidence);
  const met = rounds(own.value, printed, 3);
  const way = side(own.interval!);
  const above = own.value > printed && !met ? "stronger" : "above";
  const parts = {
    own: correlationWords(own),
    reading: say(byDirection(own, {above, below: "below", unclear: "unclear"})),
    difference: correlationWords(difference),
    belongs: rounds(difference.value, printed, 3) ? say("belongs", {printed}) : ""
  };
  return judged(verdictOf(met, way < 0), say("reason", parts), observedIn(own));
};

/** Claims about tasks published on both platforms: counts, levels and correlations. */
export const taskJudges = {
  C05: judgeSharedSuccess,
  C06: rounding(({panel}) => {
    const n = selectTasks(panel, essayPopulation).length;
    return n === 0 ? null : {observed: n, n};
  }),
  C07: rounding(({panel}) => {
    const found = estimate(specify({estimator: "share_positive"}), panel);
    return found.estimable ? observedIn(found) : null;
  }),
  C08: means({gap: "gap", claude_ai: "claude_success", api: "api_success"}),
  C12: means({api: "api_directive", claude_ai: "claude_directive"}),
  C13: means({claude_ai: "claude_learning", api: "api_learning"}),
  C16: correlating,
  C18: judgeLearning,
  C21: correlating,
  C22: correlating
} as const satisfies Record<string, Judge>;

function means(outcomes: Readonly<Record<string, VariableId>>): Judge {
  return rounding(({panel}) => {
    const answers = Object.values(outcomes).map((outcome) => estimate(meanOf(outcome), panel));
    const estimated = answers.filter((answer) => answer.estimable);
    if (estimated.length < answers.length) return null;
    const named = <T>(of: (answer: (typeof estimated)[number]) => T): Record<string, T> =>
      Object.fromEntries(Object.keys(outcomes).map((key, i) => [key, of(estimated[i]!)]));
    return {observed: named(({value}) => value), intervals: named(({interval}) => interval!), n: estimated[0]!.n};
  });
}
