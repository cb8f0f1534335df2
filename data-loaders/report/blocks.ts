import {count, fixed, signed} from "../../src/analysis/format.js";
import {withInterval} from "../../src/analysis/say.js";
import {h} from "../../src/components/h.js";
import type {IdAudit} from "../panel/audit.js";
import type {ReleaseEvidence} from "../stage/ReleaseEvidence.js";
import type {FunnelStep} from "./funnel.js";

/** Which bytes the numbers come from. */
export function inputsTable(document: Document, {inputs}: ReleaseEvidence): HTMLElement {
  return table(
    document,
    ["file", "bytes", "pinned", "revision", "sha256"],
    inputs.map(({path, bytes, sha256, pinned, revision}) => [
      path,
      count(bytes),
      pinned ? "yes" : "no",
      revision?.slice(0, 12) ?? "–",
      sha256
    ])
  );
}

/** What the join did. */
export function auditTable(document: Document, {audit, facets, surveys}: ReleaseEvidence): HTMLElement {
  const known = {
    same: "as recorded for these bytes",
    variant: "close to a recorded file",
    unknown: "not recorded before"
  };
  const lines: [string, number][] = [
    ...surveys.map(({path, rows, relation}): [string, number] => [
      `rows of ${path.split("/").at(-1)} (${known[relation]})`,
      rows
    ]),
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
    ["observations read", facets.reduce((a, d) => a + d.rows, 0)]
  ];
  const absent = audit.absent_columns.join(", ");
  return h(
    document,
    "div",
    {},
    table(
      document,
      ["what", "count"],
      lines.map(([name, n]) => [name, count(n)])
    ),
    ...(absent === ""
      ? []
      : [h(document, "p", {class: "remark"}, `Columns without a value in these files: ${absent}.`)]),
    ...idRemarks(audit.ids).map((remark) => h(document, "p", {class: "remark"}, remark))
  );
}

/** How published Task IDs became tasks. */
function idLines(ids: IdAudit): [string, number][] {
  return [
    ["Task IDs published", ids.published],
    ["of them without an O*NET statement, named as in the release", ids.without_statement],
    ["worded otherwise than their statement", ids.reworded],
    ["names at several Task IDs", ids.names_repeated],
    ["statements with several of the Task IDs, merged by share of use", ids.statements_merged]
  ];
}

/** What to look at where an ID or a name is not as usual. */
function idRemarks(ids: IdAudit | null): string[] {
  if (ids === null) return [];
  const {without_statement_examples: unknown, names_repeated_examples: repeated} = ids;
  return [
    ...(unknown.length === 0
      ? []
      : [
          `Task IDs without a statement, such as ${unknown.join(", ")}, can't be matched with tasks of other releases by ID. ` +
            "If there are many, name the statements of the right O*NET edition in the release's manifest."
        ]),
    ...(repeated.length === 0
      ? []
      : [
          `Names that stand at several Task IDs, such as “${repeated.join("”, “")}”, are told apart by their statements.`
        ])
  ];
}

/** Each requirement, what it drops, and where the two headline numbers stand after it. */
export function funnelTable(document: Document, steps: readonly FunnelStep[]): HTMLElement {
  return table(
    document,
    ["tasks", "left", "dropped", "median n of the dropped", "mean gap (pp)", "r, API directive share and gap"],
    steps.map((step) => [
      step.step,
      count(step.tasks),
      step.dropped === 0 ? "–" : count(step.dropped),
      step.dropped_median_n === null ? "–" : count(step.dropped_median_n),
      step.mean_gap.estimable ? withInterval(step.mean_gap).replace(/, n = .*\)/, ")") : "–",
      step.correlation.estimable ? `${signed(step.correlation.value, 2)} (n = ${fixed(step.correlation.n, 0)})` : "–"
    ])
  );
}

/** A plain table; cells that look like numbers are set as numbers. */
export function table(document: Document, head: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  const headRow = h(document, "tr", {}, ...head.map((name) => h(document, "th", {scope: "col"}, name)));
  const body = rows.map((row) =>
    h(
      document,
      "tr",
      {},
      ...row.map((value) => h(document, "td", {class: /^[\d−+–][\d,.]*( %)?$/.test(value) ? "numeric" : null}, value))
    )
  );
  return h(
    document,
    "div",
    {class: "scroll tall", tabindex: "0", role: "region", "aria-label": head.join(", ")},
    h(document, "table", {}, h(document, "thead", {}, headRow), h(document, "tbody", {}, ...body))
  );
}
