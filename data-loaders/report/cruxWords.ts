import {yardstickAddress} from "../../src/analysis/difficulty.js";
import {count, fixed, range} from "../../src/analysis/format.js";
import {conversationsToJudge} from "../../src/analysis/labelAudit.js";
import {absentWord, byDirection, direction, number, withInterval} from "../../src/analysis/say.js";
import {sayBenchmarks, sayRobustness} from "../../src/analysis/sayConfounding.js";
import {sayCrossover} from "../../src/analysis/sayCrossover.js";
import {sayImpossible} from "../../src/analysis/sayLabels.js";
import type {DifficultyEvidence} from "./difficultyEvidence.js";
import {perDoubling} from "./difficultyFigures.js";
import type {LabelEvidence} from "./labelEvidence.js";
import type {Prose} from "./prose.js";

/** A label wrong this often on Claude.ai is assumed when the size of a check by hand is worked out. */
const assumedWrong = 0.1;

/** The words of crux 1. */
export function labelWords({tipping, atTipping, atDirective, frontiers, modes}: LabelEvidence): Prose {
  const directive = modes.find(({platform, mode}) => platform === "api" && mode === "directive")?.gap ?? null;
  const wrong = tipping?.wrong;
  const toJudge = (part: number): string => {
    const needed = tipping === null ? null : conversationsToJudge(part * tipping.wrong_more, assumedWrong);
    return needed === null ? absentWord : count(needed);
  };
  const slope = atTipping?.slope;
  const kept = (j: number | null): string => (j === null ? absentWord : `${fixed(100 * j, 0)} %`);
  return {
    more: number(tipping && tipping.wrong_more),
    half_more: number(tipping && tipping.wrong_more / 2),
    more_interval: wrong?.estimable && wrong.interval ? range(wrong.interval) : absentWord,
    n: count(wrong?.n ?? 0),
    missed: number(tipping && 100 * (1 - tipping.sensitivity)),
    doubt: (atTipping && sayImpossible(atTipping)) ?? "Every published share would fit such a label.",
    slope_there: slope ? withInterval(slope, 2, " pp per point", true) : absentWord,
    slope_stays: slope
      ? byDirection(slope, {
          above: "is still clearly above zero",
          below: "is still clearly below zero",
          unclear: "is then no longer clearly on either side of zero"
        })
      : absentWord,
    slope_kept: kept(frontiers.limits.gone),
    slope_unclear: kept(frontiers.limits.unclear),
    directive_slope: atDirective ? withInterval(atDirective.slope, 2, " pp per point", true) : absentWord,
    directive_missed: directive === null ? absentWord : fixed(100 * (1 - directive), 0),
    assumed_wrong: fixed(100 * assumedWrong, 0),
    judge: toJudge(1),
    judge_half: toJudge(0.5)
  };
}

/** The words of crux 2. */
export function difficultyWords({time, education, models, confounding, claude, crossover}: DifficultyEvidence): Prose {
  const slope = (name: string, side: "gap" | "claude" | "api" = "gap"): string => {
    const found = models.find((model) => model.name === name)?.[side];
    return found ? withInterval(found, 2, " pp per point", true) : absentWord;
  };
  const sides = models.map(({gap}) => direction(gap));
  const yardstick = yardstickAddress.standard;
  return {
    n: count(claude.n),
    easy_gap: bandGap(time.gaps[0]),
    hard_gap: bandGap(time.gaps.at(-1)),
    low_education_gap: bandGap(education.gaps[0]),
    high_education_gap: bandGap(education.gaps.at(-1)),
    time_gap: withInterval(perDoubling(time.trend.gap), 1, " pp", true),
    education_gap: withInterval(education.trend.gap, 1, " pp", true),
    education_claude: withInterval(education.trend.claude, 1, " points", true),
    education_api: withInterval(education.trend.api, 1, " points", true),
    unadjusted: slope("nothing held fixed"),
    adjusted: slope("time, education"),
    adjusted_claude: slope("time, education", "claude"),
    adjusted_api: slope("time, education", "api"),
    with_directive: slope("+ Claude.ai directive"),
    with_success: slope("+ Claude.ai success"),
    adjusted_api_falls: byDirection(models.find(({name}) => name === "time, education")!.api, {
      above: "the API's own success is clearly higher where its use is more directive",
      below: "the API's own success is clearly lower where its use is more directive",
      unclear: "the API's own success shows no clear relation to its directive use"
    }),
    models: count(models.length),
    below: count(sides.filter((side) => side < 0).length),
    above: count(sides.filter((side) => side > 0).length),
    robustness: confounding.estimable ? sayRobustness(confounding, yardstick) : absentWord,
    benchmarks: confounding.estimable ? sayBenchmarks(confounding, yardstick) : absentWord,
    half: crossover
      ? sayCrossover(
          {...crossover.choice, difference: Math.max(1, Math.round(crossover.choice.difference / 2))},
          crossover.better
        )
      : absentWord
  };
}

function bandGap(band: DifficultyEvidence["time"]["gaps"][number] | undefined): string {
  return band === undefined ? absentWord : withInterval(band.means.gap, 1, " pp", true);
}
