import type {Platform} from "../../src/analysis/panel/Panel.js";
import type {Statement} from "./names.js";

/** What is true of a task on one platform. */
export interface Side {
  /** Standardised popularity, from which presence and size follow. */
  score: number;
  /** Conversations; 0 where the task is not published. */
  n: number;
  /** Shares of the six modes, in the order of `modes`, adding up to 1. */
  modes: number[];
  /** True success, share of conversations. */
  success: number;
}

/** A task before anything is counted. */
export interface Task extends Statement {
  /** Standardised difficulty: the confounder. */
  difficulty: number;
  /** Standardised noise of what shows difficulty (time, education, autonomy), shared by the platforms. */
  shows: [number, number, number];
  sides: Record<Platform, Side>;
}
