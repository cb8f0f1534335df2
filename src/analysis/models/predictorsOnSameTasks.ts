import {estimate} from "../estimators/estimate.js";
import type {Panel} from "../panel/Panel.js";
import {essayPopulation} from "../panel/Specification.js";
import {specify} from "../panel/specify.js";
import {decisions, specificationOf} from "./multiverse.js";

/**
 * The essay's specification with each predictor of the multiverse. A predictor that asks for more cells has fewer tasks, so
 * that two predictors differ in their tasks too: `own` is on the tasks that publish it, `same` on those that publish all of
 * them, which compares like with like.
 */
export function predictorsOnSameTasks(panel: Panel) {
  const at = decisions.findIndex(({id}) => id === "predictor");
  const asked = decisions[at]!.options.map(({label}, option) => ({
    label,
    predictor: specificationOf(decisions.map((_, i) => (i === at ? option : 0)))!.predictor!
  }));
  const require = [...essayPopulation.require, ...asked.map(({predictor}) => predictor)];
  return asked.map(({label, predictor}) => ({
    label,
    predictor,
    own: estimate(specify({predictor}), panel),
    same: estimate(specify({predictor, population: {require}}), panel)
  }));
}
