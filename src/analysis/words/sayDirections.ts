import type {Universe} from "../models/multiverse.js";
import {fixed} from "./format.js";

/**
 * “42 % say that the gap narrows, 58 % that it widens”: of the specifications that can be estimated; null where none can. A
 * specification says that the gap narrows where its association is below 0, however wide its interval.
 */
export function sayDirections(universes: readonly Pick<Universe, "effect">[]): string | null {
  const effects = universes.flatMap(({effect}) => effect ?? []);
  if (effects.length === 0) return null;
  const share = (test: (effect: number) => boolean): string =>
    `${fixed((100 * effects.filter(test).length) / effects.length, 0)} %`;
  return `${share((effect) => effect < 0)} say that the gap narrows, ${share((effect) => effect > 0)} that it widens`;
}
