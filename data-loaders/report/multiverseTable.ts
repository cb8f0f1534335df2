import {count, fixed, signed} from "../../src/analysis/format.js";
import type {Universe} from "../../src/analysis/multiverse.js";
import {decisions} from "../../src/analysis/multiverse.js";
import {table} from "./blocks.js";

/** Every option of every decision: how the answers are spread when it is taken. */
export function multiverseTable(document: Document, universes: readonly Universe[]): HTMLElement {
  const rows = decisions.flatMap(({label, options}, decision) =>
    options.map((option, i) => {
      const taken = universes.filter((u) => u.choices[decision] === i);
      const effects = taken.flatMap(({effect}) => (effect === null ? [] : [effect])).sort((a, b) => a - b);
      const below = effects.filter((e) => e < 0).length;
      return [
        `${label}: ${option.label}`,
        count(taken.length),
        effects.length === 0 ? "–" : signed(effects[effects.length >> 1]!, 2),
        effects.length === 0 ? "–" : `${fixed((100 * below) / effects.length, 0)} %`,
        count(taken.filter(({side}) => side < 0).length),
        count(taken.filter(({side}) => side > 0).length)
      ];
    })
  );
  return table(
    document,
    ["choice", "specifications", "median", "below 0", "interval below 0", "interval above 0"],
    rows
  );
}
