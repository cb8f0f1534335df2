import {borrow} from "./borrow.js";
import {estimate} from "./estimate.js";
import type {Estimate} from "./Estimated.js";
import type {Finding} from "./findings.js";
import {findings} from "./findings.js";
import {noGroup} from "./groups.js";
import type {Fate} from "./held.js";
import {held} from "./held.js";
import {leaveOneGroupOut} from "./influence.js";
import type {Column, Panel} from "./Panel.js";
import {columns} from "./Panel.js";
import {direction} from "./say.js";
import {selectTasks} from "./selectTasks.js";
import type {Specification} from "./Specification.js";
import {essayPopulation} from "./Specification.js";
import type {SplitHalves} from "./splitHalves.js";
import {splitHalves} from "./splitHalves.js";
import {transfer} from "./transfer.js";
import type {VariableId} from "./variables.js";

/** A panel with a name a reader knows it by: “August 2025”. */
export interface Place {
  name: string;
  panel: Panel;
}

/** One finding tried in one place. */
export interface Trial {
  finding: Finding;
  /** Where it was tried, as a phrase. */
  where: string;
  outcome:
    | {kind: "estimate"; answer: Estimate}
    | {kind: "halves"; halves: SplitHalves}
    | {kind: "groups"; low: number; high: number; groups: number; same: number};
  /** Out-of-sample R² of the line fitted where the finding was found; null without a line. */
  r2: number | null;
  fate: Fate;
}

/** A finding, what it is here, and what became of it elsewhere. */
export interface Replicated {
  finding: Finding;
  found: Estimate;
  trials: Trial[];
}

/** Of random halves and of left-out groups, at least this share must lie on the side where the finding was found. */
export const mostOf = 0.95;

/** How a trial with Claude.ai and the API exchanged is called. */
export const exchangedPlatforms = "the platforms exchanged";

/**
 * Tries every declared finding outside the sample in which it was found: other releases, the tasks that the essay's
 * requirements drop, a predictor measured in another release, the platforms exchanged, random halves, and without each
 * occupation group.
 *
 * @param here the release that the report is about
 * @param elsewhere other releases, months or published versions
 */
export function replicate(here: Place, elsewhere: readonly Place[]): Replicated[] {
  return findings.map((finding) => {
    const found = estimate(finding.spec, here.panel);
    const trials = direction(found) === 0 ? [] : trialsOf(finding, found, here, elsewhere);
    return {finding, found, trials};
  });
}

function trialsOf(finding: Finding, found: Estimate, here: Place, elsewhere: readonly Place[]): Trial[] {
  const {spec, exchanged} = finding;
  const tried = (where: string, asked: Specification, panel: Panel): Trial => {
    const answer = estimate(asked, panel);
    const fate = held(found, answer);
    return {finding, where, outcome: {kind: "estimate", answer}, r2: r2Of(spec, here.panel, asked, panel), fate};
  };
  const {predictor} = spec;
  return [
    ...elsewhere.map(({name, panel}) => tried(name, spec, panel)),
    ...(predictor !== null && isColumn(predictor)
      ? elsewhere.map(({name, panel}) =>
          tried(`predictor as measured in ${name}`, spec, borrow(here.panel, [predictor], panel))
        )
      : []),
    // Without success nothing is inside: all tasks would be tried on themselves.
    ...(selectTasks(here.panel, essayPopulation).length === 0
      ? []
      : [tried("tasks outside the essay's sample", outside(spec), dropped(here.panel))]),
    ...(exchanged ? [tried(exchangedPlatforms, exchanged, here.panel)] : []),
    ...halvesOf(finding, found, here),
    ...groupsOf(finding, found, here)
  ];
}

function isColumn(id: VariableId): id is Column {
  return (columns as readonly string[]).includes(id);
}

/** The same question without the requirements that make the essay's sample; complete cases only, as ever. */
function outside(spec: Specification): Specification {
  return {...spec, population: {...spec.population, require: []}};
}

/** The tasks that the essay's requirements drop. */
function dropped(panel: Panel): Panel {
  const kept = new Set(selectTasks(panel, essayPopulation));
  return panel.filter((row) => !kept.has(row));
}

function r2Of(fitted: Specification, from: Panel, scored: Specification, to: Panel): number | null {
  if (fitted.predictor === null) return null;
  const result = transfer({spec: fitted, panel: from}, {spec: scored, panel: to});
  return result.estimable ? result.r2 : null;
}

function halvesOf(finding: Finding, found: Estimate, {panel}: Place): Trial[] {
  if (finding.spec.predictor === null) return [];
  const halves = splitHalves(finding.spec, panel);
  if (!halves.estimable) return [];
  const share = sharesSide(
    halves.all.map((split) => split.scored_slope),
    found
  );
  const where = "fitted on one random half, scored on the other";
  return [{finding, where, outcome: {kind: "halves", halves}, r2: halves.r2.median, fate: fateOf(share)}];
}

function groupsOf(finding: Finding, found: Estimate, {panel}: Place): Trial[] {
  // Leaving out what has no occupation leaves out no group.
  const values = leaveOneGroupOut(finding.spec, panel).flatMap(({left_out, value}) =>
    left_out === noGroup ? [] : (value ?? [])
  );
  if (values.length < 2) return [];
  const share = sharesSide(values, found);
  const outcome = {
    kind: "groups",
    low: Math.min(...values),
    high: Math.max(...values),
    groups: values.length,
    same: Math.round(share * values.length)
  } as const;
  return [{finding, where: "without each SOC major group in turn", outcome, r2: null, fate: fateOf(share)}];
}

function sharesSide(values: readonly number[], found: Estimate): number {
  return values.filter((value) => Math.sign(value) === direction(found)).length / values.length;
}

function fateOf(share: number): Fate {
  return share >= mostOf ? "held" : share <= 1 - mostOf ? "reversed" : "not clear";
}
