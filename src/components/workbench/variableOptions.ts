import type {Panel} from "../../analysis/panel/Panel.js";
import {isShared} from "../../analysis/panel/selectTasks.js";
import type {VariableId} from "../../analysis/panel/variables.js";
import {variableIds, variables} from "../../analysis/panel/variables.js";

export interface VariableOption {
  value: VariableId;
  text: string;
  group: string;
}

/** Every variable with its unit, grouped for a list: differences first. What these data lack is said, not hidden. */
export function variableOptions(panel: Panel): VariableOption[] {
  const shared = panel.filter(isShared);
  const options = variableIds.map((id): VariableOption => {
    const {label, unit} = variables[id];
    const published = shared.some((row) => variables[id].of(row) !== null);
    return {value: id, text: `${label} (${unit})${published ? "" : ", not published here"}`, group: groupOf(id)};
  });
  return groups.flatMap((group) => options.filter((option) => option.group === group));
}

const groups = ["Between the platforms", "Claude.ai", "API", "Occupation"] as const;

function groupOf(id: VariableId): (typeof groups)[number] {
  if (id.startsWith("soc_")) return "Occupation";
  if (/^(log_)?claude_/.test(id)) return "Claude.ai";
  return /^(log_)?api_/.test(id) ? "API" : "Between the platforms";
}
