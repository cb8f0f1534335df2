import {leastVisibleSuccess} from "../../../src/analysis/folding.js";
import {count, range, signed} from "../../../src/analysis/format.js";
import type {Judged} from "../../../src/analysis/judge.js";
import {smallestCell, smallestNamedCell} from "../../../src/analysis/outcomeBounds.js";
import {absentWord, correlation, number, withInterval} from "../../../src/analysis/say.js";
import type {Prose} from "../prose.js";
import type {LimitsEvidence} from "./limitsEvidence.js";

/** The words of the page about limitations, as {{limits.…}}. */
export function limitsWords({declared, evidence: {panel}}: Judged, evidence: LimitsEvidence): Prose {
  const {shared, hidden, requirements, pseudo, noise, mix, weighted} = evidence;
  const gap = declared["mean_gap.bounds.all_shared"];
  const ahead = declared["share_ahead.bounds.all_shared"];
  const details = noise[0]?.corrected.estimable ? noise[0].corrected.details : undefined;
  const requirement = (id: string) => requirements.find((effect) => effect.requirement === id)!;
  const {only_modes} = evidence;
  const smallest = smallestNamedCell(panel) ?? smallestCell;
  return {
    smallest: count(smallest),
    largest_hidden: count(Math.ceil(smallest) - 1),
    shared: count(shared.tasks),
    unlisted_claude: count(shared.unlisted.claude),
    unlisted_api: count(shared.unlisted.api),
    median_claude: number(shared.median_n.claude, 0),
    median_api: number(shared.median_n.api, 0),
    visible_claude:
      shared.median_n.claude === null ? absentWord : number(leastVisibleSuccess(shared.median_n.claude, smallest), 0),
    visible_api:
      shared.median_n.api === null ? absentWord : number(leastVisibleSuccess(shared.median_n.api, smallest), 0),
    gap_bounds: gap.interval === null ? absentWord : range(gap.interval),
    ahead_bounds: ahead.interval === null ? absentWord : range(ahead.interval, 0),
    hidden_api: hidden === null ? "no" : count(hidden.hidden.api),
    hidden_published: hidden === null ? absentWord : number(hidden.published),
    hidden_needed: hidden === null ? absentWord : range(hidden.needed),
    reliability_gap: number(details?.reliability_outcome ?? null, 2),
    reliability_directive: number(details?.reliability_predictor ?? null, 2),
    r: correlation(declared["pearson.api_directive.gap"]),
    r_corrected: correlation(declared["disattenuated.api_directive.gap"]),
    learning_alone: count(requirement("api_learning").drops_alone),
    filter_start: count(requirement("api_learning").drops_alone + requirement("api_learning").met.tasks),
    modes_only: count(only_modes.tasks),
    modes_with_success: count(only_modes.with_success),
    pseudo_gap_with: withInterval(pseudo.with.mean_gap, 2, " pp"),
    pseudo_gap_without: withInterval(pseudo.without.mean_gap, 2, " pp"),
    pseudo_r_with: correlation(pseudo.with.correlation),
    pseudo_r_without: correlation(pseudo.without.correlation),
    pseudo_ahead_with: withInterval(pseudo.with.share_ahead, 1, " %"),
    pseudo_ahead_without: withInterval(pseudo.without.share_ahead, 1, " %"),
    tries: evidence.tries.closed === null ? absentWord : number(evidence.tries.closed.value, 2),
    mix: mix === null ? absentWord : `${signed(mix.mix)} pp`,
    mix_interval: mix?.intervals.mix ? range(mix.intervals.mix) : absentWord,
    mix_gap:
      mix === null
        ? absentWord
        : `${signed(mix.difference)} pp${mix.intervals.difference ? ` (95 % interval ${range(mix.intervals.difference)})` : ""}`,
    mix_tasks: mix === null ? absentWord : count(mix.tasks),
    effective: number(weighted.r.estimable ? (weighted.r.details?.effective_n ?? null) : null, 0),
    weighted_r: correlation(weighted.r),
    weighted_gap: withInterval(weighted.gap, 1, " pp")
  };
}
