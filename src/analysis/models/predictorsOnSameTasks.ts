import {estimate} from "../estimators/estimate.js";
import type {Estimate} from "../estimators/Estimated.js";
import type {Panel} from "../panel/Panel.js";
import {essayPopulation, essaySpecification, type Population} from "../panel/Specification.js";
import type {VariableId} from "../panel/variables.js";
import {decisions, specificationOf} from "./multiverse.js";

/** One of the multiverse's predictors on the tasks that publish it, and on those that publish all of them. */
export interface PredictorOnTasks {
  label: string;
  predictor: VariableId;
  own: Estimate;
  same: Estimate;
}

/**
 * The essay's specification with each predictor of the multiverse. A predictor that asks for more cells has fewer tasks, so
 * that two predictors differ in their tasks too: `same` compares like with like.
 */
export function predictorsOnSameTasks(panel: Panel): PredictorOnTasks[] {
  const at = decisions.findIndex(({id}) => id === "predictor");
  const asked = decisions[at]!.options.map(({label}, option) => ({
    label,
    predictor: specificationOf(decisions.map((_, i) => (i === at ? option : 0)))!.predictor!
  }));
  const common: Population = {
    ...essayPopulation,
    require: [...essayPopulation.require, ...asked.map(({predictor}) => predictor)]
  };
  return asked.map(({label, predictor}) => ({
    label,
    predictor,
    own: estimate({...essaySpecification, predictor}, panel),
    same: estimate({...essaySpecification, predictor, population: common}, panel)
  }));
}
