import {sum} from "d3-array";

import type {Note, ReleaseEvidence} from "../../analysis/panel/ReleaseEvidence.js";
import {count} from "../../analysis/words/format.js";
import {html} from "../html.js";
import labels from "./audit.json" with {type: "json"};
import {table} from "./table.js";

/** Which bytes a release's numbers come from. */
export function inputsTable({inputs}: Pick<ReleaseEvidence, "inputs">): HTMLElement {
  return table(
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

/** The notes of a release, one a row; a sentence where there is none. */
export function notesTable(notes: readonly Note[]): HTMLElement {
  if (notes.length === 0) return html`<p class="remark">These files keep every promise that the report knows of.</p>`;
  return table(
    ["promise", "places", "what was found", "where"],
    notes.map(({id, what, where, count: places}) => [id, count(places), what, where])
  );
}

/** What the join of a release's tasks did: counts, and what to look at where something is not as usual. */
export function auditTable({audit, facets}: ReleaseEvidence): HTMLElement {
  const {ids} = audit;
  // Where Task IDs are published, tasks without a statement are told among these.
  const all = {
    ...audit,
    without_statement: ids ? null : audit.without_statement,
    observations: sum(facets, (d) => d.rows)
  };
  const lines = Object.entries(labels).flatMap(([path, label]) => {
    const found = path.split(".").reduce<unknown>((at, name) => (at as Record<string, unknown> | null)?.[name], all);
    return typeof found === "number" ? [[label, count(found)]] : [];
  });
  const absent = audit.absent_columns.join(", ");
  const unknown = ids?.without_statement_examples.join(", ") ?? "";
  const repeated = ids?.names_repeated_examples.join("”, “") ?? "";
  const remarks = [
    absent && `Columns without a value in these files: ${absent}.`,
    unknown &&
      `Task IDs without a statement, such as ${unknown}, are of another O*NET edition. They keep the text of the ` +
        "release, have no group of occupations, and meet tasks of other releases only where these have the same text.",
    repeated && `Names that stand at several Task IDs, such as “${repeated}”, are told apart by their statements.`
  ];
  return html`<div>
    ${table(["what", "count"], lines)}${remarks.filter(Boolean).map((remark) => html`<p class="remark">${remark}</p>`)}
  </div>`;
}
