import {estimate} from "../estimators/estimate.js";
import {type Estimate, side} from "../estimators/Estimated.js";
import {type Platform, platformLabels, platforms} from "../panel/Panel.js";
import {listsSuccess, selectTasks} from "../panel/selectTasks.js";
import {essayPopulation, successPopulation} from "../panel/Specification.js";
import {meanOf, specify} from "../panel/specify.js";
import type {VariableId} from "../panel/variables.js";
import {count} from "../words/format.js";
import type {Evidence, Judgement, WrittenClaim} from "./Claim.js";
import {
  correlating,
  correlationWords,
  type Judge,
  type Observed,
  observedIn,
  rounding,
  rounds,
  undecided,
  withoutSuccess
} from "./judgement.js";

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
  C08: rounding((evidence) => means(evidence, {gap: "gap", claude_ai: "claude_success", api: "api_success"})),
  C12: rounding((evidence) => means(evidence, {api: "api_directive", claude_ai: "claude_directive"})),
  C13: rounding((evidence) => means(evidence, {claude_ai: "claude_learning", api: "api_learning"})),
  C16: correlating,
  C18: judgeLearning,
  C21: correlating,
  C22: correlating
} as const satisfies Record<string, Judge>;

function means({panel}: Evidence, outcomes: Record<string, VariableId>): Observed | null {
  const found = Object.entries(outcomes).map(([key, outcome]) => [key, estimate(meanOf(outcome), panel)] as const);
  const estimated = found.flatMap(([key, answer]) => (answer.estimable ? [[key, answer] as const] : []));
  if (estimated.length < found.length) return null;
  return {
    observed: Object.fromEntries(estimated.map(([key, {value}]) => [key, value])),
    intervals: Object.fromEntries(estimated.map(([key, {interval}]) => [key, interval!])),
    n: estimated[0]![1].n
  };
}

function judgeSharedSuccess(evidence: Evidence, {published}: WrittenClaim): Judgement {
  const {panel} = evidence;
  const observed = selectTasks(panel, successPopulation).length;
  if (observed === 0) return withoutSuccess(evidence);
  const covered = platforms.map((platform: Platform) => {
    const tasks = panel.filter((row) => row[`${platform}_n`] !== null && row.task !== "not_classified");
    const cells = tasks.filter((row) => listsSuccess(row, platform)).length;
    return {platform, share: cells / tasks.length, cells, tasks: tasks.length};
  });
  const thin = covered.filter(({share}) => share < 0.9).sort((a, b) => a.share - b.share)[0];
  if (thin) {
    const reason =
      `These files list success for ${count(thin.cells)} of ${count(thin.tasks)} ${platformLabels[thin.platform]} tasks, so only ${count(observed)} shared tasks ` +
      "can be seen. The count needs the release's own files.";
    return {...undecided("not testable", reason, observed), n: observed};
  }
  const same = observed === published;
  return {
    observed,
    interval: null,
    n: observed,
    verdict: same ? "reproduced" : "not supported",
    reason: `${observed} tasks have a published success share on both platforms, the pseudo-task “none” included.`
  };
}

function judgeLearning(evidence: Evidence, {published}: WrittenClaim): Judgement {
  const printed = published as number;
  const of = (predictor: VariableId): Estimate => estimate(specify({predictor}), evidence.panel);
  const own = of("claude_learning");
  const difference = of("learning_difference");
  if (!own.estimable || !difference.estimable) return withoutSuccess(evidence);
  const same = rounds(own.value, printed, 3);
  const fromDifference = rounds(difference.value, printed, 3);
  const way = side(own.interval!);
  const reading =
    way > 0
      ? `the reading holds${own.value > printed && !same ? ", more strongly than printed" : ""}`
      : way < 0
        ? "the reading is turned round"
        : "the interval includes no association";
  return {
    ...observedIn(own),
    verdict: same ? "reproduced" : way < 0 ? "contradicted" : "not supported",
    reason:
      `Claude.ai's own learning share gives ${correlationWords(own)}: ${reading}. ` +
      `The difference in learning share (Claude.ai − API) gives ${correlationWords(difference)}` +
      (fromDifference ? `: the printed ${printed} belongs to that difference.` : ".")
  };
}
