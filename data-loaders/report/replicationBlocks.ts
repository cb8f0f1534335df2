import {count, fixed, range, signed} from "../../src/analysis/format.js";
import type {Fate} from "../../src/analysis/held.js";
import type {Replicated, Trial} from "../../src/analysis/replication.js";
import {direction} from "../../src/analysis/say.js";
import {h} from "../../src/components/h.js";

/** A mark beside each word, so that colour is never the only sign. */
const marks: Record<Fate, string> = {held: "✓", "not clear": "○", reversed: "✗", "can't be tried": "–"};
const classes: Record<Fate, string> = {
  held: "verdict verdict-reproduced",
  "not clear": "verdict verdict-not-supported",
  reversed: "verdict verdict-contradicted",
  "can't be tried": "verdict verdict-not-testable"
};
const head = ["tried on", "what came out", "did it hold?"];

/** Where each finding was found, where it was tried, and whether it held. */
export function replicationTable(document: Document, replicated: readonly Replicated[], here: string): HTMLElement {
  const headRow = h(document, "tr", {}, ...head.map((name) => h(document, "th", {scope: "col"}, name)));
  const bodies = replicated.filter(({trials}) => trials.length > 0).map((one) => bodyOf(document, one, here));
  return h(
    document,
    "div",
    {class: "scroll tall", tabindex: "0", role: "region", "aria-label": "findings and where they were tried"},
    h(document, "table", {class: "replication"}, h(document, "thead", {}, headRow), ...bodies)
  );
}

function bodyOf(document: Document, {finding, found, trials}: Replicated, here: string): HTMLElement {
  const side = direction(found) > 0 ? finding.says.above : finding.says.below;
  const said = found.estimable && found.interval ? figures(found.value, found.interval, finding, found.n) : "";
  const title = h(
    document,
    "th",
    {scope: "rowgroup", colspan: head.length},
    h(document, "strong", {}, side),
    ` · found in ${here}: ${said}`
  );
  return h(
    document,
    "tbody",
    {id: `finding-${finding.id.replaceAll("_", "-")}`},
    h(document, "tr", {}, title),
    ...trials.map((trial) => rowOf(document, trial))
  );
}

function rowOf(document: Document, trial: Trial): HTMLElement {
  const {where, fate, r2} = trial;
  const score = r2 === null ? "" : `; R² there ${signed(r2, 2)}`;
  return h(
    document,
    "tr",
    {},
    h(document, "td", {}, where),
    h(document, "td", {}, outcomeOf(trial) + score),
    h(document, "td", {}, h(document, "span", {class: classes[fate]}, `${marks[fate]} ${fate}`))
  );
}

function outcomeOf({finding, outcome}: Trial): string {
  if (outcome.kind === "halves") {
    const {scored_slope: s, splits, same_sign} = outcome.halves;
    return `median ${signed(s.median, finding.digits)}, middle 95 % of ${count(splits)} splits ${range([s.low, s.high], finding.digits)}; both halves agree in sign in ${fixed(100 * same_sign, 0)} %`;
  }
  if (outcome.kind === "groups") {
    const {low, high, groups, same} = outcome;
    return `${range([low, high], finding.digits)}${finding.unit}; same side in ${count(same)} of ${count(groups)}`;
  }
  const {answer} = outcome;
  if (!answer.estimable) return answer.reason;
  return answer.interval
    ? figures(answer.value, answer.interval, finding, answer.n)
    : signed(answer.value, finding.digits);
}

function figures(
  value: number,
  interval: readonly [number, number],
  {digits, unit}: {digits: number; unit: string},
  n: number
): string {
  return `${signed(value, digits)}${unit} (${range(interval, digits)}), n = ${count(n)}`;
}
