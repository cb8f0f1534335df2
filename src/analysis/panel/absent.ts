import type {ReleaseEvidence, TaskMetric} from "./ReleaseEvidence.js";

/** What a page may need, in words, and what a release's catalogue entry would call it. */
const needs: Readonly<Record<string, {what: string; metric: TaskMetric | null}>> = {
  success: {what: "task success on both platforms", metric: "success"},
  "success-overall": {what: "task success over all conversations", metric: "success"},
  folded: {what: "folded cells", metric: null},
  "modes-by-task": {what: "collaboration modes by task on both platforms", metric: "collaboration"},
  "autonomy-claude": {what: "AI autonomy together with success by task on Claude.ai", metric: null},
  "autonomy-api": {what: "AI autonomy together with success by task through the API", metric: null},
  modes: {what: "collaboration modes over all conversations", metric: "collaboration"},
  times: {what: "times with and without AI", metric: "human_with_ai_time"},
  difficulty: {what: "time a person alone would need, by task", metric: "human_only_time"},
  counts: {what: "conversation counts", metric: null}
};

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
      const need = needs[name];
      if (!need) throw new Error(`src/analysis/panel/absent.ts has no words for the need “${name}”`);
      const {what, metric} = need;
      return [
        name,
        metric !== null && metrics.includes(metric)
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
