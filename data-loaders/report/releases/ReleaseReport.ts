import type {EstimateId} from "../../../src/analysis/declaredEstimates.js";
import type {Estimate} from "../../../src/analysis/Estimated.js";
import {list, month} from "../../../src/analysis/format.js";
import {findingsOf} from "../../../src/analysis/judge.js";
import type {Structure} from "../../../src/analysis/models/structure.js";
import {structureOf} from "../../../src/analysis/models/structure.js";
import type {Findings} from "../../../src/analysis/Results.js";
import type {Metric} from "../../releases/Manifest.js";
import type {PeriodEvidence, ReleaseEvidence} from "../../stage/ReleaseEvidence.js";
import type {Gathered} from "../../stage/ReleaseEvidence.js";

/** One release at hand, judged by the same specifications and rules as the one that the report is about. */
export interface ReleaseReport {
  evidence: ReleaseEvidence;
  findings: Findings;
  structure: Structure;
  /** Whether the report is about it. */
  main: boolean;
}

/** Judges every release at hand, newest first; the main one has been judged already. */
export function releaseReports({main, releases}: Gathered, findings: Findings): ReleaseReport[] {
  return releases.map((evidence) => ({
    evidence,
    findings: evidence === main ? findings : findingsOf(evidence),
    structure: structureOf(evidence.globals, evidence.panel),
    main: evidence === main
  }));
}

export function estimateOf({findings}: ReleaseReport, id: EstimateId): Estimate {
  return findings.estimates.find((one) => one.id === id)!;
}

/** “May 2026”. */
export function monthOf({window}: Pick<PeriodEvidence, "window">): string {
  return month(window.start);
}

const metricNames: Record<Metric, string> = {
  collaboration: "collaboration modes",
  success: "task success",
  human_only_time: "time alone",
  human_with_ai_time: "time with AI",
  autonomy: "AI autonomy",
  education: "education"
};

/** What a catalogue entry says the release publishes, and what it lacks of all that there is. */
export function publishedNames(metrics: readonly Metric[]): {published: string; lacking: string | null} {
  const of = (test: (metric: Metric) => boolean): string[] =>
    (Object.keys(metricNames) as Metric[]).filter(test).map((metric) => metricNames[metric]);
  const lacking = of((metric) => !metrics.includes(metric));
  return {
    published: list(of((metric) => metrics.includes(metric))),
    lacking: lacking.length === 0 ? null : list(lacking).replace(/ and ([^,]+)$/, " or $1")
  };
}
