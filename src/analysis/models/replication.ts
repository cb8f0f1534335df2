import {estimate} from "../estimators/estimate.js";
import type {Estimate} from "../estimators/Estimated.js";
import {type SplitHalves, splitHalves} from "../estimators/splitHalves.js";
import {noGroup} from "../panel/groups.js";
import {columns, type Panel} from "../panel/Panel.js";
import {sampleOf} from "../panel/Sample.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essayPopulation, type Specification} from "../panel/Specification.js";
import {withColumnsFrom} from "../panel/withColumnsFrom.js";
import {direction} from "../words/say.js";
import {leaveOneGroupOut} from "./influence.js";
import {transfer} from "./transfer.js";

/** A reading of the data that can be tried elsewhere: the side of zero on which one estimate lies. */
export interface Finding {
  id: string;
  /** What is estimated, as a phrase. */
  about: string;
  /** What it says when the estimate lies above zero, and below. Full sentences without a period. */
  says: {above: string; below: string};
  spec: Specification;
  /** The same question with the platforms exchanged, where it can be asked. */
  exchanged?: Specification;
  /** Unit of the estimate, and decimals worth showing. */
  unit: string;
  digits: number;
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

/** One finding tried in one place. */
export interface Trial {
  finding: Finding;
  where: Elsewhere;
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

/**
 * Tries findings outside the sample in which they were found: wherever `Elsewhere` names and the data allow it. What is
 * not clear in the first place is tried nowhere.
 *
 * @param here the release that the findings were made in
 * @param elsewhere other releases, months or published versions
 */
export function replicate(findings: readonly Finding[], here: Place, elsewhere: readonly Place[]): Replicated[] {
  return findings.map((finding) => {
    const found = estimate(finding.spec, here.panel);
    const trials = direction(found) === 0 ? [] : trialsOf(finding, found, here, elsewhere);
    return {finding, found, trials};
  });
}

function trialsOf(finding: Finding, found: Estimate, here: Place, elsewhere: readonly Place[]): Trial[] {
  const {spec, exchanged} = finding;
  const tried = (where: Elsewhere, asked: Specification, panel: Panel): Trial => {
    const answer = estimate(asked, panel);
    const fate = held(found, answer);
    return {finding, where, outcome: {kind: "estimate", answer}, r2: r2Of(spec, here.panel, asked, panel), fate};
  };
  const {predictor} = spec;
  return [
    ...elsewhere.map(({name, panel}) => tried({kind: "place", name}, spec, panel)),
    ...columns
      .filter((column) => column === predictor)
      .flatMap((column) =>
        elsewhere.map(({name, panel}) =>
          tried({kind: "predictor", name}, spec, withColumnsFrom(here.panel, [column], panel))
        )
      ),
    // Without success nothing is inside: all tasks would be tried on themselves.
    ...(selectTasks(here.panel, essayPopulation).length === 0
      ? []
      : // The same question without the requirements that make the essay's sample; complete cases only, as ever.
        [tried({kind: "outside"}, {...spec, population: {...spec.population, require: []}}, dropped(here.panel))]),
    ...(exchanged ? [tried({kind: "exchanged"}, exchanged, here.panel)] : []),
    ...halvesOf(finding, found, here),
    ...groupsOf(finding, found, here)
  ];
}

/** The tasks that the essay's requirements drop. */
function dropped(panel: Panel): Panel {
  const kept = new Set(selectTasks(panel, essayPopulation));
  return panel.filter((row) => !kept.has(row));
}

function r2Of(fitted: Specification, from: Panel, scored: Specification, to: Panel): number | null {
  if (fitted.predictor === null) return null;
  const result = transfer(sampleOf(fitted, from), sampleOf(scored, to));
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
  const outcome = {kind: "halves", halves} as const;
  return [{finding, where: {kind: "halves"}, outcome, r2: halves.r2.median, fate: fateOf(share)}];
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
  return [{finding, where: {kind: "groups"}, outcome, r2: null, fate: fateOf(share)}];
}

function sharesSide(values: readonly number[], found: Estimate): number {
  return values.filter((value) => Math.sign(value) === direction(found)).length / values.length;
}

function fateOf(share: number): Fate {
  return share >= mostOf ? "held" : share <= 1 - mostOf ? "reversed" : "not clear";
}

/** What became of a finding where it was tried again. */
export type Fate = "held" | "not clear" | "reversed" | "can't be tried";

/**
 * Whether a finding held in another place. *Held*: the interval there lies wholly on the side where it was found;
 * *reversed*: wholly on the other; *not clear*: it includes zero.
 *
 * @param found the estimate where the finding was found; its interval excludes zero.
 */
function held(found: Estimate, tried: Estimate): Fate {
  if (!tried.estimable || direction(found) === 0) return "can't be tried";
  const side = direction(tried);
  return side === 0 ? "not clear" : side === direction(found) ? "held" : "reversed";
}
