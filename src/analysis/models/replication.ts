import {estimate} from "../estimators/estimate.js";
import type {Estimate} from "../estimators/Estimated.js";
import {columns, noGroup, type Panel, withColumnsFrom} from "../panel/Panel.js";
import {sampleOf} from "../panel/Sample.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essayPopulation, type Specification} from "../panel/Specification.js";
import {direction} from "../words/say.js";
import {leaveOneGroupOut} from "./influence.js";
import {type SplitHalves, splitHalves, transfer} from "./transfer.js";

/** A reading of the data that can be tried elsewhere: the side of zero on which one estimate lies. */
export interface Finding {
  spec: Specification;
  /** The same question with the platforms exchanged, where it can be asked. */
  exchanged?: Specification;
}

/** A panel with a name a reader knows it by: “August 2025”. */
export interface Place {
  name: string;
  panel: Panel;
}

/**
 * Where a finding is tried: in another release or version; here, with the predictor measured there; on the tasks that the
 * essay's requirements drop; with the platforms exchanged; on random halves; without each SOC major group in turn.
 */
export type Elsewhere =
  {kind: "place" | "predictor"; name: string} | {kind: "outside" | "exchanged" | "halves" | "groups"};

/**
 * What became of a finding where it was tried again. *Same sign*: the interval there lies wholly on the side of zero where
 * the finding was found, *reversed*: wholly on the other, *not clear*: it includes zero; or so many halves or groups do.
 */
export type Fate = "same sign" | "not clear" | "reversed" | "can't be tried";

/** One finding tried in one place. */
export interface Trial {
  where: Elsewhere;
  outcome:
    | {kind: "estimate"; answer: Estimate}
    | {kind: "halves"; halves: SplitHalves}
    | {kind: "groups"; low: number; high: number; groups: number; same: number};
  /** Out-of-sample R² of the line fitted where the finding was found; null without a line. */
  r2: number | null;
  fate: Fate;
}

/** Of random halves and of left-out groups, at least this share must lie on the side where the finding was found. */
export const mostOf = 0.95;

/**
 * Tries findings outside the sample in which they were found: wherever `Elsewhere` names and the data allow it. What is
 * not clear in the first place is tried nowhere.
 *
 * @param here the release that the findings were made in
 * @param elsewhere other releases, months or published versions
 */
export function replicate<F extends Finding>(findings: readonly F[], here: Panel, elsewhere: readonly Place[]) {
  return findings.map((finding) => {
    const found = estimate(finding.spec, here);
    const side = direction(found);
    return {finding, found, trials: side === 0 ? [] : trialsOf(finding, side, here, elsewhere)};
  });
}

function trialsOf({spec, exchanged}: Finding, side: number, here: Panel, elsewhere: readonly Place[]): Trial[] {
  const tried = (where: Elsewhere, asked: Specification, panel: Panel): Trial => {
    const answer = estimate(asked, panel);
    const scored = spec.predictor === null ? null : transfer(sampleOf(spec, here), sampleOf(asked, panel));
    const r2 = scored?.estimable ? scored.r2 : null;
    const fate = answer.estimable ? fateOf(direction(answer), side) : "can't be tried";
    return {where, outcome: {kind: "estimate", answer}, r2, fate};
  };
  const measured = columns.find((column) => column === spec.predictor);
  const inside = new Set(selectTasks(here, essayPopulation));
  // The same question without the requirements that make the essay's sample; complete cases only, as ever.
  const unrestricted = {...spec, population: {...spec.population, require: []}};
  return [
    ...elsewhere.map(({name, panel}) => tried({kind: "place", name}, spec, panel)),
    ...(measured === undefined ? [] : elsewhere).map(({name, panel}) =>
      tried({kind: "predictor", name}, spec, withColumnsFrom(here, [measured!], panel))
    ),
    // Without success nothing is inside: all tasks would be tried on themselves.
    ...(inside.size === 0 ? [] : [here.filter((row) => !inside.has(row))]).map((dropped) =>
      tried({kind: "outside"}, unrestricted, dropped)
    ),
    ...(exchanged ? [tried({kind: "exchanged"}, exchanged, here)] : []),
    ...halvesOf(spec, side, here),
    ...groupsOf(spec, side, here)
  ];
}

function halvesOf(spec: Specification, side: number, here: Panel): Trial[] {
  if (spec.predictor === null) return [];
  const halves = splitHalves(spec, here);
  if (!halves.estimable) return [];
  const {all, r2} = halves;
  const same = all.filter((split) => Math.sign(split.scored_slope) === side).length;
  return [
    {where: {kind: "halves"}, outcome: {kind: "halves", halves}, r2: r2.median, fate: fateOfMost(same, all.length)}
  ];
}

function groupsOf(spec: Specification, side: number, here: Panel): Trial[] {
  // Leaving out what has no occupation leaves out no group.
  const values = leaveOneGroupOut(spec, here).flatMap(({left_out, value}) =>
    left_out === noGroup ? [] : (value ?? [])
  );
  if (values.length < 2) return [];
  const groups = values.length;
  const same = values.filter((value) => Math.sign(value) === side).length;
  const outcome = {kind: "groups", low: Math.min(...values), high: Math.max(...values), groups, same} as const;
  return [{where: {kind: "groups"}, outcome, r2: null, fate: fateOfMost(same, groups)}];
}

const fateOf = (tried: number, found: number): Fate =>
  tried === 0 ? "not clear" : tried === found ? "same sign" : "reversed";

const fateOfMost = (same: number, all: number): Fate =>
  fateOf(same / all >= mostOf ? 1 : same / all <= 1 - mostOf ? -1 : 0, 1);
