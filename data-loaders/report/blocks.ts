import {count, fixed, signed} from "../../src/analysis/format.js";
import {withInterval} from "../../src/analysis/say.js";
import {h} from "../../src/components/h.js";
import type {FunnelStep} from "./funnel.js";

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
