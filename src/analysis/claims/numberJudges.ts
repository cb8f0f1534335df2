import {zCritical} from "../estimators/distributions.js";
import {estimate} from "../estimators/estimate.js";
import {type Estimate, type Interval, side} from "../estimators/Estimated.js";
import {wilsonPercent} from "../estimators/mean.js";
import {
  apiOverClaude,
  type Globals,
  type PlatformFigures,
  shareOf,
  speedupOf,
  successAdjustedSpeedupOf
} from "../panel/Globals.js";
import {augmentation, automation, type Mode, platformKeys, platformLabels, platforms} from "../panel/Panel.js";
import {listsSuccess, selectTasks} from "../panel/selectTasks.js";
import {essayPopulation, sharedPopulation, successPopulation} from "../panel/Specification.js";
import {meanOf, specify} from "../panel/specify.js";
import type {VariableId} from "../panel/variables.js";
import {count, days, fixed, range} from "../words/format.js";
import {byDirection} from "../words/say.js";
import type {Evidence} from "./Claim.js";
import {
  correlating,
  correlationWords,
  type Judge,
  judged,
  type Observed,
  observedIn,
  rounding,
  rounds,
  type Say,
  verdictOf,
  withoutSuccess
} from "./judgement.js";

const essayWindow = {start: "2026-02-05", end: "2026-02-12"};

const judgeCoverage: Judge = ({globals: {claude, api}, window: {start, end}, release}, _claim, say) => {
  const sameWeek = start === essayWindow.start && end === essayWindow.end;
  if (claude.conversations === null || api.conversations === null)
    return judged(sameWeek ? "not testable" : "not in this release", say("uncounted", {release}));
  const total = claude.conversations + api.conversations;
  const about = Math.abs(total - 2e6) <= 1e5;
  const reason = say("reason", {total: count(total), days: days({start, end})});
  return judged(sameWeek ? verdictOf(about) : "not in this release", reason, {observed: total, n: total});
};

/** About all conversations of a platform. */
const globalJudges = {
  C01: rounding(({globals}) => success(globals.claude)),
  C02: rounding(({globals}) => success(globals.api)),
  C03: rounding(({globals: {claude, api}}) => difference(claude, api)),
  C04: judgeCoverage,
  C10: modeShares(["directive"]),
  C11: modeShares(["learning"]),
  C19: rounding(({globals}) => onBoth(globals, speedupOf)),
  C20: rounding((evidence, say) => {
    const observed = apiOverClaude(evidence.globals, speedupOf);
    return observed === null ? null : {observed, note: `${say("over")} ${sameTasks(evidence, say)}`};
  }),
  C23: modeShares(augmentation),
  C24: modeShares(automation),
  C28: rounding(({globals: {api}}, say) => {
    const [observed, useful] = [speedupOf(api), successAdjustedSpeedupOf(api)];
    const note = say("guessed") + (useful === null ? "" : ` ${say("useful", {times: fixed(useful)})}`);
    return observed === null ? null : {observed, note};
  })
} as const satisfies Record<string, Judge>;

const speedDifference = meanOf("log_speedup_difference", {...sharedPopulation, pseudo_tasks: false});

/** The other half of the claim: tasks by task, where both platforms publish both times. */
function sameTasks({panel}: Evidence, say: Say): string {
  const {value, interval, n} = estimate(speedDifference, panel);
  if (value === null || interval === null) return say("unknown");
  const [low, high] = interval;
  const ends = range([Math.exp(low), Math.exp(high)], 2);
  return say("same", {n: count(n), ratio: fixed(Math.exp(value), 2), ends});
}

const success = ({success: observed, conversations: n}: PlatformFigures): Observed | null =>
  observed === null ? null : {observed, interval: shareInterval(observed, n), n};

function modeShares(modes: readonly Mode[]): Judge {
  return rounding(({globals}) => {
    const found = onBoth(globals, (figures) => shareOf(figures, modes));
    const intervals = platforms.flatMap((platform) => {
      const key = platformKeys[platform];
      const interval = found && shareInterval(found.observed[key]!, globals[platform].conversations);
      return interval ? [[key, interval] as const] : [];
    });
    return found && {...found, intervals: Object.fromEntries(intervals)};
  });
}

/** The platforms' figures under their contract names, null when either lacks it. */
function onBoth(globals: Globals, of: (figures: PlatformFigures) => number | null) {
  const [claude_ai, api] = [of(globals.claude), of(globals.api)];
  return claude_ai === null || api === null ? null : {observed: {claude_ai, api}};
}

/** Sampling of conversations only: the dataset publishes a sample of about a million a platform. */
const shareInterval = (percent: number, n: number | null): Interval | null =>
  n === null ? null : wilsonPercent(percent / 100, n);

function difference(claude: PlatformFigures, api: PlatformFigures): Observed | null {
  if (claude.success === null || api.success === null) return null;
  const observed = claude.success - api.success;
  const variance = [claude, api].map(({success, conversations}) =>
    conversations === null ? NaN : (success! * (100 - success!)) / conversations
  );
  const half = zCritical() * Math.sqrt(variance[0]! + variance[1]!);
  const interval: Interval | null = Number.isFinite(half) ? [observed - half, observed + half] : null;
  return {observed, interval, n: (claude.conversations ?? 0) + (api.conversations ?? 0) || null};
}

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

/** About tasks published on both platforms: counts, levels and correlations. */
const taskJudges = {
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

/** Claims that print a number. */
export const numberJudges = {...globalJudges, ...taskJudges};
