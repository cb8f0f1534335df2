import {count, fixed, range} from "../../src/analysis/format.js";
import {conversationsToJudge} from "../../src/analysis/labelAudit.js";
import {absentWord, byDirection, number, withInterval} from "../../src/analysis/say.js";
import {sayImpossible} from "../../src/analysis/sayLabels.js";
import type {LabelEvidence} from "./labelEvidence.js";
import type {Prose} from "./prose.js";

/** A label wrong this often on Claude.ai is assumed when the size of a check by hand is worked out. */
const assumedWrong = 0.1;

/** The words of crux 1. */
export function labelWords({tipping, atTipping, slopeAt, modes}: LabelEvidence): Prose {
  const directive = modes.find(({platform, mode}) => platform === "api" && mode === "directive")?.gap ?? null;
  const wrong = tipping?.wrong;
  const toJudge = (part: number): string => {
    const needed = tipping === null ? null : conversationsToJudge(part * tipping.wrong_more, assumedWrong);
    return needed === null ? absentWord : count(needed);
  };
  const slope = atTipping?.slope;
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
    slope_kept: slopeAt === null ? absentWord : `${fixed(100 * slopeAt, 0)} %`,
    slope_lost: slopeAt === null ? absentWord : fixed(100 * (1 - slopeAt), 0),
    directive_missed: directive === null ? absentWord : fixed(100 * (1 - directive), 0),
    assumed_wrong: fixed(100 * assumedWrong, 0),
    judge: toJudge(1),
    judge_half: toJudge(0.5)
  };
}
