import type choices from "./choices.json";
import type {Platform} from "./Panel.js";
import type {VariableId} from "./variables.js";

/** Which tasks enter. Everything is a choice. */
export interface Population {
  /** The only platform that need publish a task; without it, both. */
  platform?: Platform;
  /** Keep tasks for which all these variables are published. */
  require: readonly VariableId[];
  /** Keep the pseudo-task `none`? (`not_classified` has no success cells on either platform's task list.) */
  pseudo_tasks: boolean;
  /** Keep tasks with at least this many conversations on each platform asked for. */
  min_n: number;
  /** Keep tasks whose SOC major group (`soc_major`) is one of these two-digit codes; empty keeps all. */
  soc: readonly string[];
  /** Keep tasks whose statement contains this text, any case; empty keeps all. */
  text: string;
  /** Keep tasks inside these ranges, ends included. */
  ranges: readonly {variable: VariableId; min: number | null; max: number | null}[];
}

/** How tasks count. */
export type Weights = keyof typeof choices.weights;

/** Applied to the predictor before the estimator sees it. */
export type Transform = keyof typeof choices.transforms;

export type Estimator = keyof typeof choices.estimators;

/** One question to the panel, as data. `estimate` is the only thing that answers it. */
export interface Specification {
  population: Population;
  outcome: VariableId;
  /** Null for estimators of one variable (mean, share, bounds). */
  predictor: VariableId | null;
  weights: Weights;
  estimator: Estimator;
  transform: Transform;
  /** Covariates held fixed by the estimators whose `takes` says so. */
  adjust: readonly VariableId[];
  /**
   * A variable that the predictor's slope may depend on. The answer is then the interaction: what one unit more of it adds
   * to the slope, with both by themselves in the model.
   */
  moderator?: VariableId;
}

/** The essay's 258: success, directive and learning cells on both platforms, pseudo-tasks included. */
export const essayPopulation: Population = {
  require: ["claude_success", "api_success", "claude_directive", "api_directive", "claude_learning", "api_learning"],
  pseudo_tasks: true,
  min_n: 0,
  soc: [],
  text: "",
  ranges: []
};

/** All tasks with a published success cell on both platforms, pseudo-tasks included. */
export const successPopulation: Population = {...essayPopulation, require: ["claude_success", "api_success"]};

/** All tasks on both platforms, whatever is published. */
export const sharedPopulation: Population = {...essayPopulation, require: []};

/** The essay's specification: Pearson correlation of the API directive share with the success gap, unweighted. */
export const essaySpecification: Specification = {
  population: essayPopulation,
  outcome: "gap",
  predictor: "api_directive",
  weights: "equal",
  estimator: "pearson",
  transform: "none",
  adjust: []
};
