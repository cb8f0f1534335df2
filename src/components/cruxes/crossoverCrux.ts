import {html} from "htl";

import {
  crossoverAddress,
  type CrossoverChoice,
  crossoverLimits,
  crossoverOf,
  standardCrossover
} from "../../analysis/models/crossover.js";
import {instrument} from "../controls/instrument.js";
import {type Field, sliderField} from "../workbench/fields.js";
import {powerPlot} from "./powerPlot.js";

interface CrossoverOptions {
  /** The mean gap in points, which a study should at least be able to find. */
  observed: number;
  /** Success on the better platform, per cent. */
  better: number;
  /** The page's sentences about a plan: above the picture and below it. */
  say: {people(plan: CrossoverChoice): string; others(plan: CrossoverChoice): string};
}

/** A study in which the same people do tasks on both platforms: how many it needs. */
export function crossoverCrux(options: CrossoverOptions): ReturnType<typeof instrument> {
  return instrument(document, {
    window,
    address: crossoverAddress(standardCrossover(options.observed)),
    also: "others",
    controls: crossoverControls,
    outcomes: (width) => crossoverOutcomes(options, width)
  });
}

const names: Readonly<Record<keyof CrossoverChoice, {label: string; unit: string}>> = {
  difference: {label: "difference to find", unit: " points"},
  power: {label: "power", unit: " %"},
  tasks: {label: "tasks a person does on each platform", unit: ""},
  correlation: {label: "correlation of one person's outcomes", unit: " %"}
};

function crossoverControls(choose: (choice: CrossoverChoice) => void): Field<CrossoverChoice> {
  let choice: CrossoverChoice;
  const keys = Object.keys(names) as (keyof CrossoverChoice)[];
  const fields = keys.map((key) => {
    const {label, unit} = names[key];
    const scale = {...crossoverLimits[key], say: (v: number) => `${v}${unit}`};
    return {key, ...sliderField(document, label, scale, (value) => choose({...choice, [key]: value}))};
  });
  const element = html`<form
    class="controls"
    aria-label="Crossover study"
    onsubmit=${(event: Event) => event.preventDefault()}
  >
    <fieldset>
      <legend>The study</legend>
      ${fields.map((field) => field.element)}
    </fieldset>
  </form>`;
  return {
    element: element as HTMLElement,
    show(shown) {
      choice = shown;
      for (const {key, show} of fields) show(choice[key]);
    }
  };
}

function crossoverOutcomes({better, say}: CrossoverOptions, width: () => number): Field<CrossoverChoice> {
  const people = html`<p class="lead answer" aria-live="polite"></p>` as HTMLElement;
  const others = html`<p class="remark"></p>` as HTMLElement;
  const picture = html`<div class="picture"></div>` as HTMLElement;
  return {
    element: html`<div class="outcomes">${people}${picture}${others}</div>` as HTMLElement,
    show(choice) {
      people.textContent = say.people(choice);
      others.textContent = say.others(choice);
      picture.replaceChildren(
        powerPlot(crossoverOf(choice, better), choice.power / 100, {
          width: width(),
          label: `Power by number of people. ${people.textContent}`
        })
      );
    }
  };
}
