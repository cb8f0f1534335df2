import {sum} from "d3-array";

import {platformLabels, platforms} from "../../analysis/panel/Panel.js";
import type {ReleaseEvidence} from "../../analysis/panel/ReleaseEvidence.js";
import {count} from "../../analysis/words/format.js";
import {html} from "../html.js";
import {table} from "./table.js";

type IdAudit = NonNullable<ReleaseEvidence["audit"]["ids"]>;

/** What the join of a release's tasks did: counts, and what to look at where something is not as usual. */
export function auditTable({audit, facets}: ReleaseEvidence): HTMLElement {
  const lines: [string, number][] = [
    ["named tasks on Claude.ai", audit.claude_tasks],
    ["named tasks through the API", audit.api_tasks],
    ["on both", audit.shared_tasks],
    ["on Claude.ai only", audit.claude_only],
    ["through the API only", audit.api_only],
    ["keys published twice", audit.duplicate_keys],
    ...(audit.ids === null
      ? [["without an O*NET statement of the same text", audit.without_statement] as [string, number]]
      : idLines(audit.ids)),
    ["whose statement has several Task IDs", audit.several_task_ids],
    ["whose statement belongs to several SOC major groups", audit.several_majors],
    ["Claude.ai tasks with success cells (pseudo-task counted)", audit.claude_with_success_cells],
    ["API tasks with success cells (pseudo-task counted)", audit.api_with_success_cells],
    ["columns without a single value", audit.absent_columns.length],
    ["observations read", sum(facets, (d) => d.rows)]
  ];
  const absent = audit.absent_columns.join(", ");
  const remarks = [
    ...(absent === "" ? [] : [`Columns without a value in these files: ${absent}.`]),
    ...(audit.ids === null ? [] : idRemarks(audit.ids))
  ];
  return html`<div>
    ${table(
      ["what", "count"],
      lines.map(([name, n]) => [name, count(n)])
    )}${remarks.map((remark) => html`<p class="remark">${remark}</p>`)}
  </div>`;
}

/** How published Task IDs became tasks. */
function idLines(ids: IdAudit): [string, number][] {
  return [
    ["Task IDs published", ids.published],
    ["of them without an O*NET statement, named as in the release", ids.without_statement],
    ...platforms.flatMap((platform): [string, number][] => [
      [`tasks of ${platformLabels[platform]} too thin for modes`, ids.without_modes[platform]],
      [`tasks of ${platformLabels[platform]} whose share of use is rounded to 0.00 %`, ids.rounded_to_zero[platform]]
    ]),
    ["worded otherwise than their statement", ids.reworded],
    ["names at several Task IDs", ids.names_repeated],
    ["statements with several of the Task IDs, merged by share of use", ids.statements_merged]
  ];
}

/** What to look at where an ID or a name is not as usual. */
function idRemarks({without_statement_examples: unknown, names_repeated_examples: repeated}: IdAudit): string[] {
  return [
    ...(unknown.length === 0
      ? []
      : [
          `Task IDs without a statement, such as ${unknown.join(", ")}, are of another O*NET edition. They keep the text of the ` +
            "release, have no group of occupations, and meet tasks of other releases only where these have the same text."
        ]),
    ...(repeated.length === 0
      ? []
      : [
          `Names that stand at several Task IDs, such as “${repeated.join("”, “")}”, are told apart by their statements.`
        ])
  ];
}
