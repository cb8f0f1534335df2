import {count} from "../../src/analysis/format.js";
import {measures, platformLabels, platforms} from "../../src/analysis/Panel.js";
import {h} from "../../src/components/h.js";
import type {IdAudit} from "../panel/audit.js";
import type {ReleaseEvidence} from "../stage/ReleaseEvidence.js";

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
export function auditTable(document: Document, {audit, facets}: ReleaseEvidence): HTMLElement {
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
function idRemarks(ids: IdAudit | null): string[] {
  if (ids === null) return [];
  const {without_statement_examples: unknown, names_repeated_examples: repeated} = ids;
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

/** The data dictionary, from the same list that defines the columns. */
export function dictionaryTable(document: Document): HTMLElement {
  const rows = Object.entries(measures).map(([name, {platforms, ...row}]) => ({...row, name, on: [...platforms]}));
  return table(
    document,
    ["columns", "unit", "meaning"],
    rows.map(({name, unit, about, on}) => [
      on.map((platform) => `${platform}_${name}`).join(", "),
      unit,
      `${about}, ${on.map((platform) => platformLabels[platform]).join(" and ")}.`
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
