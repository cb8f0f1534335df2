import {smallestCell} from "../estimators/outcomeBounds.js";
import {type FoldedTask, foldTask} from "../panel/folding.js";
import {numbersCodec} from "../panel/query.js";

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

/** Choices and their addresses. */
export const foldingAddress = numbersCodec(foldingLimits, foldingExample);
