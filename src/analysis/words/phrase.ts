import {type VariableId, variables} from "../panel/variables.js";
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
  /** A clause about one task: “whose API use is ten points more directive”. */
  ten: string;
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
  const name = possessive(label);
  return {
    name,
    short: label,
    unit,
    more: `${name} is higher`,
    use: name,
    themore: `The higher ${name}`,
    ten: `with ten more ${unit} of ${name}`,
    step: stepOf(unit) ?? unit,
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
