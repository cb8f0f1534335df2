import {estimateOn} from "../estimators/estimate.js";
import type {Panel} from "../panel/Panel.js";
import {madeOnce, sampleOfTasks} from "../panel/Sample.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essaySpecification, type Specification, successPopulation} from "../panel/Specification.js";
import {direction} from "../words/say.js";
import type {MultiversePoint} from "./multiversePosition.js";

/** One way to decide one thing: how it changes a specification, null when the two don't go together. */
interface Option {
  label: string;
  apply(spec: Specification): Specification | null;
}

/** One decision that an analyst has to make, with every answer considered. The first is the essay's. */
export interface Decision {
  id: string;
  label: string;
  options: readonly Option[];
  /** Answers considered and left out, for what the label says. They are counted, not run. */
  leftOut?: readonly Option[];
}

const set = (label: string, change: Partial<Specification>): Option => ({
  label,
  apply: (spec) => ({...spec, ...change})
});
const within = (label: string, change: Partial<Specification["population"]>): Option => ({
  label,
  apply: (spec) => ({...spec, population: {...spec.population, ...change}})
});

/** A correlation, partial where covariates are held fixed. */
const correlated: Option = {
  label: "Pearson, partial where something is held fixed",
  apply: (spec) => ({...spec, estimator: spec.adjust.length > 0 ? "partial" : "pearson"})
};

/** The rank correlation takes neither weights nor covariates, and ranks the predictor itself. */
const ranked: Option = {
  label: "Spearman",
  apply: (spec) =>
    spec.adjust.length > 0 || spec.weights !== "equal" || spec.transform !== "none"
      ? null
      : {...spec, estimator: "spearman"}
};

/**
 * Every decision, declared before the results were looked at. The product of all options, less the combinations that
 * make no sense or repeat another, is the multiverse (Steegen et al. 2016; Simonsohn et al. 2020). What would give one
 * number in other clothes, or adjusts the gap for a part of itself, was declared too and is left out: it would count one
 * answer several times, or another question among the answers.
 */
export const decisions: readonly Decision[] = [
  {
    id: "population",
    label: "tasks with",
    options: [
      within("success, directive and learning cells", {}),
      within("success and directive cells", {
        require: [...successPopulation.require, "claude_directive", "api_directive"]
      }),
      within("success cells", {require: successPopulation.require})
    ]
  },
  {
    id: "pseudo",
    label: "pseudo-task “none”",
    options: [within("counted", {pseudo_tasks: true}), within("left out", {pseudo_tasks: false})]
  },
  {
    id: "min_n",
    label: "conversations, at least",
    options: [within("any", {min_n: 0}), within("100", {min_n: 100}), within("300", {min_n: 300})]
  },
  {
    id: "outcome",
    label: "outcome",
    options: [set("gap in points", {outcome: "gap"}), set("gap in log odds", {outcome: "log_odds_gap"})]
  },
  {
    id: "predictor",
    label: "predictor",
    options: [
      set("API directive share", {predictor: "api_directive"}),
      set("API automation share", {predictor: "api_automation"}),
      set("directive share, API − Claude.ai", {predictor: "directive_difference"})
    ]
  },
  {
    id: "transform",
    label: "predictor as",
    options: [set("published", {transform: "none"}), set("rank", {transform: "rank"})]
  },
  {
    id: "weights",
    label: "a task counts",
    options: [set("once", {weights: "equal"}), set("by its smaller n", {weights: "min_n"})]
  },
  {
    id: "adjust",
    label: "held fixed",
    options: [
      set("nothing", {adjust: []}),
      set("difficulty (time, education)", {adjust: ["log_claude_human_only_time", "claude_human_education"]}),
      set("number of conversations", {adjust: ["log_claude_n", "log_api_n"]})
    ],
    leftOut: [set("Claude.ai success, a part of the gap", {adjust: ["claude_success"]})]
  },
  {
    id: "estimator",
    label: "estimator",
    options: [correlated, ranked],
    leftOut: [set("least squares: the same association as a slope", {estimator: "ols_hc3"})]
  }
];

/** One specification of the multiverse, with its answer on a common scale. */
export interface Universe {
  /** The option taken for each decision, by position. */
  choices: number[];
  /** A correlation; null when not estimable. */
  effect: number | null;
  /** −1, 0, 1: the side of zero on which the whole interval lies. */
  side: -1 | 0 | 1;
  n: number;
}

/** The specification that a list of choices stands for; null for a combination that makes no sense. */
export function specificationOf(choices: readonly number[]): Specification | null {
  return decisions.reduce<Specification | null>(
    (spec, {options, leftOut = []}, i) => spec && [...options, ...leftOut][choices[i]!]!.apply(spec),
    essaySpecification
  );
}

/** All combinations that are run, the essay's first: they make sense, and none repeats another. */
export function allChoices(): number[][] {
  return combinations(({options}) => options.length).filter((choices) => !repeats(specificationOf(choices)!));
}

/** How many more combinations make sense and are not run: see `decisions`. */
export function leftOutOfMultiverse(): number {
  const declared = combinations(({options, leftOut = []}) => options.length + leftOut.length);
  return declared.length - allChoices().length;
}

function combinations(size: (decision: Decision) => number): number[][] {
  let lists: number[][] = [[]];
  for (const decision of decisions)
    lists = lists.flatMap((list) => Array.from({length: size(decision)}, (_, i) => [...list, i]));
  return lists.filter((choices) => specificationOf(choices) !== null);
}

/** A difference in directive share asks for both shares by itself: a population that does so too has the same tasks. */
function repeats({population, predictor}: Specification): boolean {
  return predictor === "directive_difference" && !population.require.includes("api_directive");
}

/**
 * Runs every specification through `estimate`, with closed-form intervals. What specifications have in common, from the
 * population down to the factorisation of what is held fixed, is made once.
 */
export function runMultiverse(panel: Panel): Universe[] {
  const once = madeOnce();
  return allChoices().map((choices) => {
    const spec = specificationOf(choices)!;
    const {tasks, shared} = once(JSON.stringify(spec.population), () => ({
      tasks: selectTasks(panel, spec.population),
      shared: madeOnce()
    }));
    const answer = estimateOn(sampleOfTasks(spec, tasks, shared), spec, {replicates: 0});
    return {choices, effect: answer.value, side: direction(answer), n: answer.n};
  });
}

/** A universe as the workbench compares it. */
export function pointOf({choices, effect}: Pick<Universe, "choices" | "effect">): MultiversePoint {
  return {spec: specificationOf(choices)!, value: effect};
}

export interface MultiverseSummary {
  specifications: number;
  /** Combinations that make sense and were left out: one number in other clothes, or the gap adjusted for its own part. */
  left_out: number;
  estimable: number;
  /** Different answers among the estimable ones: choices that make no difference to these files give one number twice. */
  distinct: number;
  /** Share, 0 to 1, of the estimable ones whose sign is that of the essay's own. */
  same_sign_share: number | null;
  /** On the correlation scale. */
  median: number | null;
  range: [number, number] | null;
}

/** Counts and spread: a description of choices, never a test. */
export function summarise(universes: readonly Universe[]): MultiverseSummary {
  const effects = universes.flatMap(({effect}) => (effect === null ? [] : [effect])).sort((a, b) => a - b);
  const own = universes[0]?.effect ?? null;
  const middle = effects.length >> 1;
  return {
    specifications: universes.length,
    left_out: leftOutOfMultiverse(),
    estimable: effects.length,
    distinct: new Set(universes.flatMap(({effect, n}) => (effect === null ? [] : [`${n} ${effect.toPrecision(10)}`])))
      .size,
    same_sign_share:
      own === null ? null : effects.filter((e) => Math.sign(e) === Math.sign(own)).length / effects.length,
    median:
      effects.length === 0
        ? null
        : effects.length % 2
          ? effects[middle]!
          : (effects[middle - 1]! + effects[middle]!) / 2,
    range: effects.length === 0 ? null : [effects[0]!, effects.at(-1)!]
  };
}
