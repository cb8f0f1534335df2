import type {PanelRow} from "../../src/analysis/Panel.js";
import {selectTasks} from "../../src/analysis/selectTasks.js";
import {essayPopulation} from "../../src/analysis/Specification.js";
import type {TaskPoint} from "../../src/components/TaskPoint.js";
import type {ReleaseEvidence} from "../stage/ReleaseEvidence.js";

/** The essay's tasks, as the figures need them; empty when the release publishes no success. */
export function taskPoints({panel}: ReleaseEvidence): TaskPoint[] {
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
