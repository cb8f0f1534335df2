import {type VariableId, variables, yesOrNo} from "../panel/variables.js";
import phrases from "./phrases.json" with {type: "json"};

/** How sentences speak of a variable, so that a page reads well about another one. */
export interface Phrase {
  /** “the API's directive share”. */
  name: string;
  /** “directive share”: after a unit. */
  short: string;
  /** A clause: “API use is more directive”. */
  more: string;
  /** A noun: “directive API use”. */
  use: string;
  /** The beginning of “…, the wider the gap”. */
  themore: string;
  /** How much more of it is worth telling, and a clause about such a task: 10, “whose API use is ten points more directive”. */
  by: number;
  further: string;
  /** “%”, “h”. */
  unit: string;
  /** One more of it, after “per”: “point”. */
  step: string;
  /** With a unit, for an axis. */
  axis: string;
  /** With a unit, for a column of numbers. */
  column: string;
}

/** Words that somebody chose, and one more of a unit, after “per”. */
const {own, steps}: {own: Partial<Record<string, Partial<Phrase>>>; steps: Partial<Record<string, string>>} = phrases;

/** One more of a unit, after “per”; null where it has no name. */
export const stepOf = (unit: string): string | null => steps[unit] ?? null;

/** Words for a variable; those that nobody has chosen are made from its label. */
export function phrase(id: VariableId): Phrase {
  const {label, unit} = variables[id];
  const parts = unit === yesOrNo;
  const name = parts ? label : possessive(label);
  const step = stepOf(unit) ?? unit;
  const by = step === "point" && unit !== "1–5" ? 10 : 1;
  return {
    name,
    short: label,
    unit,
    more: parts ? `tasks are ${label}` : `${name} is higher`,
    use: name,
    themore: `The ${parts ? "more" : "higher"} ${name}`,
    by,
    further: parts
      ? `that is ${label}`
      : `with ${by === 10 ? "ten" : "one"} ${step}${by === 10 ? "s" : ""} more of ${name}`,
    step,
    axis: `${label} (${unit})`,
    column: `${label} (${unit})`,
    ...own[id]
  };
}

/** “API directive share” as “the API's directive share”. */
function possessive(label: string): string {
  if (label.startsWith("API ")) return `the API's ${label.slice("API ".length)}`;
  if (label.startsWith("Claude.ai ")) return `Claude.ai's ${label.slice("Claude.ai ".length)}`;
  return `the ${label}`;
}
