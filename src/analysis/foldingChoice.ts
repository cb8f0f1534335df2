import type {FoldedTask} from "./folding.js";
import {foldTask} from "./folding.js";
import {smallestCell} from "./outcomeBounds.js";
import type {Parameter, Read} from "./query.js";
import {numberWithin, readQuery, writeQuery} from "./query.js";

/** A task to fold, as a reader sets it. */
export interface FoldingChoice {
  /** Conversations. */
  n: number;
  /** Per cent of them that succeeded. */
  success: number;
}

/** What can be set: a smaller task is not published at all, and above 200 little is folded. */
export const foldingLimits = {
  n: {min: smallestCell, max: 200, step: 1},
  success: {min: 0, max: 100, step: 1}
} as const;

/** A task whose success is not published, though three in ten of its conversations succeeded. */
export const foldingExample: FoldingChoice = {n: 40, success: 30};

/** The task a choice stands for: whole conversations, so success is rounded to what so many can show. */
export function foldedTaskOf({n, success}: FoldingChoice): FoldedTask {
  return foldTask(n, Math.round((n * success) / 100));
}

/** The choice as the query of an address; see `writeQuery`. */
export function foldingToQuery(choice: FoldingChoice): string {
  return writeQuery(parameters, choice, () => foldingExample);
}

/** Reads what `foldingToQuery` wrote; see `readQuery`. */
export function queryToFolding(query: string): Read<FoldingChoice> {
  return readQuery(parameters, query, foldingExample);
}

const parameters: Readonly<Record<keyof FoldingChoice, Parameter<FoldingChoice>>> = {
  n: parameter("n"),
  success: parameter("success")
};

function parameter(key: keyof FoldingChoice): Parameter<FoldingChoice> {
  const {min, max, step} = foldingLimits[key];
  return {
    write: (choice) => String(choice[key]),
    read: (text, choice) => ({...choice, [key]: numberWithin(text, min, max, step)})
  };
}
