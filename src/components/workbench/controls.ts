import {estimators} from "../../analysis/estimators/estimators.js";
import {
  estimatorLabels,
  transformLabels,
  weightLabels,
  withEstimator,
  withModerator
} from "../../analysis/panel/choices.js";
import type {Panel} from "../../analysis/panel/Panel.js";
import type {Estimator, Specification, Transform, Weights} from "../../analysis/panel/Specification.js";
import type {VariableId} from "../../analysis/panel/variables.js";
import {variables} from "../../analysis/panel/variables.js";
import {h} from "../controls/h.js";
import type {Field} from "./fields.js";
import {chips, selectField} from "./fields.js";
import {populationControls} from "./populationControls.js";
import {variableOptions} from "./variableOptions.js";

/**
 * The form of the workbench: every choice of a specification as a labelled control.
 *
 * @param choose is called with the new specification after each choice of the reader.
 */
export function controls(
  document: Document,
  panel: Panel,
  choose: (spec: Specification) => void
): Field<Specification> {
  let spec: Specification;
  const change = (part: Partial<Specification>): void => choose({...spec, ...part});
  const all = variableOptions(panel);
  const measured = all.filter(({group}) => group !== "Occupation");
  const outcome = selectField(document, "Outcome", measured, (id) => change({outcome: id as VariableId}));
  const predictor = selectField(
    document,
    "Predictor",
    [{value: "none", text: "none: this estimator takes one variable"}, ...all],
    (id) => change({predictor: id === "none" ? null : (id as VariableId)})
  );
  const estimator = selectField(document, "Estimator", optionsOf(estimatorLabels), (name) =>
    choose(withEstimator(spec, name as Estimator))
  );
  const transform = selectField(document, "Predictor enters", optionsOf(transformLabels), (name) =>
    change({transform: name as Transform})
  );
  const weights = selectField(document, "Tasks count", optionsOf(weightLabels), (name) =>
    change({weights: name as Weights})
  );
  const adjust = selectField(document, "Hold fixed", [{value: "", text: "add a variable …"}, ...all], (id) => {
    if (id !== "") change({adjust: [...new Set([...spec.adjust, id as VariableId])]});
  });
  const held = chips(document, "Held fixed", (i) => change({adjust: spec.adjust.filter((_, j) => j !== i)}));
  const moderator = selectField(document, "Slope by", [{value: "", text: "none: one slope for all"}, ...all], (id) =>
    choose(withModerator(spec, id === "" ? null : (id as VariableId)))
  );
  const population = populationControls(document, panel, all, (chosen) => change({population: chosen}));
  const element = h(
    document,
    "form",
    {class: "controls specification", "aria-label": "Specification"},
    fieldset(document, "Question", outcome.element, predictor.element, estimator.element),
    fieldset(document, "How", transform.element, weights.element, adjust.element, held.element, moderator.element),
    fieldset(document, "Which tasks", population.element)
  );
  element.addEventListener("submit", (event) => event.preventDefault());
  return {
    element,
    show(shown) {
      spec = shown;
      const reads = estimators[spec.estimator].takes;
      outcome.show(spec.outcome);
      predictor.show(spec.predictor ?? "none");
      estimator.show(spec.estimator);
      transform.show(spec.transform);
      weights.show(spec.weights);
      adjust.show("");
      held.show(spec.adjust.map((id) => variables[id].label));
      moderator.show(spec.moderator ?? "");
      population.show(spec.population);
      // What the estimator doesn't read can still be taken out of a specification that came with a link.
      predictor.disable(reads.predictor || spec.predictor !== null ? null : "this estimator takes one variable");
      transform.disable(reads.predictor || spec.transform !== "none" ? null : "this estimator has no predictor");
      weights.disable(reads.weights || spec.weights !== "equal" ? null : "this estimator counts each task once");
      adjust.disable(reads.adjust ? null : "this estimator holds nothing fixed; a slope or a partial correlation does");
      moderator.disable(
        reads.moderator || spec.moderator
          ? null
          : "this estimator has no slope; choose one that has, such as “slope, HC3 errors”"
      );
    }
  };
}

function fieldset(document: Document, legend: string, ...children: HTMLElement[]): HTMLElement {
  return h(document, "fieldset", {}, h(document, "legend", {}, legend), ...children);
}

function optionsOf(labels: Readonly<Record<string, string>>): {value: string; text: string}[] {
  return Object.entries(labels).map(([value, text]) => ({value, text}));
}
