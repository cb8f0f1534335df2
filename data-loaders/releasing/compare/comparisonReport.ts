import type {
  ClaimChange,
  ClaimSide,
  EstimateChange,
  FigureChange,
  FindingsComparison
} from "../../../src/analysis/claims/compareFindings.js";
import {platformKeys, platformLabels} from "../../../src/analysis/panel/Panel.js";
import {explanationsOf} from "../../../src/analysis/words/explanationsOf.js";
import {count, days, fixed, list, range, signed} from "../../../src/analysis/words/format.js";
import {digitsFor, figuresWords, observedLines} from "../../../src/analysis/words/sayClaim.js";
import type {ListChange, ReleaseComparison, TaskChange} from "./compareReleases.js";
import {heading, items, paragraph, type Part, some, table} from "./Report.js";

/** A comparison of two releases, to be read from what matters most: verdicts, figures, tasks, rows, layout. */
export function comparisonReport(comparison: ReleaseComparison): Part[] {
  const {before, after, findings} = comparison;
  const named = `${before.label} → ${after.label}`;
  return [
    heading(`What changed: ${named}`, 1),
    paragraph(summaryOf(findings)),
    table(
      ["", before.label, after.label],
      [
        ["release", before.release, after.release],
        ["dialect", before.dialect, after.dialect],
        ...(before.synthetic || after.synthetic
          ? [["figures", ...[before, after].map(({synthetic}) => (synthetic ? "made up (synthetic)" : "published"))]]
          : []),
        ["window", days(before.window), days(after.window)],
        ...(["claude_ai", "api"] as const).flatMap((role) => {
          const [a, b] = [before, after].map(({inputs}) => inputs.find((input) => input.role === role));
          return [
            [`${role} bytes`, count(a?.bytes ?? 0), count(b?.bytes ?? 0)],
            [`${role} sha256`, `${a?.sha256.slice(0, 12)}…`, `${b?.sha256.slice(0, 12)}…`]
          ];
        })
      ]
    ),
    ...findingsReport(findings, before.label, after.label),
    ...tasksReport(comparison.tasks, before.label, after.label),
    ...schemaReport(comparison),
    ...rowsReport(comparison)
  ];
}

/** One sentence: how many verdicts and numbers moved. */
export function summaryOf({outcome, claims, figures, counts, estimates}: FindingsComparison): string {
  if (outcome === "same") return "No number and no verdict moved.";
  const verdicts = claims.filter(({moved}) => moved === "verdict").length;
  const numbers = claims.filter(({moved}) => moved === "number").length;
  const others = [...figures, ...counts].filter(({moved}) => moved).length;
  const answers = estimates.filter(({moved}) => moved).length;
  const moved = [
    ...(numbers > 0 ? [`${plural(numbers, "claim")} with the same verdict`] : []),
    ...(others > 0 ? [plural(others, "figure or count", "figures and counts")] : []),
    ...(answers > 0 ? [plural(answers, "declared estimate")] : [])
  ];
  const changed = verdicts === 0 ? "No verdict changed" : `${verdicts} of ${claims.length} verdicts changed`;
  return moved.length === 0 ? `${changed}.` : `${changed}; numbers moved in ${list(moved)}.`;
}

const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** All claims side by side, verdicts explained, then the figures that moved. */
function findingsReport(findings: FindingsComparison, before: string, after: string): Part[] {
  return reportOf(findings, findings.claims, before, after);
}

/** The same of the claims that moved, for whoever knows the others. */
export function movesReport(findings: FindingsComparison, before: string, after: string): Part[] {
  const moved = findings.claims.filter((claim) => claim.moved !== "same");
  return reportOf(findings, moved, before, after);
}

function reportOf(findings: FindingsComparison, shown: readonly ClaimChange[], before: string, after: string): Part[] {
  const explained = explanationsOf(findings, before, after);
  const others = findings.claims.length - shown.length;
  return [
    heading("Claims"),
    ...(shown.length === 0
      ? []
      : [
          paragraph("Verdicts, and below them the numbers with their 95 % interval and n."),
          table(["claim", "moved", "printed", before, after], shown.flatMap(claimRows))
        ]),
    ...(others > 0 ? [paragraph(`${others} of ${findings.claims.length} are the same, number and verdict.`)] : []),
    ...(explained.length === 0 ? [] : [heading("Verdicts that changed"), items(explained)]),
    ...figuresReport("Figures about all conversations", findings.figures, before, after),
    ...figuresReport("Tasks counted", findings.counts, before, after),
    ...estimatesReport(findings.estimates, before, after)
  ];
}

const marks: Record<ClaimChange["moved"], string> = {same: "", number: "number", verdict: "VERDICT"};

/** Verdicts in one line, numbers below: both fit a terminal. */
function claimRows({id, before, after, moved}: ClaimChange): string[][] {
  const printed = figuresWords(after?.published ?? before?.published ?? null);
  const verdicts = [id, marks[moved], printed, verdict(before), verdict(after)];
  const [a, b] = [before, after].map((one) => (one === null ? [] : observedLines(one)));
  const lines = Array.from({length: Math.max(a!.length, b!.length)}, (_, i) => [a![i] ?? "", b![i] ?? ""]);
  return [verdicts, ...lines.map((line) => ["", "", "", ...line])];
}

const verdict = (claim: ClaimSide | null): string => claim?.verdict ?? "–";

function figuresReport(title: string, changes: FigureChange[], before: string, after: string): Part[] {
  const moved = changes.filter((change) => change.moved);
  if (moved.length === 0) return [heading(title), paragraph(`All ${changes.length} are the same.`)];
  return [
    heading(title),
    table(
      ["", before, after, "difference"],
      moved.map(({id, before, after}) => [
        figureName(id),
        plain(before),
        plain(after),
        before === null || after === null ? "" : difference(before, after)
      ])
    ),
    ...(moved.length < changes.length ? [paragraph(`${changes.length - moved.length} further ones are the same.`)] : [])
  ];
}

const platformNames: Record<string, string> = {claude_ai: "Claude.ai", api: "API"};
const units: Record<string, string> = {pct: " (%)", h: " (h)", min: " (min)"};

/** “claude_ai.success_pct” as “Claude.ai, success (%)”. */
function figureName(id: string): string {
  const [platform, name] = id.includes(".") ? id.split(".") : [undefined, id];
  const unit = /_(pct|h|min)$/.exec(name!)?.[1];
  const words = name!
    .slice(0, unit ? -unit.length - 1 : undefined)
    .replace("claude_ai", "Claude.ai")
    .replaceAll("_", " ");
  return `${platform === undefined ? "" : `${platformNames[platform]}, `}${words}${unit ? units[unit] : ""}`;
}

/** Enough digits that what moved is seen to have moved. */
const plain = (value: number | null): string =>
  value === null ? "–" : Number.isInteger(value) ? count(value) : fixed(value, 4);

function difference(before: number, after: number): string {
  if (Number.isInteger(before) && Number.isInteger(after)) return signed(after - before, 0);
  const moved = after - before;
  return Math.abs(moved) < 5e-5 ? moved.toExponential(1) : signed(moved, 4);
}

function estimatesReport(estimates: EstimateChange[], before: string, after: string): Part[] {
  const moved = estimates.filter((change) => change.moved);
  if (moved.length === 0) return [heading("Declared estimates"), paragraph(`All ${estimates.length} are the same.`)];
  return [
    heading("Declared estimates"),
    table(
      ["", before, after],
      moved.map(({id, before, after}) => [id, estimateWords(before), estimateWords(after)])
    ),
    ...(moved.length < estimates.length
      ? [paragraph(`${estimates.length - moved.length} further ones are the same.`)]
      : [])
  ];
}

function estimateWords(estimate: EstimateChange["before"]): string {
  if (estimate === null || estimate.value === null) return "–";
  const {value, interval, n} = estimate;
  const digits = digitsFor(value);
  return `${fixed(value, digits)} (${interval === null ? "" : `${range(interval, digits)}, `}n = ${count(n)})`;
}

function tasksReport(tasks: TaskChange[], before: string, after: string): Part[] {
  const names = {claude_ai: "Claude.ai", api: "API", shared: "on both"};
  const listed = tasks
    .slice(0, 2)
    .flatMap(({where, entering, leaving}) =>
      [["entering", entering] as const, ["leaving", leaving] as const].flatMap(([way, list]) =>
        list.length === 0 ? [] : [`${names[where]}, ${way}, largest first: ${some(list.map((task) => `“${task}”`))}`]
      )
    );
  return [
    heading("Tasks entering and leaving"),
    table(
      ["tasks", before, after, "entering", "leaving"],
      tasks.map(({where, before, after, entering, leaving}) => [
        names[where],
        count(before),
        count(after),
        count(entering.length),
        count(leaving.length)
      ])
    ),
    ...(listed.length === 0 ? [] : [items(listed)])
  ];
}

function schemaReport({before, after, schema, metrics}: ReleaseComparison): Part[] {
  const lines = [
    ...(before.dialect === after.dialect ? [] : [`dialect ${before.dialect} → ${after.dialect}`]),
    ...schema.flatMap(({platform, columns, products, quirks}) => [
      ...changeLines(`columns of ${platformLabels[platform]}`, columns),
      ...changeLines(`product names of ${platformLabels[platform]}`, products),
      ...changeLines(`quirks of ${platformLabels[platform]} (docs/contracts.md)`, quirks)
    ]),
    ...changeLines("metrics by task", metrics)
  ];
  return [
    heading("Schema"),
    lines.length === 0 ? paragraph("Columns, product names and metrics are the same.") : items(lines)
  ];
}

function changeLines(what: string, change: ListChange): string[] {
  return [
    ...(change.gone.length > 0 ? [`${what}: gone ${change.gone.join(", ")}`] : []),
    ...(change.new.length > 0 ? [`${what}: new ${change.new.join(", ")}`] : [])
  ];
}

function rowsReport({before, after, rows}: ReleaseComparison): Part[] {
  const changed = rows.filter((row) => row.before !== row.after);
  const total = (side: "before" | "after"): string => count(rows.reduce((sum, row) => sum + row[side], 0));
  const text =
    `${total("before")} rows in ${before.label}, ${total("after")} in ${after.label}; ` +
    `${rows.length - changed.length} of ${rows.length} facets have as many rows as before.`;
  if (changed.length === 0) return [heading("Rows by facet"), paragraph(text)];
  return [
    heading("Rows by facet"),
    paragraph(text),
    table(
      ["platform", "facet", "place", before.label, after.label, "difference"],
      changed.map((row) => [
        platformKeys[row.platform],
        row.facet,
        row.place,
        row.before === 0 ? "–" : count(row.before),
        row.after === 0 ? "–" : count(row.after),
        signed(row.after - row.before, 0)
      ])
    )
  ];
}
