import {days} from "../../src/analysis/format.js";
import type {Judged} from "../../src/analysis/judge.js";
import {structureOf} from "../../src/analysis/models/structure.js";
import {number, withInterval} from "../../src/analysis/say.js";
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
    structure: {directive: sayDirectiveUse(structureOf(globals, panel))}
  };
}

function releaseWords({evidence: {release, window, source, synthetic, reason}}: Judged): Prose {
  return {id: release, window: days(window), source, reason, kind: synthetic ? "synthetic sample" : "published data"};
}
