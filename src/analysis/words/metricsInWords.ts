import type {TaskMetric} from "../panel/ReleaseEvidence.js";
import {list} from "./format.js";

const names: Record<TaskMetric, string> = {
  collaboration: "collaboration modes",
  success: "task success",
  human_only_time: "time alone",
  human_with_ai_time: "time with AI",
  autonomy: "AI autonomy",
  education: "education"
};

/** What a catalogue entry says the release publishes, and what it lacks of all that there is: null if nothing. */
export function metricsInWords(metrics: readonly TaskMetric[]): {published: string; lacking: string | null} {
  const of = (test: (metric: TaskMetric) => boolean): string[] =>
    (Object.keys(names) as TaskMetric[]).filter(test).map((metric) => names[metric]);
  const lacking = of((metric) => !metrics.includes(metric));
  return {
    published: list(of((metric) => metrics.includes(metric))),
    lacking: lacking.length === 0 ? null : list(lacking).replace(/ and ([^,]+)$/, " or $1")
  };
}
