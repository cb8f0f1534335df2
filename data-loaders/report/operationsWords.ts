import {defaultMargin, fewestTasks} from "../../src/analysis/earnedAutonomy.js";
import {list} from "../../src/analysis/format.js";
import {platformLabels} from "../../src/analysis/Panel.js";
import {byDirection, withInterval} from "../../src/analysis/say.js";
import type {OperationsEvidence} from "./operationsEvidence.js";
import type {Prose} from "./prose.js";

/** The words of the page on operations. */
export function operationsWords({autonomy, elsewhere}: OperationsEvidence): Prose {
  const known = autonomy.filter(({slope}) => slope.estimable);
  return {
    source: elsewhere.source,
    margin: String(defaultMargin),
    fewest: String(fewestTasks),
    autonomy:
      known.length === 0
        ? "No platform of this release publishes autonomy and success by task."
        : `${list(
            known.map(
              ({platform, slope}) =>
                `on ${platformLabels[platform]} success ${byDirection(slope, {above: "rises", below: "falls", unclear: "does not clearly move"})} with autonomy, by ${withInterval(slope, 1, " points a point", true)}`
            )
          )}.`.replace(/^o/, "O")
  };
}
