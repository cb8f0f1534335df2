import type {TaskMetric} from "../../../src/analysis/panel/ReleaseEvidence.js";
import type {FileProfile} from "../compare/FileProfile.js";
import type {PlatformRole} from "./Candidate.js";

/** What facets and metric names of either dialect have in common. */
const words: Record<TaskMetric, string> = {
  collaboration: "collaboration",
  success: "task_success",
  human_only_time: "human_only_time",
  human_with_ai_time: "human_with_ai_time",
  autonomy: "ai_autonomy",
  education: "human_education_years"
};

/** The metrics that both platforms publish by task. */
export function metricsOf(profiles: Record<PlatformRole, FileProfile>): TaskMetric[] {
  const has = ({facets}: FileProfile, word: string): boolean =>
    facets.some(({facet, place}) => place === "global" && /^onet(_task::| )/.test(facet) && facet.includes(word));
  return (Object.keys(words) as TaskMetric[]).filter((metric) =>
    Object.values(profiles).every((profile) => has(profile, words[metric]))
  );
}
