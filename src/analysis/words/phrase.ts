import {type VariableId, variables} from "../panel/variables.js";

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

const own: Partial<Record<VariableId, Partial<Phrase>>> = {
  api_directive: {
    short: "directive share",
    more: "API use is more directive",
    use: "directive API use",
    themore: "The more directive the API use",
    ten: "whose API use is ten points more directive",
    axis: "API use that is directive (%)",
    column: "API directive (%)"
  },
  claude_directive: {more: "Claude.ai use is more directive", use: "directive use of Claude.ai"}
};

/** One more of a unit, after “per”. */
export const stepNames: Readonly<Record<string, string>> = {
  "%": "point",
  pp: "point",
  points: "point",
  "1–5": "point",
  h: "hour",
  min: "minute",
  years: "year",
  conversations: "conversation"
};

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
    step: stepNames[unit] ?? unit,
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
