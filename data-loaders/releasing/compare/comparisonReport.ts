import {sum} from "d3-array";

import type {
  ClaimChange,
  EstimateChange,
  FigureChange,
  FindingsComparison
} from "../../../src/analysis/claims/compareFindings.js";
import type {RecordedClaim} from "../../../src/analysis/claims/Results.js";
import {platformKeys, platformLabels} from "../../../src/analysis/panel/Panel.js";
import {explanationsOf} from "../../../src/analysis/words/explanationsOf.js";
import {count, days, fixed, list, range, signed} from "../../../src/analysis/words/format.js";
import {digitsFor, figuresWords, observedLines} from "../../../src/analysis/words/sayClaim.js";
import type {Described, ReleaseComparison, TaskChange} from "./compareReleases.js";
import {changeLines, some} from "./listChange.js";
import {heading, items, itemsOr, paragraph, type Part, table, when} from "./Report.js";

/** What the results call platforms, and tasks on both, in words. */
export const roleLabels = {claude_ai: platformLabels.claude, api: platformLabels.api, shared: "on both"};

/** A comparison of two releases, to be read from what matters most: verdicts, figures, tasks, rows, layout. */
export function comparisonReport(comparison: ReleaseComparison): Part[] {
  const {before, after, findings, tasks} = comparison;
  return [
    heading(`What changed: ${before.label} → ${after.label}`, 1),
    paragraph(summaryOf(findings)),
    sidesTable(before, after),
    ...claimsReport(findings, findings.claims, before.label, after.label),
    ...tasksReport(tasks, before.label, after.label),
    ...schemaReport(comparison),
    ...rowsReport(comparison)
  ];
}

function sidesTable(before: Described, after: Described): Part {
  const row = (name: string, of: (side: Described) => string): string[] => [name, of(before), of(after)];
  const input = ({inputs}: Described, role: string) => inputs.find((one) => one.role === role);
  return table(
    ["", before.label, after.label],
    [
      row("release", ({release}) => release),
      row("dialect", ({dialect}) => dialect),
      ...when(
        before.synthetic || after.synthetic,
        row("figures", ({synthetic}) => (synthetic ? "made up (synthetic)" : "published"))
      ),
      row("window", ({window}) => days(window)),
      ...Object.values(platformKeys).flatMap((role) => [
        row(`${role} bytes`, (side) => count(input(side, role)?.bytes ?? 0)),
        row(`${role} sha256`, (side) => `${input(side, role)?.sha256.slice(0, 12)}…`)
      ])
    ]
  );
}

/** One sentence: how many verdicts and numbers moved. */
export function summaryOf({outcome, claims, figures, counts, estimates}: FindingsComparison): string {
  if (outcome === "same") return "No number and no verdict moved.";
  const verdicts = claims.filter(({moved}) => moved === "verdict").length;
  const kinds: [changes: {moved: unknown}[], one: string, many: string][] = [
    [claims.filter(({moved}) => moved === "number"), "claim with the same verdict", "claims with the same verdict"],
    [[...figures, ...counts], "figure or count", "figures and counts"],
    [estimates, "declared estimate", "declared estimates"]
  ];
  const numbers = kinds.flatMap(([changes, one, many]) => {
    const n = changes.filter(({moved}) => moved).length;
    return when(n > 0, `${n} ${n === 1 ? one : many}`);
  });
  const changed = verdicts === 0 ? "No verdict changed" : `${verdicts} of ${claims.length} verdicts changed`;
  return numbers.length === 0 ? `${changed}.` : `${changed}; numbers moved in ${list(numbers)}.`;
}

/** The claims that moved, for whoever knows the others. */
export function movesReport(findings: FindingsComparison, before: string, after: string): Part[] {
  const moved = findings.claims.filter((claim) => claim.moved !== "same");
  return claimsReport(findings, moved, before, after);
}

/** Claims side by side, verdicts explained, then the figures that moved. */
function claimsReport(
  findings: FindingsComparison,
  shown: readonly ClaimChange[],
  before: string,
  after: string
): Part[] {
  const explained = explanationsOf(findings, before, after);
  const others = findings.claims.length - shown.length;
  const figure = ({id, before, after}: FigureChange): string[] => [
    figureName(id),
    plain(before),
    plain(after),
    before === null || after === null ? "" : difference(before, after)
  ];
  const sides = ["", before, after];
  return [
    heading("Claims"),
    ...when(
      shown.length > 0,
      paragraph("Verdicts, and below them the numbers with their 95 % interval and n."),
      table(["claim", "moved", "printed", before, after], shown.flatMap(claimRows))
    ),
    ...when(others > 0, paragraph(`${others} of ${findings.claims.length} are the same, number and verdict.`)),
    ...when(explained.length > 0, heading("Verdicts that changed"), items(explained)),
    ...movedTable("Figures about all conversations", findings.figures, [...sides, "difference"], figure),
    ...movedTable("Tasks counted", findings.counts, [...sides, "difference"], figure),
    ...movedTable("Declared estimates", findings.estimates, sides, ({id, before, after}) => [
      id,
      estimateWords(before),
      estimateWords(after)
    ])
  ];
}

const marks: Record<ClaimChange["moved"], string> = {same: "", number: "number", verdict: "VERDICT"};

/** Verdicts in one line, numbers below: both fit a terminal. */
function claimRows({id, before, after, moved}: ClaimChange): string[][] {
  const printed = figuresWords(after?.published ?? before?.published ?? null);
  const verdict = (claim: RecordedClaim | null): string => claim?.verdict ?? "–";
  const [a, b] = [before, after].map((one) => (one === null ? [] : observedLines(one))) as [string[], string[]];
  const lines = (a.length > b.length ? a : b).map((_, i) => ["", "", "", a[i] ?? "", b[i] ?? ""]);
  return [[id, marks[moved], printed, verdict(before), verdict(after)], ...lines];
}

/** What moved, and how much is as it was. */
function movedTable<T extends {moved: boolean}>(
  title: string,
  changes: readonly T[],
  head: string[],
  row: (change: T) => string[]
): Part[] {
  const moved = changes.filter((change) => change.moved);
  const same = changes.length - moved.length;
  return [
    heading(title),
    ...when(moved.length > 0, table(head, moved.map(row))),
    ...when(
      same > 0,
      paragraph(moved.length === 0 ? `All ${same} are the same.` : `${same} further ones are the same.`)
    )
  ];
}

const units: Record<string, string> = {pct: " (%)", h: " (h)", min: " (min)"};

/** “claude_ai.success_pct” as “Claude.ai, success (%)”. */
function figureName(id: string): string {
  const {platform, name, unit} = /^((?<platform>\w+)\.)?(?<name>\w+?)(_(?<unit>pct|h|min))?$/.exec(id)!.groups!;
  const words = name!.replace("claude_ai", "Claude.ai").replaceAll("_", " ");
  const where = platform === undefined ? "" : `${roleLabels[platform as "api"]}, `;
  return `${where}${words}${unit === undefined ? "" : units[unit]}`;
}

/** Enough digits that what moved is seen to have moved. */
const plain = (value: number | null): string =>
  value === null ? "–" : Number.isInteger(value) ? count(value) : fixed(value, 4);

function difference(before: number, after: number): string {
  const moved = after - before;
  if (Number.isInteger(before) && Number.isInteger(after)) return signed(moved, 0);
  return Math.abs(moved) < 5e-5 ? moved.toExponential(1) : signed(moved, 4);
}

function estimateWords(estimate: EstimateChange["before"]): string {
  if (estimate === null || estimate.value === null) return "–";
  const {value, interval, n} = estimate;
  const digits = digitsFor(value);
  return `${fixed(value, digits)} (${interval === null ? "" : `${range(interval, digits)}, `}n = ${count(n)})`;
}

function tasksReport(tasks: TaskChange[], before: string, after: string): Part[] {
  const listed = tasks
    .filter(({where}) => where !== "shared")
    .flatMap((change) =>
      (["entering", "leaving"] as const).flatMap((way) => {
        const names = some(
          change[way].map((task) => `“${task}”`),
          5
        );
        return when(names, `${roleLabels[change.where]}, ${way}, largest first: ${names}`);
      })
    );
  return [
    heading("Tasks entering and leaving"),
    table(
      ["tasks", before, after, "entering", "leaving"],
      tasks.map(({where, before, after, entering, leaving}) => [
        roleLabels[where],
        ...[before, after, entering.length, leaving.length].map(count)
      ])
    ),
    ...when(listed.length > 0, items(listed))
  ];
}

function schemaReport({before, after, schema, metrics}: ReleaseComparison): Part[] {
  const lines = [
    ...when(before.dialect !== after.dialect, `dialect ${before.dialect} → ${after.dialect}`),
    ...schema.flatMap(({platform, columns, products, quirks}) => [
      ...changeLines(`columns of ${platformLabels[platform]}`, columns),
      ...changeLines(`product names of ${platformLabels[platform]}`, products),
      ...changeLines(`quirks of ${platformLabels[platform]} (docs/contracts.md)`, quirks)
    ]),
    ...changeLines("metrics by task", metrics)
  ];
  return itemsOr("Schema", lines, "Columns, product names and metrics are the same.");
}

function rowsReport({before, after, rows}: ReleaseComparison): Part[] {
  const changed = rows.filter((row) => row.before !== row.after);
  const total = (side: "before" | "after"): string => count(sum(rows, (row) => row[side] ?? 0));
  const head = ["platform", "facet", "place", before.label, after.label, "difference"];
  return [
    heading("Rows by facet"),
    paragraph(
      `${total("before")} rows in ${before.label}, ${total("after")} in ${after.label}; ` +
        `${rows.length - changed.length} of ${rows.length} facets have as many rows as before.`
    ),
    ...when(
      changed.length > 0,
      table(
        head,
        changed.map(({platform, facet, place, before, after}) => [
          platformKeys[platform],
          facet,
          place,
          plain(before),
          plain(after),
          signed((after ?? 0) - (before ?? 0), 0)
        ])
      )
    )
  ];
}
