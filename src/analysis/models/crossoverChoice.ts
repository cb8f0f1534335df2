import {type Codec, codecOf, numberWithin, type Parameter} from "../panel/query.js";
import type {Crossover} from "./crossover.js";

/** A crossover study as a reader plans it. Percentages are whole numbers. */
export interface CrossoverChoice {
  /** Difference in success to be found, in points. */
  difference: number;
  /** Chance to find it, per cent. */
  power: number;
  /** Tasks a person does on each platform. */
  tasks: number;
  /** Correlation of two outcomes of one person, per cent. */
  correlation: number;
}

/** What each control offers. */
export const crossoverLimits = {
  difference: {min: 1, max: 40, step: 1},
  power: {min: 50, max: 99, step: 1},
  tasks: {min: 1, max: 40, step: 1},
  correlation: {min: 0, max: 90, step: 5}
} as const satisfies Record<keyof CrossoverChoice, {min: number; max: number; step: number}>;

/** The parameters that a plan has in an address. */
export const crossoverKeys = Object.keys(crossoverLimits) as readonly (keyof CrossoverChoice)[];

/** A study for a difference as large as the one observed, in points. */
export function standardCrossover(observed: number): CrossoverChoice {
  const {min, max} = crossoverLimits.difference;
  return {
    difference: Math.max(min, Math.min(max, Math.round(Math.abs(observed)))),
    power: 80,
    tasks: 5,
    correlation: 20
  };
}

/**
 * The study in the terms of `usersNeeded`.
 *
 * @param better expected success on the better platform, per cent; kept far enough from both ends for the difference.
 */
export function crossoverOf({difference, tasks, correlation}: CrossoverChoice, better: number): Crossover {
  const claude = Math.max(difference + 1, Math.min(99, better));
  return {claude, api: claude - difference, tasks, correlation: correlation / 100};
}

/** Plans and their addresses. */
export function crossoverAddress(standard: CrossoverChoice): Codec<CrossoverChoice> {
  const parameter = (key: keyof CrossoverChoice): Parameter<CrossoverChoice> => {
    const {min, max, step} = crossoverLimits[key];
    return {
      write: (choice) => String(choice[key]),
      read: (text, choice) => ({...choice, [key]: numberWithin(text, min, max, step)})
    };
  };
  return codecOf(Object.fromEntries(crossoverKeys.map((key) => [key, parameter(key)])), standard);
}
