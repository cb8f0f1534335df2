import {count, days, fixed, range} from "../../src/analysis/format.js";
import type {Judged} from "../../src/analysis/judge.js";
import {structureOf} from "../../src/analysis/models/structure.js";
import {decisions} from "../../src/analysis/multiverse.js";
import {absentWord, number, withInterval} from "../../src/analysis/say.js";
import {sayDirectiveUse} from "../../src/analysis/words/sayDirectiveUse.js";

/** Every number and every number-dependent word of the pages, by name. Pages name them as {{gap.mean}}. */
export interface Prose {
  [name: string]: string | Prose;
}

/** Computes the words of one release. */
export function proseOf(judged: Judged): Prose {
  const {globals, panel} = judged.evidence;
  return {
    release: releaseWords(judged),
    gap: {mean: withInterval(judged.declared.mean_gap, 1, " pp")},
    speed: {
      claude_hours: number(globals.claude.human_only_time, 1),
      api_hours: number(globals.api.human_only_time, 1)
    },
    structure: {directive: sayDirectiveUse(structureOf(globals, panel))},
    multiverse: multiverseWords(judged)
  };
}

function releaseWords({evidence: {release, window, source, synthetic, reason}}: Judged): Prose {
  return {id: release, window: days(window), source, reason, kind: synthetic ? "synthetic sample" : "published data"};
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
