import needs from "./needs.json" with {type: "json"};
import type {ReleaseEvidence, TaskMetric} from "./ReleaseEvidence.js";

/**
 * Why a part of a page is left out, by what it needs: the release publishes none, or these files of it hold none.
 *
 * @param published by need, whether this build has it.
 * @throws Error for a need without words.
 */
export function absentSentences(
  {release, metrics}: Pick<ReleaseEvidence, "release" | "metrics">,
  published: Readonly<Record<string, boolean>>
): Record<string, string> {
  return Object.fromEntries(
    Object.keys(published).map((name) => {
      const need = Object.entries(needs).find(([known]) => known === name)?.[1];
      if (!need) throw new Error(`src/analysis/panel/needs.json has no words for the need “${name}”`);
      const {what, metric} = need;
      return [
        name,
        metric !== null && metrics.includes(metric as TaskMetric)
          ? `The files of this build hold no ${what}, though release ${release} publishes them; this part is left out.`
          : `Release ${release} publishes no ${what}, so this part is left out.`
      ];
    })
  );
}

/** What sections of pages may ask for with “needs”: metrics that this build can show something of. */
export function publishedOf({panel, globals}: ReleaseEvidence): Record<string, boolean> {
  const some = (test: (row: (typeof panel)[number]) => boolean): boolean => panel.some(test);
  return {
    success: some((row) => row.claude_success !== null && row.api_success !== null),
    folded: some((row) => row.claude_modes_folded !== null || row.api_modes_folded !== null),
    "modes-by-task": some((row) => row.claude_directive !== null && row.api_directive !== null),
    "autonomy-claude": some((row) => row.claude_autonomy !== null && row.claude_success !== null),
    "autonomy-api": some((row) => row.api_autonomy !== null && row.api_success !== null),
    "success-overall": globals.claude.success !== null && globals.api.success !== null,
    modes: globals.claude.modes.directive !== null && globals.api.modes.directive !== null,
    times: globals.claude.human_with_ai_time !== null && globals.api.human_with_ai_time !== null,
    difficulty: some((row) => row.claude_human_only_time !== null),
    counts: some((row) => row.claude_n !== null && row.api_n !== null)
  };
}
