import {zCritical} from "../estimators/distributions.js";
import {estimate} from "../estimators/estimate.js";
import {type Estimate, notEstimable} from "../estimators/Estimated.js";
import type {Globals} from "../panel/Globals.js";
import {type Panel, type PanelRow, type Platform, withColumnsFrom} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essayPopulation, type Population, type Specification} from "../panel/Specification.js";
import {specified} from "../panel/specificationQuery.js";
import declared from "./declaredEstimates.json" with {type: "json"};
import {labelKindness} from "./labelAnswers.js";

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

const method =
  "success over all conversations less that over the tasks' own, by platform, then Claude.ai − API; normal 95 % interval that " +
  "takes conversations as independent and the tasks as given";

/**
 * The success gap outside the tasks of a population, in points, weighted by conversations: what remains of each
 * platform's total when the population's tasks are taken off. It needs no cell of the tasks outside, so folding does not
 * blur it; what is left holds other tasks on either platform, so it is a gap of platforms, not of the same tasks.
 *
 * @param population whose tasks are taken off; those that lack success or a count stay in the rest.
 * @returns n in conversations, of both platforms. Not estimable where totals are not published or nothing is left.
 */
export function outsideGap(panel: Panel, globals: Globals, population: Population): Estimate {
  const inside = selectTasks(panel, population);
  const [claude, api] = [rest(inside, globals, "claude"), rest(inside, globals, "api")];
  const no = (reason: string, n = 0): Estimate => notEstimable(method, n, reason);
  if (claude === null || api === null) return no("success or counts over all conversations are not published");
  if (inside.length === 0) return no("no task of this population is published");
  const n = claude.n + api.n;
  if (!(claude.n > 0 && api.n > 0)) return no("no conversation is left outside these tasks", n);
  if ([claude, api].some(({share}) => share < 0 || share > 100))
    return no("the tasks' own successes exceed the total: they are not from the same conversations", n);
  const value = claude.share - api.share;
  const half = zCritical() * Math.sqrt(claude.variance + api.variance);
  const details = {
    claude: claude.share,
    api: api.share,
    claude_conversations: claude.n,
    api_conversations: api.n,
    tasks_taken_off: inside.length
  };
  return {estimable: true, value, interval: [value - half, value + half], p: null, n, method, details};
}

/** What is left of one platform: success in per cent, its sampling variance, and conversations. */
function rest(inside: readonly PanelRow[], globals: Globals, platform: Platform) {
  const {success, conversations} = globals[platform];
  if (success === null || conversations === null) return null;
  let [n, successes] = [conversations, (conversations * success) / 100];
  for (const row of inside) {
    const [count, share] = [row[`${platform}_n`], row[`${platform}_success`]];
    if (count === null || share === null) continue;
    n -= count;
    successes -= (count * share) / 100;
  }
  const share = (100 * successes) / n;
  return {share, variance: (share * (100 - share)) / n, n};
}
