import {cross, median, range} from "d3-array";

import {estimateOn} from "../estimators/estimate.js";
import type {Panel} from "../panel/Panel.js";
import {madeOnce, sampleOfTasks} from "../panel/Sample.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essaySpecification, type Population, type Specification} from "../panel/Specification.js";
import {specified} from "../panel/specificationQuery.js";
import {type Choices, choicesOf, specify} from "../panel/specify.js";
import {type VariableId, variables} from "../panel/variables.js";
import {direction} from "../words/say.js";
import declared from "./decisions.json" with {type: "json"};
import type {MultiversePoint} from "./multiversePosition.js";

/** One way to decide one thing: what it changes of the essay's specification, as a query. */
interface Option {
  label: string;
  query: string;
}

/** One decision that an analyst has to make, with every answer considered. The first is the essay's. */
export interface Decision {
  id: string;
  label: string;
  options: readonly Option[];
  /** Answers considered and left out, for what the label says. They are counted, not run. */
  leftOut?: readonly Option[];
}

/**
 * Every decision, declared before the results were looked at. The product of all options, less the combinations that
 * make no sense or repeat another, is the multiverse (Steegen et al. 2016; Simonsohn et al. 2020). What would give one
 * number in other clothes, or adjusts the gap for a part of itself, was declared too and is left out: it would count one
 * answer several times, or another question among the answers.
 */
export const decisions: readonly Decision[] = declared;

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

/** The product of some decisions. */
export interface Multiverse {
  decisions: readonly Decision[];
  /** The specification that a list of choices stands for; null for a combination that makes no sense. */
  specificationOf(choices: readonly number[]): Specification | null;
  /** All combinations that are run, the essay's first: they make sense, and none repeats another. */
  choices(): readonly number[][];
  /** How many more combinations make sense and are not run: see `decisions`. */
  leftOut(): number;
}

function multiverseOf(decisions: readonly Decision[]): Multiverse {
  const changes = decisions.map(({options, leftOut = []}) =>
    [...options, ...leftOut].map(({query}) => choicesOf(specified(query)))
  );
  const specificationOf = (choices: readonly number[]): Specification | null => {
    const taken = choices.map((option, i) => changes[i]![option]!);
    const population = Object.assign({}, ...taken.map((change) => change.population)) as Partial<Population>;
    const spec = specify({...(Object.assign({}, ...taken) as Choices), population});
    // The rank correlation takes neither weights nor covariates, and ranks the predictor itself.
    const plain = spec.adjust.length === 0 && spec.weights === "equal" && spec.transform === "none";
    return spec.estimator === "spearman" && !plain ? null : spec;
  };
  const combinations = (size: (decision: Decision) => number): number[][] =>
    cross(...decisions.map((decision) => range(size(decision)))).filter((choices) => specificationOf(choices) !== null);
  let run: readonly number[][] | undefined;
  const choices = (): readonly number[][] =>
    (run ??= combinations(({options}) => options.length).filter((made) => !repeats(specificationOf(made)!)));
  const leftOut = (): number =>
    combinations(({options, leftOut = []}) => options.length + leftOut.length).length - choices().length;
  return {decisions, specificationOf, choices, leftOut};
}

/** The multiverse that was declared. */
const declaredOne = multiverseOf(decisions);
export const {specificationOf} = declaredOne;

/** The declared decisions about another predictor: the essay's has variants, any other stands alone. */
export function multiverseFor(predictor: VariableId): Multiverse {
  if (predictor === essaySpecification.predictor) return declaredOne;
  const options = [{label: variables[predictor].label, query: `predictor=${predictor}`}];
  return multiverseOf(decisions.map((decision) => (decision.id === "predictor" ? {...decision, options} : decision)));
}

/** A difference in directive share asks for both shares by itself: a population that does so too has the same tasks. */
function repeats({population, predictor}: Specification): boolean {
  return predictor === "directive_difference" && !population.require.includes("api_directive");
}

/**
 * Runs every specification through `estimate`, with closed-form intervals. What specifications have in common, from the
 * population down to the factorisation of what is held fixed, is made once.
 */
export function runMultiverse(panel: Panel, {choices, specificationOf} = declaredOne): Universe[] {
  const once = madeOnce();
  return choices().map((choices) => {
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
export function summarise(universes: readonly Universe[], {leftOut} = declaredOne): MultiverseSummary {
  const effects = universes.flatMap(({effect}) => effect ?? []).sort((a, b) => a - b);
  const own = universes[0]?.effect ?? null;
  const answers = universes.flatMap(({effect, n}) => (effect === null ? [] : [`${n} ${effect.toPrecision(10)}`]));
  return {
    specifications: universes.length,
    left_out: leftOut(),
    estimable: effects.length,
    distinct: new Set(answers).size,
    same_sign_share:
      own === null ? null : effects.filter((e) => Math.sign(e) === Math.sign(own)).length / effects.length,
    median: median(effects) ?? null,
    range: effects.length === 0 ? null : [effects[0]!, effects.at(-1)!]
  };
}
