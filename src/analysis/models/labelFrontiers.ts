import {estimate} from "../estimators/estimate.js";
import {slopeParts} from "../estimators/slopeParts.js";
import type {Panel} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essayPopulation} from "../panel/Specification.js";
import {direction} from "../words/say.js";
import {gapFrontier, gapSlope, meanGap, slopeTipping, youdenLine} from "./labelAnswers.js";
import {correctLabels, type LabelQuality, youden} from "./labels.js";

/** What poorer and poorer labels of the API do to the slope of the gap, as values of Youden's J; null where none does. */
export interface SlopeLimits {
  /** From here down the slope's interval includes 0. */
  unclear: number | null;
  /** Here the slope is 0. */
  gone: number | null;
}

/** Labels of the API at which one of the essay's answers is 0, for a Claude.ai label; empty where none does it. */
export interface LabelFrontiers {
  gap: LabelQuality[];
  slope: LabelQuality[];
  /** Beyond this line the slope's interval includes 0. */
  unclear: LabelQuality[];
  /** What both lines of the slope are drawn from. */
  limits: SlopeLimits;
}

/** The frontiers of the essay's tasks, as a function of Claude.ai's label; what was asked before is remembered. */
export function labelFrontiers(panel: Panel, slope = gapSlope): (claude: LabelQuality) => LabelFrontiers {
  const tasks = selectTasks(panel, essayPopulation);
  const mean = (outcome: "claude_success" | "api_success"): number | null =>
    estimate({...meanGap, outcome}, tasks, {replicates: 0}).value;
  const [ofClaude, ofApi] = [mean("claude_success"), mean("api_success")];
  const known = new Map<string, LabelFrontiers>();
  return (label) => {
    const key = `${label.sensitivity} ${label.specificity}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const limits = slopeLimits(tasks, label, slope);
    const {unclear, gone} = limits;
    const frontiers = {
      gap: ofClaude === null || ofApi === null ? [] : gapFrontier({claude: ofClaude, api: ofApi}, label),
      slope: gone === null ? [] : youdenLine(gone),
      unclear: unclear === null ? [] : youdenLine(unclear),
      limits
    };
    known.set(key, frontiers);
    return frontiers;
  };
}

/** Where the slope of the essay's tasks becomes unclear and where it vanishes, for a Claude.ai label. */
export function slopeLimits(panel: Panel, label: LabelQuality, slope = gapSlope): SlopeLimits {
  const tasks = selectTasks(panel, essayPopulation);
  const {claude, api} = slopeParts(slope, tasks);
  const none = {unclear: null, gone: null};
  if (!claude.estimable || !api.estimable || !(youden(label) > 0)) return none;
  const gone = slopeTipping({claude: claude.value, api: api.value}, label);
  if (gone === null) return none;
  const clear = (j: number): boolean => {
    const {panel: corrected} = correctLabels(tasks, {claude: label, api: {sensitivity: j, specificity: 1}});
    return direction(estimate(slope, corrected)) !== 0;
  };
  if (!clear(1)) return {unclear: 1, gone};
  let [low, high] = [gone, 1];
  while (high - low > 1e-3) {
    const middle = (low + high) / 2;
    if (clear(middle)) high = middle;
    else low = middle;
  }
  return {unclear: (low + high) / 2, gone};
}
