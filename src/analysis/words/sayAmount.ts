import {yesOrNo} from "../panel/Variable.js";
import {fixed} from "./format.js";

/** A value with its unit, as a sentence says it: “3.20 on the scale from 1 to 5”, “12.3 pp”. */
export function sayAmount(value: number, unit: string): string {
  if (unit === "1–5") return `${fixed(value, 2)} on the scale from 1 to 5`;
  if (unit === yesOrNo) return `${fixed(value, 2)} (0 no, 1 yes)`;
  return `${fixed(value)} ${unit}`;
}
