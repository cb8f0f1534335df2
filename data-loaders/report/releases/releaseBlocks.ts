import type {EstimateId} from "../../../src/analysis/declaredEstimates.js";
import {count, fixed, range, signed} from "../../../src/analysis/format.js";
import type {PlatformFigures} from "../../../src/analysis/Globals.js";
import {shareOf, speedupOf} from "../../../src/analysis/Globals.js";
import {h} from "../../../src/components/h.js";
import type {NamedInterval} from "../../../src/components/intervalPlot.js";
import {intervalPlot} from "../../../src/components/intervalPlot.js";
import {modeBars} from "../../../src/components/modeBars.js";
import {notesTable} from "../../../src/components/notesTable.js";
import {claimsLedger, verdictStrip} from "../../../src/components/verdicts.js";
import type {PeriodEvidence} from "../../stage/ReleaseEvidence.js";
import {auditTable, inputsTable, table} from "../blocks.js";
import type {ReleaseReport} from "./ReleaseReport.js";
import {estimateOf, monthOf} from "./ReleaseReport.js";
import {stillPair} from "./stillPair.js";

/** All blocks of one release's page, under names that begin with `release-` and the release. */
export function releaseBlocks(document: Document, report: ReleaseReport): Record<string, HTMLElement> {
  const {evidence, findings} = report;
  const blocks = {
    headline: headlineTable(document, report),
    platforms: platformsTable(document, [evidence, ...evidence.earlier]),
    modes: modesPicture(document, report),
    slopes: slopesPicture(document, report),
    verdicts: verdictStrip(document, findings.claims, ""),
    claims: claimsLedger(document, findings.claims),
    audit: h(document, "div", {}, auditTable(document, evidence), notesTable(document, evidence.notes)),
    inputs: inputsTable(document, evidence)
  };
  return Object.fromEntries(
    Object.entries(blocks).map(([name, block]) => [`release-${evidence.release}-${name}`, block])
  );
}

/** What the report is made of, in the order in which it argues. */
const headlines: [string, EstimateId, {unit: string; digits: number; sign: boolean}][] = [
  ["mean success gap, Claude.ai − API", "mean_gap", {unit: " pp", digits: 1, sign: true}],
  ["tasks on which Claude.ai is ahead", "share_ahead", {unit: " %", digits: 1, sign: false}],
  [
    "gap against API directive share, slope",
    "ols_hc3.api_directive.gap",
    {unit: " pp per point", digits: 2, sign: true}
  ],
  ["Claude.ai's side of it", "ols_hc3.api_directive.claude_success", {unit: " pp per point", digits: 2, sign: true}],
  ["the API's side of it", "ols_hc3.api_directive.api_success", {unit: " pp per point", digits: 2, sign: true}],
  ["correlation r", "pearson.api_directive.gap", {unit: "", digits: 3, sign: true}]
];

function headlineTable(document: Document, report: ReleaseReport): HTMLElement {
  const rows = headlines.flatMap(([name, id, {unit, digits, sign}]) => {
    const answer = estimateOf(report, id);
    if (!answer.estimable) return [];
    const value = `${(sign ? signed : fixed)(answer.value, digits)}${unit}`;
    return [[name, value, answer.interval ? range(answer.interval, Math.min(digits, 2)) : "–", count(answer.n)]];
  });
  if (rows.length > 0) return table(document, ["finding", "value", "95 % interval", "tasks"], rows);
  const why = report.evidence.metrics.includes("success")
    ? "Too few tasks in these files have success on both platforms: neither the gap nor its slope can be computed."
    : "This release publishes no task success: neither the gap nor its slope can be computed.";
  return h(document, "p", {class: "absent"}, why);
}

const figures: [string, (figures: PlatformFigures) => number | null, number][] = [
  ["judged successful (%)", (f) => f.success, 1],
  ["directive (%)", (f) => f.modes.directive, 1],
  ["automation: directive, feedback loop (%)", (f) => shareOf(f, ["directive", "feedback_loop"]), 1],
  [
    "augmentation: learning, task iteration, validation (%)",
    (f) => shareOf(f, ["learning", "task_iteration", "validation"]),
    1
  ],
  ["no mode (%)", (f) => f.modes.no_mode, 1],
  ["a person's time alone (h)", (f) => f.human_only_time, 2],
  ["a person's time with AI (min)", (f) => f.human_with_ai_time, 1],
  ["speed against a person alone (×)", speedupOf, 1],
  ["AI autonomy (1–5)", (f) => f.autonomy, 2],
  ["conversations", (f) => f.conversations, 0]
];

/** Figures about all conversations, a pair of columns a period: months stand beside each other, never pooled. */
function platformsTable(document: Document, periods: readonly PeriodEvidence[]): HTMLElement {
  const several = periods.length > 1;
  const head = periods.flatMap((period) =>
    ["Claude.ai", "API"].map((name) => (several ? `${name}, ${monthOf(period)}` : name))
  );
  const rows = figures.map(([name, of, digits]) => ({
    name,
    values: periods.flatMap(({globals}) =>
      [globals.claude, globals.api].map((platform) => {
        const value = of(platform);
        return value === null ? "–" : fixed(value, digits);
      })
    )
  }));
  const empty = rows.filter(({values}) => values.every((value) => value === "–")).map(({name}) => name);
  const tasks = periods.flatMap(({audit}) => [count(audit.claude_tasks), count(audit.api_tasks)]);
  const shared = periods.flatMap(({audit}) => [count(audit.shared_tasks), count(audit.shared_tasks)]);
  const remarks = [
    ...(empty.length === 0 ? [] : [`Not in these files over all conversations: ${empty.join("; ")}.`]),
    ...(several
      ? [
          "The release publishes months, and no counts by which they could be put together. So each stands for itself: " +
            `everything else on this page is about ${monthOf(periods[0]!)}, the latest.`
        ]
      : [])
  ];
  const shown = rows.filter(({name}) => !empty.includes(name)).map(({name, values}) => [name, ...values]);
  return h(
    document,
    "div",
    {},
    table(
      document,
      ["over all conversations", ...head],
      [...shown, ["named tasks", ...tasks], ["of them on both", ...shared]]
    ),
    ...remarks.map((remark) => h(document, "p", {class: "remark"}, remark))
  );
}

function modesPicture(document: Document, {structure: {all, shared}, evidence}: ReleaseReport): HTMLElement {
  const published = all.some((d) => d.claude !== null && d.api !== null);
  const shown = published ? all : shared;
  const base = published ? "all conversations" : "conversations in the tasks that both platforms share";
  const label = `Collaboration modes on both platforms, ${monthOf(evidence)}, per cent of ${base}`;
  return stillPair(document, `Collaboration modes, per cent of ${base}.`, (width) =>
    modeBars(shown, {document, width, label})
  );
}

function slopesPicture(document: Document, report: ReleaseReport): HTMLElement {
  const rows = headlines.slice(2, 5).flatMap(([, id], i): NamedInterval[] => {
    const answer = estimateOf(report, id);
    return answer.estimable && answer.interval
      ? [{name: ["the gap", "Claude.ai's success", "the API's success"][i]!, ...answer, interval: answer.interval}]
      : [];
  });
  if (rows.length === 0) return h(document, "div");
  const axis = "pp per point of API directive share";
  return stillPair(document, "Slopes on the API's directive share, with HC3 95 % intervals.", (width) =>
    intervalPlot(rows, {
      document,
      width,
      axis,
      label: `Slopes on the API's directive share, ${monthOf(report.evidence)}`
    })
  );
}
