import type {PanelRow} from "./Panel.js";

/** A number of a task: how to read it, its unit, and null where it was not published. */
export interface Variable {
  readonly unit: string;
  readonly label: string;
  readonly about: string;
  of(row: PanelRow): number | null;
  /** Sampling variance of the value in its unit squared, where the count of conversations gives it. */
  noise?(row: PanelRow): number | null;
}

/** The unit of a variable that only says yes (1) or no (0). */
export const yesOrNo = "0 or 1";
