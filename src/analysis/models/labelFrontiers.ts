import {crossing} from "../estimators/crossing.js";
import {estimate} from "../estimators/estimate.js";
import {slopeParts} from "../estimators/estimate.js";
import type {Panel} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essayPopulation} from "../panel/Specification.js";
import {direction} from "../words/say.js";
import {gapFrontier, gapSlope, meanSuccess, slopeTipping, youdenLine} from "./labelAnswers.js";
import {correctLabels, type LabelQuality, youden} from "./labels.js";

/** What poorer and poorer labels of the API do to the slope of the gap, as values of Youden's J; null where none does. */
interface SlopeLimits {
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
  const observed = meanSuccess(tasks);
  const known = new Map<string, LabelFrontiers>();
  const make = (label: LabelQuality): LabelFrontiers => {
    const limits = slopeLimits(tasks, label, slope);
    return {
      gap: observed === null ? [] : gapFrontier(observed, label),
      slope: limits.gone === null ? [] : youdenLine(limits.gone),
      unclear: limits.unclear === null ? [] : youdenLine(limits.unclear),
      limits
    };
  };
  return (label) => {
    const key = `${label.sensitivity} ${label.specificity}`;
    const found = known.get(key) ?? make(label);
    known.set(key, found);
    return found;
  };
}

/** Where the slope of the essay's tasks becomes unclear and where it vanishes, for a Claude.ai label. */
export function slopeLimits(panel: Panel, label: LabelQuality, slope = gapSlope): SlopeLimits {
  const tasks = selectTasks(panel, essayPopulation);
  const {claude, api} = slopeParts(slope, tasks);
  const known = claude.estimable && api.estimable && youden(label) > 0;
  const gone = known ? slopeTipping({claude: claude.value, api: api.value}, label) : null;
  if (gone === null) return {unclear: null, gone};
  const clear = (j: number): boolean => {
    const {panel: corrected} = correctLabels(tasks, {claude: label, api: {sensitivity: j, specificity: 1}});
    return direction(estimate(slope, corrected)) !== 0;
  };
  return {unclear: clear(1) ? crossing(clear, 1, gone, 1e-3) : 1, gone};
}
