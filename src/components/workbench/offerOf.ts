import {rollup} from "d3-array";

import {type Panel, socMajorName} from "../../analysis/panel/Panel.js";
import {isShared} from "../../analysis/panel/selectTasks.js";
import {variableIds, variables} from "../../analysis/panel/variables.js";
import {count} from "../../analysis/words/format.js";
import type {Option} from "../controls/fields.js";

/** What the workbench has to choose from: plain data, so that its controls need no panel. */
export interface Offer {
  /** Every variable with its unit, grouped: differences first. What these data lack is said, not hidden. */
  variables: Option[];
  /** The major groups among the shared tasks, each with its size, by their codes. */
  occupations: Record<string, string>;
}

export function offerOf(panel: Panel): Offer {
  const shared = panel.filter(isShared);
  const options = variableIds.map((id): Option => {
    const {label, unit} = variables[id];
    const published = shared.some((row) => variables[id].of(row) !== null);
    return {value: id, text: `${label} (${unit})${published ? "" : ", not published here"}`, group: groupOf(id)};
  });
  const sizes = rollup(
    shared.filter((row) => row.soc_major !== null),
    (rows) => rows.length,
    (row) => row.soc_major!
  );
  return {
    variables: groups.flatMap((group) => options.filter((option) => option.group === group)),
    occupations: Object.fromEntries([...sizes].map(([code, size]) => [code, `${socMajorName(code)} (${count(size)})`]))
  };
}

const groups = ["Between the platforms", "Claude.ai", "API", "Occupation"] as const;

function groupOf(id: string): (typeof groups)[number] {
  if (id.startsWith("soc_")) return "Occupation";
  if (/^(log_)?claude_/.test(id)) return "Claude.ai";
  return /^(log_)?api_/.test(id) ? "API" : "Between the platforms";
}
