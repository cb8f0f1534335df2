import {rollup} from "d3-array";

import {namedRequirements, populationLabels, requirementName} from "../../analysis/panel/choices.js";
import type {Panel} from "../../analysis/panel/Panel.js";
import {isShared} from "../../analysis/panel/selectTasks.js";
import {socMajorName} from "../../analysis/panel/socMajors.js";
import type {Population} from "../../analysis/panel/Specification.js";
import {count} from "../../analysis/words/format.js";
import {sayRange} from "../../analysis/words/sayPopulation.js";
import {h} from "../controls/h.js";
import {checkField, chips, type Field, inputField, selectField} from "./fields.js";
import {rangeControls} from "./rangeControls.js";
import type {VariableOption} from "./variableOptions.js";

/** Which tasks enter: the population's choices as controls. */
export function populationControls(
  document: Document,
  panel: Panel,
  options: readonly VariableOption[],
  choose: (population: Population) => void
): Field<Population> {
  let population: Population;
  const change = (part: Partial<Population>): void => choose({...population, ...part});
  const require = selectField(
    document,
    "Published",
    Object.entries(populationLabels).map(([value, text]) => ({value, text})),
    (name) => {
      if (Object.hasOwn(namedRequirements, name))
        change({require: namedRequirements[name as keyof typeof namedRequirements]});
    }
  );
  const pseudo = checkField(document, "count the label “none” as a task", (pseudo_tasks) => change({pseudo_tasks}));
  const least = inputField(
    document,
    "At least so many conversations on each platform",
    {type: "number", min: "0", step: "1", inputmode: "numeric"},
    (text) => change({min_n: /^\d{1,9}$/.test(text) ? Number(text) : 0})
  );
  const text = inputField(document, "Task contains", {type: "search", placeholder: "e.g. write"}, (words) =>
    change({text: words})
  );
  const groups = groupControls(document, panel, (soc) => change({soc}));
  const ranges = rangeControls(document, options, (added) => change({ranges: [...population.ranges, added]}));
  const added = chips(document, "Ranges", (i) => change({ranges: population.ranges.filter((_, j) => j !== i)}));
  return {
    element: h(
      document,
      "div",
      {class: "population"},
      require.element,
      text.element,
      least.element,
      pseudo.element,
      groups.element,
      ranges,
      added.element
    ),
    show(shown) {
      population = shown;
      require.show(requirementName(shown.require) ?? shown.require.join(", "));
      pseudo.show(shown.pseudo_tasks);
      least.show(String(shown.min_n));
      text.show(shown.text);
      groups.show(shown.soc);
      added.show(shown.ranges.map(sayRange));
    }
  };
}

/** One box a major group among the shared tasks, folded away. */
function groupControls(document: Document, panel: Panel, choose: (soc: string[]) => void): Field<readonly string[]> {
  const sizes = rollup(
    panel.filter((row) => isShared(row) && row.soc_major !== null),
    (rows) => rows.length,
    (row) => row.soc_major!
  );
  const codes = [...sizes.keys()].sort();
  const chosen = new Set<string>();
  const boxes = codes.map((code) =>
    checkField(document, `${socMajorName(code)} (${count(sizes.get(code)!)})`, (on) => {
      if (on) chosen.add(code);
      else chosen.delete(code);
      choose([...chosen].sort());
    })
  );
  const summary = h(document, "summary", {});
  return {
    element: h(
      document,
      "details",
      {class: "groups"},
      summary,
      h(document, "div", {class: "boxes"}, ...boxes.map((box) => box.element))
    ),
    show(soc) {
      chosen.clear();
      soc.forEach((code) => chosen.add(code));
      codes.forEach((code, i) => boxes[i]!.show(chosen.has(code)));
      summary.textContent = `Occupations: ${soc.length === 0 ? "all" : `${soc.length} of ${codes.length} groups`}`;
    }
  };
}
