import type {Verdict} from "../../src/analysis/claims/Claim.js";
import {verdicts} from "../../src/analysis/claims/Claim.js";
import {rarelyDirective} from "../../src/analysis/claims/readingClaims.js";
import {estimate} from "../../src/analysis/estimate.js";
import type {Estimate} from "../../src/analysis/Estimated.js";
import {count, days, fixed, month, range, signed} from "../../src/analysis/format.js";
import {classifiedShareOf, shareOf, speedupOf, successAdjustedSpeedupOf} from "../../src/analysis/Globals.js";
import type {Judged} from "../../src/analysis/judge.js";
import type {InfluenceOfOne} from "../../src/analysis/models/directiveModels.js";
import {decisions} from "../../src/analysis/multiverse.js";
import {absentWord, byDirection, correlation, number, withInterval} from "../../src/analysis/say.js";
import {essaySpecification} from "../../src/analysis/Specification.js";
import {spanOf} from "../../src/analysis/words/numbers.js";
import {trafficOf} from "../../src/analysis/words/trafficOf.js";
import {essayWords} from "./essayWords.js";
import type {FunnelStep} from "./funnel.js";

/** Every number and every number-dependent word of the pages, by name. Pages name them as {{gap.mean}}. */
export interface Prose {
  [name: string]: string | Prose;
}

/** Computes the words of one release. */
export function proseOf(judged: Judged, funnel: FunnelStep[], influence: InfluenceOfOne): Prose {
  return {
    release: releaseWords(judged),
    essay: essayWords(judged),
    verdicts: verdictWords(judged),
    global: globalWords(judged),
    gap: gapWords(judged),
    directive: directiveWords(judged),
    speed: speedWords(judged),
    funnel: funnelWords(judged, funnel),
    multiverse: multiverseWords(judged),
    influence: {
      task_span: spanOf(influence.tasks.map((d) => d.value)),
      group_span: spanOf(influence.groups.map((d) => d.value))
    }
  };
}

function releaseWords({evidence: {release, window, source, synthetic, reason, globals, inputs}}: Judged): Prose {
  return {
    id: release,
    month: month(window.start),
    traffic: trafficOf(release),
    window: days(window),
    source,
    reason,
    kind: synthetic ? "synthetic sample" : "published data",
    pinned: inputs.every((d) => d.pinned) ? "all pinned to the catalogue's hashes" : "not all pinned: see the list",
    conversations_claude: globals.claude.conversations === null ? absentWord : count(globals.claude.conversations),
    conversations_api: globals.api.conversations === null ? absentWord : count(globals.api.conversations)
  };
}

function verdictWords({claims}: Judged): Prose {
  const of = (verdict: Verdict): number => claims.filter((claim) => claim.verdict === verdict).length;
  return {
    total: count(claims.length),
    ...Object.fromEntries(verdicts.map((verdict) => [verdict.replaceAll(" ", "_"), count(of(verdict))])),
    ...Object.fromEntries(claims.map((claim) => [claim.id, {verdict: claim.verdict, reason: claim.reason}]))
  };
}

function globalWords({evidence: {globals}}: Judged): Prose {
  const {claude, api} = globals;
  const gap = claude.success === null || api.success === null ? null : claude.success - api.success;
  return {
    claude_success: number(claude.success),
    api_success: number(api.success),
    gap: number(gap),
    claude_directive: number(claude.modes.directive),
    api_directive: number(api.modes.directive),
    claude_learning: number(claude.modes.learning),
    api_learning: number(api.modes.learning),
    claude_none: number(claude.modes.no_mode),
    api_none: number(api.modes.no_mode),
    claude_automation: number(shareOf(claude, ["directive", "feedback_loop"])),
    api_automation: number(shareOf(api, ["directive", "feedback_loop"])),
    claude_automation_classified: number(classifiedShareOf(claude, ["directive", "feedback_loop"])),
    api_automation_classified: number(classifiedShareOf(api, ["directive", "feedback_loop"])),
    claude_augmentation: number(shareOf(claude, ["learning", "task_iteration", "validation"])),
    api_augmentation: number(shareOf(api, ["learning", "task_iteration", "validation"])),
    claude_autonomy: number(claude.autonomy, 2),
    api_autonomy: number(api.autonomy, 2)
  };
}

function gapWords({declared}: Judged): Prose {
  const mean = declared.mean_gap;
  const ahead = declared.share_ahead;
  const points = mean.estimable ? `${fixed(Math.abs(mean.value))} percentage points` : absentWord;
  return {
    points,
    mean: withInterval(mean, 1, " pp"),
    mean_interval: mean.estimable && mean.interval ? range(mean.interval) : absentWord,
    n: count(mean.n),
    lower_or_higher: byDirection(mean, {above: "lower", below: "higher", unclear: "not clearly different"}),
    ahead: withInterval(ahead, 0, " %"),
    claude_mean: withInterval(declared.mean_claude_success, 1, " %"),
    api_mean: withInterval(declared.mean_api_success, 1, " %")
  };
}

function directiveWords({declared, claims, evidence}: Judged): Prose {
  const r = declared["pearson.api_directive.gap"];
  const slope = declared["ols_hc3.api_directive.gap"];
  const claude = declared["ols_hc3.api_directive.claude_success"];
  const api = declared["ols_hc3.api_directive.api_success"];
  const own = declared["pearson.claude_directive.gap"];
  const c15 = claims.find((claim) => claim.id === "C15")!;
  const mode = (outcome: "api_directive" | "claude_directive"): Estimate =>
    estimate({...essaySpecification, outcome, predictor: null, estimator: "mean"}, evidence.panel);
  return {
    r: correlation(r),
    r_short: number(r.value, 2),
    r_sentence: byDirection(r, {
      above: "the more directive a task's API use, the wider its gap",
      below: "the more directive a task's API use, the smaller its gap",
      unclear: "a task's gap shows no clear relation to how directive its API use is"
    }),
    Narrows: r.estimable
      ? byDirection(r, {
          above: "The gap widens where API use is more directive",
          below: "The gap narrows where API use is more directive",
          unclear: "The gap shows no clear relation to directive API use"
        })
      : "Directive use and the gap",
    slope: withInterval(slope, 2, " pp per point", true),
    slope_ten: slope.estimable ? `${signed(slope.value * 10)} pp` : absentWord,
    claude_slope: withInterval(claude, 2, " points per point", true),
    api_slope: withInterval(api, 2, " points per point", true),
    claude_side: byDirection(claude, {
      above: "Claude.ai's success rises",
      below: "Claude.ai's success falls",
      unclear: "Claude.ai's success hardly moves"
    }),
    api_side: byDirection(api, {
      above: "the API's rises",
      below: "the API's falls",
      unclear: "the API's hardly moves"
    }),
    claude_r: correlation(own),
    essay_r: fixed(claims.find((claim) => claim.id === "C16")!.published as number, 3),
    within_api: withInterval(mode("api_directive"), 0, " %"),
    within_claude: withInterval(mode("claude_directive"), 0, " %"),
    rare: String(rarelyDirective),
    c15: c15.reason,
    spearman: correlation(declared["spearman.api_directive.gap"]),
    named: correlation(declared["named_tasks.api_directive.gap"])
  };
}

function speedWords({evidence: {globals}}: Judged): Prose {
  const {claude, api} = globals;
  const ratio = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a / b);
  return {
    claude: number(speedupOf(claude), 1, "×"),
    api: number(speedupOf(api), 1, "×"),
    ratio: number(ratio(speedupOf(api), speedupOf(claude)), 2),
    claude_adjusted: number(successAdjustedSpeedupOf(claude), 1, "×"),
    api_adjusted: number(successAdjustedSpeedupOf(api), 1, "×"),
    ratio_adjusted: number(ratio(successAdjustedSpeedupOf(api), successAdjustedSpeedupOf(claude)), 2),
    claude_hours: number(claude.human_only_time, 1),
    api_hours: number(api.human_only_time, 1),
    claude_minutes: number(claude.human_with_ai_time, 1),
    api_minutes: number(api.human_with_ai_time, 1)
  };
}

function funnelWords({results: {panel}, evidence: {audit}}: Judged, funnel: FunnelStep[]): Prose {
  return {
    claude_tasks: count(panel.claude_ai_tasks),
    api_tasks: count(panel.api_tasks),
    shared_tasks: count(panel.shared_tasks),
    success_tasks: count(panel.shared_success_tasks),
    complete_tasks: count(panel.complete_tasks),
    claude_only: count(audit.claude_only),
    api_only: count(audit.api_only),
    claude_with_success: count(audit.claude_with_success_cells),
    api_with_success: count(audit.api_with_success_cells),
    pseudo: panel.pseudo_tasks.length === 0 ? "no pseudo-task" : `the pseudo-task “${panel.pseudo_tasks.join("”, “")}”`,
    named_complete: count(panel.complete_tasks - panel.pseudo_tasks.length),
    dropped_last: count(funnel.at(-1)?.dropped ?? 0)
  };
}

function multiverseWords({results: {multiverse}, universes}: Judged): Prose {
  const {specifications, estimable, same_sign_share, median, range: ends} = multiverse;
  const predictor = decisions.findIndex(({id}) => id === "predictor");
  const weights = decisions.findIndex(({id}) => id === "weights");
  const below = (decision: number, option: number): string => {
    const some = universes.filter((u) => u.effect !== null && u.choices[decision] === option);
    return some.length === 0
      ? absentWord
      : `${fixed((100 * some.filter((u) => u.effect! < 0).length) / some.length, 0)} %`;
  };
  const clear = (side: -1 | 1, option: number | null): string =>
    count(universes.filter((u) => u.side === side && (option === null || u.choices[weights] === option)).length);
  return {
    specifications: count(specifications),
    estimable: count(estimable),
    inestimable: count(specifications - estimable),
    same_sign: same_sign_share === null ? absentWord : `${fixed(100 * same_sign_share, 0)} %`,
    median: number(median, 2),
    range: ends === null ? absentWord : range(ends, 2),
    clear_below: clear(-1, null),
    clear_above: clear(1, null),
    weighted_clear_below: clear(-1, 1),
    below_directive: below(predictor, 0),
    below_automation: below(predictor, 1),
    below_difference: below(predictor, 2)
  };
}
