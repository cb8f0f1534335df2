import {zCritical} from "../estimators/distributions.js";
import {estimate} from "../estimators/estimate.js";
import type {Interval} from "../estimators/Estimated.js";
import {wilsonPercent} from "../estimators/sharePositive.js";
import {apiOverClaude, type Globals, type PlatformFigures, shareOf, speedupOf} from "../panel/Globals.js";
import {augmentation, automation, type Mode, type Platform, platformKeys, platforms} from "../panel/Panel.js";
import {sharedPopulation} from "../panel/Specification.js";
import {meanOf} from "../panel/specify.js";
import {count, days, fixed, range} from "../words/format.js";
import type {Evidence, Judgement} from "./Claim.js";
import {type Judge, type Observed, rounding, undecided} from "./judgement.js";

/** Claims about all conversations of a platform. */
export const globalJudges = {
  C01: rounding(success("claude")),
  C02: rounding(success("api")),
  C03: rounding(({globals: {claude, api}}) => difference(claude, api)),
  C04: judgeCoverage,
  C10: rounding(modeShares(["directive"])),
  C11: rounding(modeShares(["learning"])),
  C19: rounding(({globals}) => perPlatform(globals, speedupOf)),
  C20: rounding((evidence) => {
    const observed = apiOverClaude(evidence.globals, speedupOf);
    return observed === null ? null : {observed, n: null, note: sameTasks(evidence)};
  }),
  C23: rounding(modeShares(augmentation)),
  C24: rounding(modeShares(automation))
} as const satisfies Record<string, Judge>;

/** The other half of the claim: tasks by task, where both platforms publish both times. */
function sameTasks({panel}: Evidence): string {
  const over = "Over all conversations, that is; the dataset gives no error for these means, so there is no interval.";
  const found = estimate(speedDifference, panel);
  if (!found.estimable || found.interval === null)
    return `${over} On the same tasks it can't be tested: these files don't have both times by task for both platforms.`;
  const [low, high] = found.interval;
  return (
    `${over} On the same ${count(found.n)} tasks the ratio is ${fixed(Math.exp(found.value), 2)}× as a geometric mean ` +
    `(95 % interval ${range([Math.exp(low), Math.exp(high)], 2)}).`
  );
}

const speedDifference = meanOf("log_speedup_difference", {...sharedPopulation, pseudo_tasks: false});

function success(platform: Platform): (evidence: Evidence) => Observed | null {
  return ({globals}) => {
    const {success: observed, conversations: n} = globals[platform];
    return observed === null ? null : {observed, interval: shareInterval(observed, n), n};
  };
}

function modeShares(modes: readonly Mode[]): (evidence: Evidence) => Observed | null {
  return ({globals}) => {
    const found = perPlatform(globals, (figures) => shareOf(figures, modes));
    return found && {...found, intervals: intervalsOf(found.observed, globals)};
  };
}

/** The platforms' figures under their contract names, null when either lacks it. */
function perPlatform(
  globals: Globals,
  of: (figures: PlatformFigures) => number | null
): {observed: Record<string, number>; n: null} | null {
  const [claude_ai, api] = [of(globals.claude), of(globals.api)];
  return claude_ai === null || api === null ? null : {observed: {claude_ai, api}, n: null};
}

function intervalsOf(values: Record<string, number>, globals: Globals): Record<string, Interval> {
  const found = platforms.flatMap((platform) => {
    const interval = shareInterval(values[platformKeys[platform]]!, globals[platform].conversations);
    return interval ? [[platformKeys[platform], interval] as const] : [];
  });
  return Object.fromEntries(found);
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

const essayWindow = {start: "2026-02-05", end: "2026-02-12"};

function judgeCoverage(evidence: Evidence): Judgement {
  const {claude, api} = evidence.globals;
  const {start, end} = evidence.window;
  const sameWeek = start === essayWindow.start && end === essayWindow.end;
  if (claude.conversations === null || api.conversations === null)
    return undecided(
      sameWeek ? "not testable" : "not in this release",
      `The files of release ${evidence.release} carry no conversation counts, only shares.`
    );
  const total = claude.conversations + api.conversations;
  const about = Math.abs(total - 2e6) <= 1e5;
  return {
    observed: total,
    interval: null,
    n: total,
    verdict: sameWeek && about ? "reproduced" : sameWeek ? "not supported" : "not in this release",
    reason:
      `The two task lists add up to ${count(total)}, ${days({start, end})}. ` +
      "Counts are scaled to about a million a platform: they are a sample, not the traffic."
  };
}
