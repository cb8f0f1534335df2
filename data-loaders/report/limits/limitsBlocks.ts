import {count, days, fixed, range} from "../../../src/analysis/format.js";
import {number, withInterval} from "../../../src/analysis/say.js";
import {variables} from "../../../src/analysis/variables.js";
import {h} from "../../../src/components/h.js";
import {table} from "../blocks.js";
import type {Limitation} from "./limitations.js";
import type {LimitsEvidence} from "./limitsEvidence.js";

/** The summary: each limitation, where it pushes, how far, and where that is shown. */
export function limitationsTable(document: Document, rows: readonly Limitation[]): HTMLElement {
  const head = ["limitation", "which way it pushes", "how far, on these data"];
  const headRow = h(document, "tr", {}, ...head.map((name) => h(document, "th", {scope: "col"}, name)));
  const body = rows.map(({name, direction, far, anchor}) =>
    h(
      document,
      "tr",
      {},
      h(document, "th", {scope: "row"}, h(document, "a", {href: `#${anchor}`}, name)),
      h(document, "td", {}, direction),
      h(document, "td", {}, far)
    )
  );
  return h(
    document,
    "table",
    {class: "beside limitations"},
    h(document, "thead", {}, headRow),
    h(document, "tbody", {}, ...body)
  );
}

/** What each requirement drops, and where the headline numbers stand after it. */
export function requirementsTable(document: Document, {requirements}: LimitsEvidence): HTMLElement {
  const first = requirements[0]!;
  const start = first.left + first.drops_in_turn;
  return table(
    document,
    [
      "published is",
      "drops alone",
      "drops in turn",
      "left",
      "only this drops",
      "mean gap (pp)",
      "r",
      "Claude.ai ahead (%)"
    ],
    [
      ["anything, on both platforms", "–", "–", count(start), "–", "–", "–", "–"],
      ...requirements.map(({requirement, drops_alone, drops_in_turn, left, drops_only, in_turn}) => [
        variables[requirement].label,
        count(drops_alone),
        count(drops_in_turn),
        count(left),
        count(drops_only),
        withInterval(in_turn.mean_gap),
        withInterval(in_turn.correlation, 2),
        withInterval(in_turn.share_ahead, 0)
      ])
    ]
  );
}

/** Who is kept and who is dropped by each requirement, as far as it is published all the same. */
export function droppedTable(document: Document, {requirements}: LimitsEvidence): HTMLElement {
  return table(
    document,
    [
      "published is",
      "tasks",
      "median n",
      "Claude.ai success (%)",
      "not published: tasks",
      "median n",
      "Claude.ai success (%)"
    ],
    requirements.map(({requirement, met, dropped}) => [
      variables[requirement].label,
      ...[met, dropped].flatMap(({tasks, median_n, claude_success}) => [
        count(tasks),
        median_n === null ? "–" : count(median_n),
        withInterval(claude_success)
      ])
    ])
  );
}

/** Every release at hand, and how far the same tasks moved since. */
export function weeksTable(document: Document, {weeks}: LimitsEvidence): HTMLElement {
  const rows = weeks.flatMap(({other, moves}) =>
    moves.map(({variable, answer}) => [
      days(other.window),
      variables[variable].label,
      count(answer.n),
      `${fixed(answer.median_move)}${answer.interval === null ? "" : ` (${range(answer.interval)})`}`,
      number(answer.from_noise)
    ])
  );
  return table(
    document,
    ["compared with", "of the same tasks", "tasks", "median move (points; 95 % interval)", "counting noise alone"],
    rows
  );
}

/** How strong an unseen trait would have to be. */
export function unseenTable(document: Document, {unseen}: LimitsEvidence): HTMLElement {
  return table(
    document,
    ["difference in how common it is (points)", "difference in success needed (points)", "95 % interval"],
    unseen.map(({prevalence, success, interval}) => [
      count(prevalence),
      `${fixed(success)}${Math.abs(success) > 100 ? ": impossible" : ""}`,
      range(interval)
    ])
  );
}
