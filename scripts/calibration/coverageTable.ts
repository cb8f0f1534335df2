import {markdownTable} from "../writeBetween.js";
import type {Calibrated} from "./calibrate.js";
import {scenarios} from "./scenarios.js";

/** How far from 95 % a sound interval's coverage may lie over 2,000 draws: three standard errors, points. */
const tolerance = 1.5;

/** Whether an interval covers as often as it says. */
const asPromised = ({coverage}: Calibrated): boolean => Math.abs(coverage - 95) <= tolerance;

/** Whether it does, or it is said why not. */
export const isAccounted = (result: Calibrated): boolean => result.case.off !== null || asPromised(result);

const header = [
  "planted, and interval",
  "true value of",
  "true",
  "mean estimate",
  "covers, %",
  "as promised",
  "p uniform"
];

/** The table of docs/numerics.md. */
export function coverageTable(results: readonly Calibrated[]): string {
  const rows = Object.entries(scenarios).flatMap(([id, {label}]) => [
    [`**${label}**`, "", "", "", "", "", ""],
    ...results.filter((result) => result.case.scenario === id).map(rowOf)
  ]);
  // Words stay on the left in the first two columns.
  return markdownTable(header, rows).replace("| --- | --:", "| --- | ---");
}

function rowOf(result: Calibrated): string[] {
  const {target, mean, coverage, uniform} = result;
  const reason = result.case.off ?? "**not accounted for**";
  const word = asPromised(result) ? "yes" : `${coverage > 95 ? "more" : "less"}: ${reason}`;
  const p = uniform === null ? "" : `${uniform > 0.01 ? "yes" : "**no**"} (${uniform.toFixed(2)})`;
  return [result.case.label, result.case.about, number(target), number(mean), coverage.toFixed(1), word, p];
}

const number = (value: number): string => value.toFixed(Math.abs(value) < 1 ? 3 : 2).replace(/^-/, "−");
