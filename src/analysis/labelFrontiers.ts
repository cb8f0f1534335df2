import {estimate} from "./estimate.js";
import {gapSlope, meanGap} from "./labelAnswers.js";
import type {LabelQuality} from "./labels.js";
import {gapFrontier, slopeFrontier} from "./labelTipping.js";
import type {Panel} from "./Panel.js";
import {selectTasks} from "./selectTasks.js";
import {slopeParts} from "./slopeParts.js";
import {essayPopulation} from "./Specification.js";

/** Labels of the API at which one of the essay's answers is 0, for a Claude.ai label; empty where none does it. */
export interface LabelFrontiers {
  gap: LabelQuality[];
  slope: LabelQuality[];
}

/** The frontiers of the essay's tasks, as a function of Claude.ai's label. */
export function labelFrontiers(panel: Panel): (claude: LabelQuality) => LabelFrontiers {
  const tasks = selectTasks(panel, essayPopulation);
  const mean = (outcome: "claude_success" | "api_success"): number | null =>
    estimate({...meanGap, outcome}, tasks, {replicates: 0}).value;
  const [ofClaude, ofApi] = [mean("claude_success"), mean("api_success")];
  const {claude, api} = slopeParts(gapSlope, tasks);
  return (label) => ({
    gap: ofClaude === null || ofApi === null ? [] : gapFrontier({claude: ofClaude, api: ofApi}, label),
    slope: claude.estimable && api.estimable ? slopeFrontier({claude: claude.value, api: api.value}, label) : []
  });
}
