import {zeros} from "../estimators/crossing.js";
import {estimate} from "../estimators/estimate.js";
import type {Estimate, Interval} from "../estimators/Estimated.js";
import type {Panel} from "./Panel.js";
import {selectTasks} from "./selectTasks.js";
import type {Population} from "./Specification.js";
import {meanOf} from "./specify.js";

/**
 * The panel as it would be if an API row, like a conversation, could hold several tries: a task on which one exchange
 * succeeds with p would succeed with 1 − (1 − p)^tries, the tries being independent. Conversations repeat what failed and
 * learn from it, so the truth may lie on either side; the number says how strong the difference in unit would have to be.
 *
 * @param tries 1 leaves the panel as it is; need not be whole, as a mean number of tries.
 */
export function withSeveralTries(panel: Panel, tries: number): Panel {
  return panel.map((row) =>
    row.api_success === null
      ? row
      : {...row, api_success: 100 * (1 - (1 - Math.min(100, row.api_success) / 100) ** tries)}
  );
}

/** The mean gap left with so many tries on the API. */
export const gapAfterTries = (panel: Panel, population: Population, tries: number): Estimate =>
  estimate(meanOf("gap", population), withSeveralTries(panel, tries));

/**
 * The mean number of independent tries that would close the mean gap, found by bisection; the interval inverts the t
 * interval of the mean gap, and is null where the fewest or the most tries with which it includes 0 are beyond 64.
 *
 * @returns null when the mean gap cannot be estimated, is not above 0, or is not closed by 64 tries.
 */
export function triesToClose(
  panel: Panel,
  population: Population
): {value: number; interval: Interval | null; n: number} | null {
  const rows = selectTasks(panel, population);
  const at = (tries: number): Estimate => gapAfterTries(rows, population, tries);
  const now = at(1);
  if (!now.estimable || !(now.value > 0)) return null;
  const {value, low, high} = zeros(at, 1, 64, 1e-6);
  return value === null ? null : {value, interval: low === null || high === null ? null : [low, high], n: now.n};
}
