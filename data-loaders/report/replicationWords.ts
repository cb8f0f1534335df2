import {count, list, signed} from "../../src/analysis/format.js";
import type {Fate} from "../../src/analysis/held.js";
import type {Replicated} from "../../src/analysis/replication.js";
import {exchangedPlatforms, mostOf} from "../../src/analysis/replication.js";
import {withInterval} from "../../src/analysis/say.js";
import type {MissingRelease} from "../stage/ReleaseEvidence.js";
import type {Prose} from "./prose.js";

/** The words of the page on replication. */
export function replicationWords(replicated: readonly Replicated[], missing: readonly MissingRelease[]): Prose {
  const trials = replicated.flatMap((one) => one.trials);
  const of = (fate: Fate): string => count(trials.filter((trial) => trial.fate === fate).length);
  const tried = trials.filter(({fate}) => fate !== "can't be tried").length;
  const unclear = replicated.filter((one) => one.trials.length === 0);
  const exchanged = trials.find(({where}) => where === exchangedPlatforms);
  return {
    findings: count(replicated.length - unclear.length),
    trials: count(trials.length),
    tried: count(tried),
    held: of("held"),
    not_clear: of("not clear"),
    reversed: of("reversed"),
    cannot: of("can't be tried"),
    most: `${100 * mostOf} %`,
    not_found:
      unclear.length === 0
        ? "Every declared finding is clear here."
        : `Not clear here in the first place, so there is nothing to hold: ${list(
            unclear.map(
              ({finding, found}) => `${finding.about}, ${withInterval(found, finding.digits, finding.unit, true)}`
            )
          )}.`,
    exchanged:
      exchanged?.outcome.kind === "estimate"
        ? withInterval(exchanged.outcome.answer, 2, " points per point", true)
        : "not published",
    exchanged_r2: exchanged?.r2 == null ? "not published" : signed(exchanged.r2, 2),
    missing:
      missing.length === 0
        ? "All releases of the catalogue are at hand."
        : `Not at hand for this build: ${list(missing.map(({release, reason}) => `${release} (${reason})`))}.`
  };
}
