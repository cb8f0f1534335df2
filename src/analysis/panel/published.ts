import type {ReleaseEvidence} from "./ReleaseEvidence.js";

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
