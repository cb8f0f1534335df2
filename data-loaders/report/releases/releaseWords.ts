import {count, days, range} from "../../../src/analysis/format.js";
import {byDirection, number, withInterval} from "../../../src/analysis/say.js";
import {sayDirectiveUse} from "../../../src/analysis/words/sayDirectiveUse.js";
import type {Gathered} from "../../stage/ReleaseEvidence.js";
import type {Prose} from "../prose.js";
import {trafficOf} from "../traffic.js";
import type {ReleaseReport} from "./ReleaseReport.js";
import {estimateOf, monthOf, publishedNames} from "./ReleaseReport.js";

/** The words of the releases' pages, by release, and of their overview. */
export function releasesWords(reports: readonly ReleaseReport[], {missing}: Pick<Gathered, "missing">): Prose {
  return {
    at_hand: count(reports.length),
    catalogue: count(reports.length + missing.length),
    ...Object.fromEntries(reports.map((report) => [report.evidence.release, wordsOf(report)]))
  };
}

function wordsOf(report: ReleaseReport): Prose {
  const {evidence, main} = report;
  const {release, window, metrics, synthetic, source, reason} = evidence;
  const {published, lacking} = publishedNames(metrics);
  return {
    id: release,
    title: `${monthOf(evidence)}, release ${release}`,
    window: days(window),
    kind: synthetic ? "synthetic sample, not findings" : "published data",
    source: `${source} (${reason})`,
    about: main ? "This report is about this release." : "This report is about another release.",
    lead: leadOf(report),
    published,
    lacking: lacking === null ? "It lacks nothing that this report asks for." : `It publishes no ${lacking}.`,
    traffic: trafficOf(release)
  };
}

function leadOf(report: ReleaseReport): string {
  const gap = estimateOf(report, "mean_gap");
  const slope = estimateOf(report, "ols_hc3.api_directive.gap");
  const use = `${sayDirectiveUse(report.structure)}.`;
  const modes = use.charAt(0).toUpperCase() + use.slice(1);
  if (!gap.estimable || !gap.interval)
    return `${modes} ${report.evidence.metrics.includes("success") ? "These files hold no task success" : "Task success is not published"}, so there is no gap to look at.`;
  const level = byDirection(gap, {
    above: "higher on Claude.ai",
    below: "higher through the API",
    unclear: "not clearly different"
  });
  const relation = byDirection(slope, {
    above: "the gap widens where API use is more directive",
    below: "the gap narrows where API use is more directive",
    unclear: "the gap shows no clear relation to directive API use"
  });
  return (
    `On ${count(gap.n)} tasks success is ${number(Math.abs(gap.value))} points ${level} (95 % interval ` +
    `${range(gap.interval)}). Across them, ${relation}: ${withInterval(slope, 2, " pp per point", true)}. ${modes}`
  );
}
