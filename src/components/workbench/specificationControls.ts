import type {Estimator, Population, Specification, Transform, Weights} from "../../analysis/panel/Specification.js";
import {
  estimatorLabels,
  namedRequirements,
  populationLabels,
  requirementName,
  takes,
  transformLabels,
  weightLabels,
  withEstimator,
  withModerator
} from "../../analysis/panel/specify.js";
import {type VariableId, variables} from "../../analysis/panel/variables.js";
import {sayRange} from "../../analysis/words/sayEstimate.js";
import {
  button,
  check,
  chips,
  type Control,
  fieldset,
  type Option,
  optionsOf,
  select,
  text,
  together
} from "../controls/fields.js";
import {html} from "../html.js";
import type {Offer} from "./offerOf.js";

type Choice = Control<Specification>;

/** Every choice of a specification as a labelled control. */
export function specificationControls({variables: offered, occupations}: Offer): Choice {
  const measured = offered.filter(({group}) => group !== "Occupation");
  const none = (words: string, value = ""): Option => ({value, text: words});
  return together(
    (elements) => html`<div class="specification">${elements}</div>`,
    fieldset<Specification>(
      "Question",
      select("Outcome", measured, {of: (s) => s.outcome, set: (s, id) => ({...s, outcome: id as VariableId})}),
      // What the estimator doesn't read can still be taken out of a specification that came with a link.
      select("Predictor", [none("none: this estimator takes one variable", "none"), ...offered], {
        of: (s) => s.predictor ?? "none",
        set: (s, id) => ({...s, predictor: id === "none" ? null : (id as VariableId)}),
        off: (s) => (takes(s, "predictor") || s.predictor !== null ? null : "this estimator takes one variable")
      }),
      select("Estimator", optionsOf(estimatorLabels), {
        of: (s) => s.estimator,
        set: (s, name) => withEstimator(s, name as Estimator)
      })
    ),
    fieldset<Specification>(
      "How",
      select("Predictor enters", optionsOf(transformLabels), {
        of: (s) => s.transform,
        set: (s, name) => ({...s, transform: name as Transform}),
        off: (s) => (takes(s, "predictor") || s.transform !== "none" ? null : "this estimator has no predictor")
      }),
      select("Tasks count", optionsOf(weightLabels), {
        of: (s) => s.weights,
        set: (s, name) => ({...s, weights: name as Weights}),
        off: (s) => (takes(s, "weights") || s.weights !== "equal" ? null : "this estimator counts each task once")
      }),
      select("Hold fixed", [none("add a variable …"), ...offered], {
        of: () => "",
        set: (s, id) => (id === "" ? s : {...s, adjust: [...new Set([...s.adjust, id as VariableId])]}),
        off: (s) =>
          takes(s, "adjust") ? null : "this estimator holds nothing fixed; a slope or a partial correlation does"
      }),
      chips("Held fixed", {
        of: (s) => s.adjust.map((id) => variables[id].label),
        without: (s, index) => ({...s, adjust: s.adjust.toSpliced(index, 1)})
      }),
      select("Slope by", [none("none: one slope for all"), ...offered], {
        of: (s) => s.moderator ?? "",
        set: (s, id) => withModerator(s, id === "" ? null : (id as VariableId)),
        off: (s) =>
          takes(s, "moderator") || s.moderator
            ? null
            : "this estimator has no slope; choose one that has, such as “slope, HC3 errors”"
      })
    ),
    fieldset<Specification>("Which tasks", populationControls(offered, occupations))
  );
}

const withPopulation = (spec: Specification, part: Partial<Population>): Specification => ({
  ...spec,
  population: {...spec.population, ...part}
});

/** Which tasks enter. */
function populationControls(offered: readonly Option[], occupations: Offer["occupations"]): Choice {
  return together<Specification>(
    (elements) => html`<div class="population">${elements}</div>`,
    select("Published", optionsOf(populationLabels), {
      of: ({population: {require}}) => requirementName(require) ?? require.join(", "),
      set: (spec, name) =>
        Object.hasOwn(namedRequirements, name)
          ? withPopulation(spec, {require: namedRequirements[name as keyof typeof namedRequirements]})
          : spec
    }),
    text(
      "Task contains",
      {type: "search", placeholder: "e.g. write"},
      {
        of: ({population}) => population.text,
        set: (spec, words) => withPopulation(spec, {text: words})
      }
    ),
    text(
      "At least so many conversations on each platform",
      {type: "number", min: "0", step: "1", inputmode: "numeric"},
      {
        of: ({population}) => String(population.min_n),
        set: (spec, least) => withPopulation(spec, {min_n: /^\d{1,9}$/.test(least) ? Number(least) : 0})
      }
    ),
    check("count the label “none” as a task", {
      of: ({population}) => population.pseudo_tasks,
      set: (spec, pseudo_tasks) => withPopulation(spec, {pseudo_tasks})
    }),
    groupControls(occupations),
    rangeControls(offered),
    chips("Ranges", {
      of: ({population}) => population.ranges.map(sayRange),
      without: (spec, index) => withPopulation(spec, {ranges: spec.population.ranges.toSpliced(index, 1)})
    })
  );
}

/** One box a major group, folded away. */
function groupControls(occupations: Offer["occupations"]): Choice {
  const codes = Object.keys(occupations).sort();
  const boxes = codes.map((code) =>
    check<Specification>(occupations[code]!, {
      of: ({population}) => population.soc.includes(code),
      set: (spec, on) => {
        const others = spec.population.soc.filter((one) => one !== code);
        return withPopulation(spec, {soc: on ? [...others, code].sort() : others});
      }
    })
  );
  return (choose) => {
    const summary = html`<summary></summary>`;
    const frame = (elements: HTMLElement[]): HTMLElement =>
      html`<details class="groups">
        ${summary}
        <div class="boxes">${elements}</div>
      </details>`;
    const {element, show} = together(frame, ...boxes)(choose);
    return {
      element,
      show(spec) {
        const {length} = spec.population.soc;
        summary.textContent = `Occupations: ${length === 0 ? "all" : `${length} of ${codes.length} groups`}`;
        show(spec);
      }
    };
  };
}

/** Adds a range: a variable and two ends, of which one may be open. */
function rangeControls(offered: readonly Option[]): Choice {
  type Draft = {variable: string; min: string; max: string};
  let draft: Draft = {variable: offered[0]!.value, min: "", max: ""};
  const end = (key: "min" | "max", label: string): Control<Draft> =>
    text(label, {type: "number", step: "any"}, {of: (d) => d[key], set: (d, value) => ({...d, [key]: value})});
  const change = (edit: (draft: Draft) => Draft): void => void (draft = edit(draft));
  const variable = select<Draft>("Variable", offered, {of: (d) => d.variable, set: (d, id) => ({...d, variable: id})});
  return (choose) => {
    const add = button("Add range", () => {
      const range = {variable: draft.variable as VariableId, min: endOf(draft.min), max: endOf(draft.max)};
      if (range.min !== null || range.max !== null)
        choose((spec) => withPopulation(spec, {ranges: [...spec.population.ranges, range]}));
    });
    const ends = [end("min", "from"), end("max", "to")].map((control) => control(change).element);
    return {
      element: html`<details class="ranges">
        <summary>Ranges of a variable</summary>
        ${variable(change).element}
        <div class="ends">${ends}${add}</div>
      </details>`,
      show: () => undefined
    };
  };
}

function endOf(text: string): number | null {
  const value = Number.parseFloat(text);
  return Number.isFinite(value) ? value : null;
}
