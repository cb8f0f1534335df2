import type {Specification} from "./Specification.js";
import {essaySpecification, sharedPopulation} from "./Specification.js";

/** A reading of the data that can be tried elsewhere: the side of zero on which one estimate lies. */
export interface Finding {
  id: string;
  /** What is estimated, as a phrase. */
  about: string;
  /** What it says when the estimate lies above zero, and below. Full sentences without a period. */
  says: {above: string; below: string};
  spec: Specification;
  /** The same question with the platforms exchanged, where it can be asked. */
  exchanged?: Specification;
  /** Unit of the estimate, and decimals worth showing. */
  unit: string;
  digits: number;
}

/** The findings of this report that another sample could refute. Declared, like the claims, before they are tried. */
export const findings: readonly Finding[] = [
  {
    id: "gap",
    about: "the mean gap",
    says: {
      above: "On the same tasks, success is higher on Claude.ai",
      below: "On the same tasks, success is higher through the API"
    },
    spec: {...essaySpecification, predictor: null, estimator: "mean"},
    unit: " pp",
    digits: 1
  },
  {
    id: "directive",
    about: "the mean difference in directive share",
    says: {
      above: "On the same tasks, API use is more directive",
      below: "On the same tasks, Claude.ai use is more directive"
    },
    spec: {
      ...essaySpecification,
      population: {...sharedPopulation, require: ["claude_directive", "api_directive"]},
      outcome: "directive_difference",
      predictor: null,
      estimator: "mean"
    },
    unit: " pp",
    digits: 1
  },
  {
    id: "slope",
    about: "the slope of the gap on the API's directive share",
    says: {
      above: "The more directive a task's API use, the wider its gap",
      below: "The more directive a task's API use, the smaller its gap"
    },
    spec: {...essaySpecification, estimator: "ols_hc3"},
    unit: "",
    digits: 2
  },
  {
    id: "claude_side",
    about: "the slope of Claude.ai's success on the API's directive share",
    says: {
      above: "Claude.ai's success rises where API use is directive",
      below: "Claude.ai's success falls where API use is directive"
    },
    spec: {...essaySpecification, outcome: "claude_success", estimator: "ols_hc3"},
    unit: "",
    digits: 2
  },
  {
    id: "api_side",
    about: "the slope of the API's success on the API's directive share",
    says: {
      above: "The API's success rises where API use is directive",
      below: "The API's success falls where API use is directive"
    },
    spec: {...essaySpecification, outcome: "api_success", estimator: "ols_hc3"},
    unit: "",
    digits: 2
  },
  {
    id: "own_directive",
    about: "the slope of the gap on Claude.ai's directive share",
    says: {
      above: "The more directive a task's use on Claude.ai, the wider its gap",
      below: "The more directive a task's use on Claude.ai, the smaller its gap"
    },
    spec: {...essaySpecification, predictor: "claude_directive", estimator: "ols_hc3"},
    unit: "",
    digits: 2
  },
  {
    id: "own_side",
    about: "the slope of Claude.ai's success on its own directive share",
    says: {
      above: "Claude.ai's success rises where its own use is directive",
      below: "Claude.ai's success falls where its own use is directive"
    },
    spec: {...essaySpecification, outcome: "claude_success", predictor: "claude_directive", estimator: "ols_hc3"},
    exchanged: {...essaySpecification, outcome: "api_success", predictor: "api_directive", estimator: "ols_hc3"},
    unit: "",
    digits: 2
  }
];
