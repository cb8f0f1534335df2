import type {Panel} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essayPopulation} from "../panel/Specification.js";
import {type VariableId, variables} from "../panel/variables.js";

/** One task of the experiment, as pictures of it need it. */
export type TaskPoint = ReturnType<typeof taskPoints>[number];

/** The essay's tasks, each with one more variable; empty when the release publishes no success. */
export function taskPoints(panel: Panel, by: VariableId) {
  return selectTasks(panel, essayPopulation).map((row) => ({
    task: row.task,
    /** Conversations on each platform; null where a release publishes no counts. */
    claude_n: row.claude_n,
    api_n: row.api_n,
    /** Per cent. */
    claude_success: row.claude_success!,
    api_success: row.api_success!,
    /** Claude.ai − API, percentage points. */
    gap: row.claude_success! - row.api_success!,
    /** The variable that a dot is coloured by, in its own unit. */
    by: variables[by].of(row)
  }));
}
