import type {CrossoverChoice} from "../../analysis/crossoverChoice.js";
import {crossoverAddress, crossoverLimits, crossoverOf, standardCrossover} from "../../analysis/crossoverChoice.js";
import {sayCrossover, sayOtherTasks} from "../../analysis/sayCrossover.js";
import {h} from "../h.js";
import {instrument} from "../instrument.js";
import type {Field} from "../workbench/fields.js";
import {sliderField} from "../workbench/fields.js";
import {powerPlot} from "./powerPlot.js";

interface CrossoverCruxOptions {
  window: Window;
  /** The mean gap in points, which a study should at least be able to find. */
  observed: number;
  /** Success on the better platform, per cent. */
  better: number;
}

/** A study in which the same people do tasks on both platforms: how many it needs. */
export function crossoverCrux(document: Document, {window, observed, better}: CrossoverCruxOptions): HTMLElement {
  return instrument(document, {
    window,
    address: crossoverAddress(standardCrossover(observed)),
    also: "others",
    controls: (choose) => crossoverControls(document, choose),
    outcomes: (width) => crossoverOutcomes(document, better, width)
  });
}

const names: Readonly<Record<keyof CrossoverChoice, {label: string; unit: string}>> = {
  difference: {label: "difference to find", unit: " points"},
  power: {label: "power", unit: " %"},
  tasks: {label: "tasks a person does on each platform", unit: ""},
  correlation: {label: "correlation of one person's outcomes", unit: " %"}
};

function crossoverControls(document: Document, choose: (choice: CrossoverChoice) => void): Field<CrossoverChoice> {
  let choice: CrossoverChoice;
  const keys = Object.keys(names) as (keyof CrossoverChoice)[];
  const fields = keys.map((key) => {
    const {label, unit} = names[key];
    const scale = {...crossoverLimits[key], say: (v: number) => `${v}${unit}`};
    return sliderField(document, label, scale, (value) => choose({...choice, [key]: value}));
  });
  const legend = h(document, "legend", {}, "The study");
  const element = h(
    document,
    "form",
    {class: "controls", "aria-label": "Crossover study"},
    h(document, "fieldset", {}, legend, ...fields.map((field) => field.element))
  );
  element.addEventListener("submit", (event) => event.preventDefault());
  return {
    element,
    show(shown) {
      choice = shown;
      keys.forEach((key, i) => fields[i]!.show(choice[key]));
    }
  };
}

function crossoverOutcomes(document: Document, better: number, width: () => number): Field<CrossoverChoice> {
  const people = h(document, "p", {class: "lead answer", "aria-live": "polite"});
  const others = h(document, "p", {class: "remark"});
  const picture = h(document, "div", {class: "picture"});
  return {
    element: h(document, "div", {class: "outcomes"}, people, picture, others),
    show(choice) {
      people.textContent = sayCrossover(choice, better);
      others.textContent = sayOtherTasks(choice, better);
      picture.replaceChildren(
        powerPlot(crossoverOf(choice, better), choice.power / 100, {
          width: width(),
          label: `Power by number of people. ${people.textContent}`
        })
      );
    }
  };
}
