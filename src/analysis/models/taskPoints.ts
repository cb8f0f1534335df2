import type {Panel, PanelRow} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essayPopulation} from "../panel/Specification.js";
import {type VariableId, variables} from "../panel/variables.js";

/** One task of the experiment, as pictures of it need it. */
export interface TaskPoint {
  task: string;
  /** Conversations on each platform; null where a release publishes no counts. */
  claude_n: number | null;
  api_n: number | null;
  /** Per cent. */
  claude_success: number;
  api_success: number;
  /** Claude.ai − API, percentage points. */
  gap: number;
  /** The variable that a dot is coloured by, in its own unit. */
  by: number | null;
}

/** The essay's tasks, each with one more variable; empty when the release publishes no success. */
export function taskPoints(panel: Panel, by: VariableId): TaskPoint[] {
  return selectTasks(panel, essayPopulation).map((row) => pointOf(row, by));
}

function pointOf(row: PanelRow, by: VariableId): TaskPoint {
  const {task, claude_n, api_n, claude_success, api_success} = row;
  return {
    task,
    claude_n,
    api_n,
    claude_success: claude_success!,
    api_success: api_success!,
    gap: claude_success! - api_success!,
    by: variables[by].of(row)
  };
}
