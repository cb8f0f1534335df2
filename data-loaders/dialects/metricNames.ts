import type {Mode} from "../../src/analysis/Panel.js";
import {modes} from "../../src/analysis/Panel.js";
import type {ObservationMetric} from "./Observation.js";

/** An observation that a metric becomes. */
export interface Wanted {
  metric: ObservationMetric;
  category: Mode | "";
  stat: "pct" | "mean";
}

/** What the files calls a mode's share. */
export const modeMetric = (mode: Mode): string => `collaboration_${mode === "no_mode" ? "none" : mode}_pct`;

/** Every metric that is read, by its name in the file. Units are those of the other releases: hours and minutes. */
export const metrics: Readonly<Record<string, Wanted>> = {
  pct: {metric: "usage", category: "", stat: "pct"},
  ...Object.fromEntries(
    modes.map((mode): [string, Wanted] => [modeMetric(mode), {metric: "collaboration", category: mode, stat: "pct"}])
  ),
  human_only_time_mean: {metric: "human_only_time", category: "", stat: "mean"},
  human_with_ai_time_mean: {metric: "human_with_ai_time", category: "", stat: "mean"},
  ai_autonomy_mean: {metric: "autonomy", category: "", stat: "mean"},
  human_education_years_mean: {metric: "human_education", category: "", stat: "mean"},
  ai_education_years_mean: {metric: "ai_education", category: "", stat: "mean"}
};
