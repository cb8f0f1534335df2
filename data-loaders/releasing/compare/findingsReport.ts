import {
  type ClaimChange,
  type EstimateChange,
  explanationsOf,
  type FigureChange,
  type FindingsComparison
} from "../../../src/analysis/claims/compareFindings.js";
import {platformLabels} from "../../../src/analysis/panel/Panel.js";
import {count, fixed, list, range, signed} from "../../../src/analysis/words/format.js";
import {digitsFor, figuresWords, observedLines} from "../../../src/analysis/words/sayClaim.js";
import type {Part} from "./Report.js";

/** What the results call platforms, and tasks on both, in words. */
export const roleLabels = {claude_ai: platformLabels.claude, api: platformLabels.api, shared: "on both"};

/** One sentence: how many verdicts and numbers moved. */
export function summaryOf({outcome, claims, figures, counts, estimates}: FindingsComparison): string {
  if (outcome === "same") return "No number and no verdict moved.";
  const those = (changes: {moved: unknown}[], moved: unknown): number =>
    changes.filter((change) => change.moved === moved).length;
  const kinds: [n: number, one: string, many: string][] = [
    [those(claims, "number"), "claim with the same verdict", "claims with the same verdict"],
    [those([...figures, ...counts], true), "figure or count", "figures and counts"],
    [those(estimates, true), "declared estimate", "declared estimates"]
  ];
  const numbers = kinds.flatMap(([n, one, many]) => (n === 0 ? [] : `${n} ${n === 1 ? one : many}`));
  const verdicts = those(claims, "verdict");
  const changed = verdicts === 0 ? "No verdict changed" : `${verdicts} of ${claims.length} verdicts changed`;
  return numbers.length === 0 ? `${changed}.` : `${changed}; numbers moved in ${list(numbers)}.`;
}

/** The claims that moved, for whoever knows the others. */
export function movesReport(findings: FindingsComparison, before: string, after: string): Part[] {
  const claims = findings.claims.filter(({moved}) => moved !== "same");
  return findingsReport(findings, before, after, claims);
}

/** Claims side by side, verdicts explained, then the figures that moved. */
export function findingsReport(
  findings: FindingsComparison,
  before: string,
  after: string,
  shown: readonly ClaimChange[] = findings.claims
): Part[] {
  const others = findings.claims.length - shown.length;
  const sides = ["", before, after];
  const figure = ({id, before, after}: FigureChange): string[] => [
    figureName(id),
    plain(before),
    plain(after),
    before === null || after === null ? "" : difference(before, after)
  ];
  const estimate = ({id, ...both}: EstimateChange) => [id, estimateWords(both.before), estimateWords(both.after)];
  return [
    {heading: "Claims"},
    shown.length === 0 ? "" : "Verdicts, and below them the numbers with their 95 % interval and n.",
    {head: ["claim", "moved", "printed", before, after], rows: shown.flatMap(claimRows)},
    others === 0 ? "" : `${others} of ${findings.claims.length} are the same, number and verdict.`,
    {heading: "Verdicts that changed"},
    explanationsOf(findings, before, after),
    ...movedTable("Figures about all conversations", findings.figures, [...sides, "difference"], figure),
    ...movedTable("Tasks counted", findings.counts, [...sides, "difference"], figure),
    ...movedTable("Declared estimates", findings.estimates, sides, estimate)
  ];
}

const marks: Record<ClaimChange["moved"], string> = {same: "", number: "number", verdict: "VERDICT"};

/** Verdicts in one line, numbers below: both fit a terminal. */
function claimRows({id, before, after, moved}: ClaimChange): string[][] {
  const printed = figuresWords(after?.published ?? before?.published ?? null);
  const [a, b] = [before, after].map((one) => (one === null ? [] : observedLines(one))) as [string[], string[]];
  const lines = (a.length > b.length ? a : b).map((_, i) => ["", "", "", a[i] ?? "", b[i] ?? ""]);
  return [[id, marks[moved], printed, before?.verdict ?? "–", after?.verdict ?? "–"], ...lines];
}

/** What moved, and how much is as it was. */
function movedTable<T extends {moved: boolean}>(
  heading: string,
  changes: readonly T[],
  head: string[],
  row: (change: T) => string[]
): Part[] {
  const moved = changes.filter((change) => change.moved);
  const same = changes.length - moved.length;
  const rest = moved.length === 0 ? `All ${same} are the same.` : `${same} further ones are the same.`;
  return [{heading}, {head, rows: moved.map(row)}, same === 0 ? "" : rest];
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
export const plain = (value: number | null): string =>
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
