import type {TaskMetric} from "../panel/ReleaseEvidence.js";
import {days, list} from "./format.js";
import metrics from "./metrics.json" with {type: "json"};

const {names, traffic} = metrics;

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

/** Which products a release's API traffic holds, from its own documentation: a sentence, also where nothing is known. */
export function trafficOf(release: string): string {
  return (
    (traffic as Partial<Record<string, string>>)[release] ??
    "Which products the API traffic of this release holds, it doesn't say."
  );
}

/** What the data of a figure are, for its caption. */
export function dataOf({window, synthetic}: {window: {start: string; end: string}; synthetic: boolean}): string {
  return `${synthetic ? "Synthetic sample, not findings. " : ""}Data of ${days(window)}.`;
}
