import type {JudgedClaim} from "../../src/analysis/claims/Claim.js";
import {count, signed} from "../../src/analysis/format.js";
import {socMajorName} from "../../src/analysis/socMajors.js";
import {h} from "../../src/components/h.js";
import {verdictClass} from "../../src/components/verdicts.js";
import {table} from "./blocks.js";
import type {InfluenceOfOne} from "./directiveEvidence.js";

/** The readings this page is about, with verdicts: what the essay says beside what the data show. */
export function besideTable(document: Document, claims: readonly JudgedClaim[]): HTMLElement {
  const ids = ["C14", "C16", "C17", "C09", "C15", "C18", "C22"];
  const rows = ids.map((id) => {
    const {statement, reason, verdict} = claims.find((claim) => claim.id === id)!;
    const label = h(document, "span", {class: verdictClass(verdict)}, verdict);
    const link = h(document, "a", {href: `./claims#${id.toLowerCase()}`}, id);
    return h(
      document,
      "tr",
      {},
      h(document, "td", {}, link, ` ${statement}`),
      h(document, "td", {}, label, ` ${reason}`)
    );
  });
  const head = h(
    document,
    "tr",
    {},
    ...["the essay says", "the data show"].map((name) => h(document, "th", {scope: "col"}, name))
  );
  return h(document, "table", {class: "beside"}, h(document, "thead", {}, head), h(document, "tbody", {}, ...rows));
}

/** The five tasks and five occupation groups whose absence moves the correlation most. */
export function influenceTable(document: Document, {tasks, groups}: InfluenceOfOne): HTMLElement {
  const shown = [
    ...groups.slice(0, 5).map((d) => ({
      ...d,
      left_out: `occupations: ${d.left_out === "none" ? "without a group" : socMajorName(d.left_out)}`
    })),
    ...tasks.slice(0, 5)
  ];
  return table(
    document,
    ["left out", "tasks", "r without", "change"],
    shown.map(({left_out, tasks: n, value, change}) => [
      left_out,
      count(n),
      value === null ? "–" : signed(value, 3),
      change === null ? "–" : signed(change, 3)
    ])
  );
}
