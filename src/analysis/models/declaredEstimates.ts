import {estimate} from "../estimators/estimate.js";
import {type Estimate, notEstimable} from "../estimators/Estimated.js";
import type {Globals} from "../panel/Globals.js";
import {type Panel, withColumnsFrom} from "../panel/Panel.js";
import {essayPopulation, type Specification} from "../panel/Specification.js";
import {specified} from "../panel/specificationQuery.js";
import declared from "./declaredEstimates.json" with {type: "json"};
import {labelKindness} from "./labelKindness.js";
import {outsideGap} from "./outsideGap.js";

export type EstimateId = keyof typeof declared.alone | keyof typeof declared.further;
export type DeclaredEstimates = Readonly<Record<EstimateId, Estimate>>;

const read = <Id extends string, Query extends string | null>(queries: Record<Id, Query>) =>
  Object.fromEntries(
    Object.entries<Query>(queries).map(([id, query]) => [id, query === null ? null : specified(query)])
  ) as Record<Id, Query extends null ? null : Specification>;

/** The specifications that results.json answers by name. All on the essay's tasks unless the name says otherwise. */
export const declaredEstimates = read(declared.alone);
const specifications = {...declaredEstimates, ...read(declared.further)};

/** The specification of a declared estimate; null for one that no specification says. */
export const specificationOfEstimate = (id: EstimateId): Specification | null => specifications[id];

/** What a declared estimate may be made from beside the panel. */
export interface Sources {
  panel: Panel;
  /** Figures about all conversations. */
  globals: Globals;
  /** The panel of August 2025; null where that release is not at hand. */
  august: Panel | null;
}

/** The release that `august.…` takes its predictor from. */
export const augustRelease = "2025-09-15";

/** Answers that change when another release comes or goes: not to be compared as those of one release. */
export const acrossReleases: readonly string[] = ["august.directive_difference.gap"];

/** Published once and compared by others: with so many resamples another seed moves an end by a few thousandths. */
const replicates = 10_000;

/** Answers that need more than a specification and the panel. */
const further: Readonly<Record<keyof typeof declared.further, (sources: Sources) => Estimate>> = {
  "gap.outside_complete": ({panel, globals}) => outsideGap(panel, globals, essayPopulation),
  "gap.outside_complete.named": ({panel, globals}) =>
    outsideGap(panel, globals, {...essayPopulation, pseudo_tasks: false}),
  "label_kindness.all": ({panel}) => labelKindness(panel, "all"),
  "label_kindness.augmentation": ({panel}) => labelKindness(panel, "augmentation"),
  "label_kindness.learning": ({panel}) => labelKindness(panel, "learning"),
  "disattenuated.deff2": ({panel}) => withDesignEffect(panel, 2),
  "disattenuated.deff5": ({panel}) => withDesignEffect(panel, 5),
  "august.directive_difference.gap": augustDifference
};

/** Answers everything declared on one release. */
export function runDeclared(sources: Sources): DeclaredEstimates {
  const answers = [
    ...Object.entries(declaredEstimates).map(([id, spec]) => [id, estimate(spec, sources.panel, {replicates})]),
    ...Object.entries(further).map(([id, answer]) => [id, answer(sources)])
  ];
  return Object.fromEntries(answers) as DeclaredEstimates;
}

const withDesignEffect = (panel: Panel, designEffect: number): Estimate =>
  estimate(declaredEstimates["disattenuated.api_directive.gap"], panel, {replicates, designEffect});

/**
 * The difference in directive share as it was in August 2025, against this release's gap: a predictor that shares no
 * sampling error, no week and no label with the outcome.
 */
function augustDifference({panel, august}: Sources): Estimate {
  const asked = specifications["august.directive_difference.gap"]!;
  const method = "Pearson correlation, predictor as measured in August 2025";
  if (august === null) return notEstimable(method, 0, `release ${augustRelease} is not at hand`);
  const answer = estimate(asked, withColumnsFrom(panel, ["api_directive", "claude_directive"], august));
  return {...answer, method: `${answer.method}; predictor as measured in August 2025`};
}
