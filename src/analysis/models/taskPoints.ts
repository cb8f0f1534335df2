import type {TaskPoint} from "../../components/TaskPoint.js";
import type {PanelRow} from "../Panel.js";
import type {ReleaseEvidence} from "../ReleaseEvidence.js";
import {selectTasks} from "../selectTasks.js";
import {essayPopulation} from "../Specification.js";

/** The essay's tasks, as the figures need them; empty when the release publishes no success. */
export function taskPoints({panel}: Pick<ReleaseEvidence, "panel">): TaskPoint[] {
  return selectTasks(panel, essayPopulation).map(pointOf);
}

function pointOf(row: PanelRow): TaskPoint {
  const {task, pseudo, claude_n, api_n, claude_success, api_success, claude_directive, api_directive} = row;
  return {
    task,
    pseudo,
    claude_n: claude_n!,
    api_n: api_n!,
    claude_success: claude_success!,
    api_success: api_success!,
    gap: claude_success! - api_success!,
    claude_directive: claude_directive!,
    api_directive: api_directive!
  };
}
