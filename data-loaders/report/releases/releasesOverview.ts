import {count, days, range, signed} from "../../../src/analysis/format.js";
import {sayDirectiveUse} from "../../../src/analysis/words/sayDirectiveUse.js";
import {h} from "../../../src/components/h.js";
import type {Gathered, MissingRelease} from "../../stage/ReleaseEvidence.js";
import type {ReleaseReport} from "./ReleaseReport.js";
import {estimateOf, publishedNames} from "./ReleaseReport.js";

/** Every release of the catalogue, newest first: what it says, or how to get it. */
export function releasesOverview(
  document: Document,
  reports: readonly ReleaseReport[],
  {missing}: Pick<Gathered, "missing">
): HTMLElement {
  const entries = [
    ...reports.map((report) => [report.evidence.release, entryOf(document, report)] as const),
    ...missing.map((release) => [release.release, missingEntry(document, release)] as const)
  ].sort(([a], [b]) => (a < b ? 1 : -1));
  return h(document, "div", {class: "releases"}, ...entries.map(([, entry]) => entry));
}

function entryOf(document: Document, report: ReleaseReport): HTMLElement {
  const {evidence, findings, main} = report;
  const {release, window, audit} = evidence;
  const [gap, slope] = [estimateOf(report, "mean_gap"), estimateOf(report, "ols_hc3.api_directive.gap")];
  const facts: [string, string][] = [
    ["shared tasks", count(audit.shared_tasks)],
    ["directive", sayDirectiveUse(report.structure)],
    ...(gap.estimable && gap.interval
      ? [
          ["mean gap", `${signed(gap.value)} pp (95 % interval ${range(gap.interval)}, n = ${count(gap.n)})`] as [
            string,
            string
          ]
        ]
      : [["mean gap", "task success is not published"] as [string, string]]),
    ...(slope.estimable && slope.interval
      ? [
          [
            "slope on API directive share",
            `${signed(slope.value, 2)} pp per point (95 % interval ${range(slope.interval, 2)}, n = ${count(slope.n)})`
          ] as [string, string]
        ]
      : []),
    ["statements", verdictCounts(findings.claims.map(({verdict}) => verdict))]
  ];
  return entry(
    document,
    release,
    h(document, "a", {href: `./${release}`}, release),
    [days(window), ...(main ? ["the report is about this one"] : [])],
    facts
  );
}

function missingEntry(document: Document, {release, window, metrics, reason}: MissingRelease): HTMLElement {
  const {published, lacking} = publishedNames(metrics);
  return entry(
    document,
    release,
    release,
    [days(window), "not at hand"],
    [
      ["publishes", `${published}${lacking === null ? "" : `; no ${lacking}`}`],
      ["why not here", reasonFor(reason)],
      ["to get it", `npm run data -- fetch ${release}`]
    ]
  );
}

function reasonFor(reason: string): string {
  return reason === "AEI_SOURCE=sample" ? "this build shows a synthetic sample of one release only" : reason;
}

function entry(
  document: Document,
  id: string,
  name: Node | string,
  remarks: readonly string[],
  facts: readonly [string, string][]
): HTMLElement {
  return h(
    document,
    "section",
    {id},
    h(document, "h3", {}, name, h(document, "small", {}, ` ${remarks.join("; ")}`)),
    h(
      document,
      "dl",
      {},
      ...facts.map(([term, text]) =>
        h(
          document,
          "div",
          {},
          h(document, "dt", {}, term),
          h(document, "dd", {}, text.startsWith("npm run") ? h(document, "code", {}, text) : text)
        )
      )
    )
  );
}

/** “3 reproduced, 5 not supported”: in the order in which they first come. */
function verdictCounts(verdicts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const verdict of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts].map(([verdict, n]) => `${n} ${verdict}`).join(", ");
}
