import {defaultEffects} from "../data-loaders/acquire/defaultEffects.js";
import {environment} from "../data-loaders/acquire/environment.js";
import {makeSample} from "../data-loaders/sample/makeSample.js";
import {stage} from "../data-loaders/stage/stage.js";

/**
 * Stages the tables, with the switches of the environment.
 *
 * @param verify - hash every input anew, whatever is known of it
 * @returns the staged folder
 */
export const stageReport = ({verify = false} = {}): Promise<string> =>
  stage(environment(), {...defaultEffects(makeSample), verify});
