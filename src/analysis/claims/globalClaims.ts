import {estimate} from "../estimators/estimate.js";
import type {Interval} from "../estimators/Estimated.js";
import {wilson} from "../estimators/sharePositive.js";
import {type PlatformFigures, shareOf, speedupOf} from "../panel/Globals.js";
import {augmentation, automation, type Mode, type Platform, platformKeys, platforms} from "../panel/Panel.js";
import {essaySpecification, sharedPopulation, type Specification} from "../panel/Specification.js";
import {count, days, fixed, range} from "../words/format.js";
import type {Claim, Evidence} from "./Claim.js";
import {figureClaim, pairClaim, undecided} from "./judgement.js";

const allBase = "Base: all conversations, those without a mode included.";

/** Claims about all conversations of a platform. */
export const globalClaims: Claim[] = [
  success("C01", "claude", "Claude.ai conversations succeed, as Claude judges them, about seven times in ten.", 69.9),
  success("C02", "api", "Through the API about half succeed.", 50.5),
  figureClaim({
    id: "C03",
    statement: "Over all conversations, success is about 20 points higher on Claude.ai.",
    published: 19.4,
    digits: 1,
    unit: " pp",
    needs: "success",
    what: "task success over all conversations",
    observe: ({globals: {claude, api}}) => difference(claude, api)
  }),
  {
    id: "C04",
    statement: "The figures cover about two million conversations of one week, 5 to 12 February 2026.",
    published: 2_000_000,
    rule: "Reproduced when both task lists add up to two million within 5 %, and the window is that week.",
    judge: judgeCoverage
  },
  modeShares("C10", "API use is mostly directive; on Claude.ai a third is.", ["directive"], {
    api: 58.2,
    claude_ai: 32.6
  }),
  modeShares("C11", "Learning is a fifth of Claude.ai use and rare through the API.", ["learning"], {
    claude_ai: 22.4,
    api: 4.4
  }),
  pairClaim({
    id: "C19",
    statement:
      "Against a person alone, work goes about 13 times faster on Claude.ai and 25 times faster through the API.",
    published: {claude_ai: 12.8, api: 24.9},
    digits: 1,
    unit: "×",
    needs: "human_with_ai_time",
    what: "times alone and with AI",
    observe: ({globals}) => perPlatform(globals, speedupOf),
    note: "Both times are the model's own estimates; the ratio is of means, not a mean of ratios."
  }),
  figureClaim({
    id: "C20",
    statement: "On the same tasks, the API's speed-up is about twice that of Claude.ai.",
    published: 1.9,
    digits: 1,
    unit: "×",
    needs: "human_with_ai_time",
    what: "times alone and with AI",
    observe({globals: {claude, api}}) {
      const [a, b] = [speedupOf(api), speedupOf(claude)];
      return a === null || b === null ? null : {value: a / b, interval: null, n: null};
    },
    note: sameTasks
  }),
  modeShares("C23", "Augmentation is about half of Claude.ai use and a sixth of API use.", augmentation, {
    claude_ai: 52.8,
    api: 17.2
  }),
  modeShares("C24", "Automation is 44 % of Claude.ai use and 68 % of API use.", automation, {
    claude_ai: 44.2,
    api: 67.6
  })
];

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

const speedDifference: Specification = {
  ...essaySpecification,
  population: {...sharedPopulation, pseudo_tasks: false},
  outcome: "log_speedup_difference",
  predictor: null,
  estimator: "mean"
};

function success(id: string, platform: Platform, statement: string, published: number): Claim {
  return figureClaim({
    id,
    statement,
    published,
    digits: 1,
    unit: " %",
    needs: "success",
    what: "task success over all conversations",
    observe({globals}) {
      const {success: value, conversations: n} = globals[platform];
      return value === null ? null : {value, interval: shareInterval(value, n), n};
    }
  });
}

function modeShares(id: string, statement: string, modes: readonly Mode[], published: Record<string, number>): Claim {
  return pairClaim({
    id,
    statement,
    published,
    digits: 1,
    unit: " %",
    needs: "collaboration",
    what: "collaboration modes over all conversations",
    observe({globals}) {
      const found = perPlatform(globals, (figures) => shareOf(figures, modes));
      return found && {...found, intervals: intervalsOf(found.values, globals)};
    },
    note: allBase
  });
}

/** The platforms' figures under their contract names, null when either lacks it. */
function perPlatform(
  globals: Evidence["globals"],
  of: (figures: PlatformFigures) => number | null
): {values: Record<string, number>; n: null} | null {
  const values = platforms.map((platform) => [platformKeys[platform], of(globals[platform])] as const);
  return values.some(([, v]) => v === null)
    ? null
    : {values: Object.fromEntries(values) as Record<string, number>, n: null};
}

function intervalsOf(values: Record<string, number>, globals: Evidence["globals"]): Record<string, Interval> {
  const found = platforms.flatMap((platform) => {
    const interval = shareInterval(values[platformKeys[platform]]!, globals[platform].conversations);
    return interval ? [[platformKeys[platform], interval] as const] : [];
  });
  return Object.fromEntries(found);
}

/** Sampling of conversations only: the dataset publishes a sample of about a million a platform. */
function shareInterval(percent: number, n: number | null): Interval | null {
  if (n === null) return null;
  const [low, high] = wilson(percent / 100, n);
  return [100 * low, 100 * high];
}

function difference(claude: PlatformFigures, api: PlatformFigures) {
  if (claude.success === null || api.success === null) return null;
  const value = claude.success - api.success;
  const variance = [claude, api].map(({success, conversations}) =>
    conversations === null ? NaN : (success! * (100 - success!)) / conversations
  );
  const half = 1.959963984540054 * Math.sqrt(variance[0]! + variance[1]!);
  const interval: Interval | null = Number.isFinite(half) ? [value - half, value + half] : null;
  return {value, interval, n: (claude.conversations ?? 0) + (api.conversations ?? 0) || null};
}

const essayWindow = {start: "2026-02-05", end: "2026-02-12"};

function judgeCoverage(evidence: Evidence): ReturnType<Claim["judge"]> {
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
