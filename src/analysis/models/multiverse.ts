import {ascending, bisectLeft, cross, median, range} from "d3-array";

import {estimateOn} from "../estimators/estimate.js";
import type {Panel} from "../panel/Panel.js";
import {madeOnce, sampleOfTasks} from "../panel/Sample.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essaySpecification, type Population, type Specification} from "../panel/Specification.js";
import {specified} from "../panel/specificationQuery.js";
import {type Choices, choicesOf, estimators, specify} from "../panel/specify.js";
import {type VariableId, variables} from "../panel/variables.js";
import {direction} from "../words/say.js";
import declared from "./decisions.json" with {type: "json"};

/** Ways to decide one thing: what each changes of the essay's specification, as a query. */
type Options = readonly {label: string; query: string}[];

/** One decision that an analyst has to make, with every answer considered. The first is the essay's. */
interface Decision {
  id: string;
  label: string;
  options: Options;
  /** Answers considered and left out, for what the label says. They are counted, not run. */
  leftOut?: Options;
}

/**
 * Every decision, declared before the results were looked at. The product of all options, less the combinations that
 * make no sense or repeat another, is the multiverse (Steegen et al. 2016; Simonsohn et al. 2020). What would give one
 * number in other clothes, or adjusts the gap for a part of itself, was declared too and is left out: it would count one
 * answer several times, or another question among the answers.
 */
const decisions: readonly Decision[] = declared;

/** The product of some decisions. */
function multiverseOf(decisions: readonly Decision[]) {
  const changes = decisions.map(({options, leftOut = []}) =>
    [...options, ...leftOut].map(({query}) => choicesOf(specified(query)))
  );
  /** The specification that a list of choices stands for; null for a combination that makes no sense. */
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
  /** All combinations that are run, the essay's first: they make sense, and none repeats another. */
  const choices = (): readonly number[][] =>
    (run ??= combinations(({options}) => options.length).filter((made) => !repeats(specificationOf(made)!)));
  /** How many more combinations make sense and are not run: see `decisions`. */
  const leftOut = (): number =>
    combinations(({options, leftOut = []}) => options.length + leftOut.length).length - choices().length;
  return {decisions, specificationOf, choices, leftOut};
}

const declaredOne = multiverseOf(decisions);
export const {specificationOf} = declaredOne;

/** The declared decisions about another predictor: the essay's has variants, any other stands alone. */
export function multiverseFor(predictor: VariableId): typeof declaredOne {
  if (predictor === essaySpecification.predictor) return declaredOne;
  const options = [{label: variables[predictor].label, query: `predictor=${predictor}`}];
  return multiverseOf(decisions.map((decision) => (decision.id === "predictor" ? {...decision, options} : decision)));
}

/** A difference in directive share asks for both shares by itself: a population that does so too has the same tasks. */
const repeats = ({population, predictor}: Specification): boolean =>
  predictor === "directive_difference" && !population.require.includes("api_directive");

export type Universe = ReturnType<typeof runMultiverse>[number];

/**
 * Runs every specification through `estimate`, with closed-form intervals. What specifications have in common, from the
 * population down to the factorisation of what is held fixed, is made once.
 */
export function runMultiverse(panel: Panel, {choices, specificationOf} = declaredOne) {
  const once = madeOnce();
  return choices().map((choices) => {
    const spec = specificationOf(choices)!;
    const {tasks, shared} = once(JSON.stringify(spec.population), () => ({
      tasks: selectTasks(panel, spec.population),
      shared: madeOnce()
    }));
    const answer = estimateOn(sampleOfTasks(spec, tasks, shared), spec, {replicates: 0});
    return {
      /** The option taken for each decision, by position. */
      choices,
      /** A correlation; null when not estimable. */
      effect: answer.value,
      /** The side of zero on which the whole interval lies. */
      side: direction(answer),
      n: answer.n
    };
  });
}

export type MultiverseSummary = ReturnType<typeof summarise>;

/** Counts and spread: a description of choices, never a test. */
export function summarise(universes: readonly Universe[], {leftOut} = declaredOne) {
  const effects = universes.flatMap(({effect}) => effect ?? []).sort(ascending);
  const own = universes[0]?.effect ?? null;
  const answers = universes.flatMap(({effect, n}) => (effect === null ? [] : [`${n} ${effect.toPrecision(10)}`]));
  return {
    specifications: universes.length,
    /** Combinations that make sense and were left out: one number in other clothes, or the gap adjusted for its own part. */
    left_out: leftOut(),
    estimable: effects.length,
    /** Different answers among the estimable ones: choices that make no difference to these files give one number twice. */
    distinct: new Set(answers).size,
    /** Share, 0 to 1, of the estimable ones whose sign is that of the essay's own. */
    same_sign_share:
      own === null ? null : effects.filter((e) => Math.sign(e) === Math.sign(own)).length / effects.length,
    /** On the correlation scale. */
    median: median(effects) ?? null,
    range: effects.length === 0 ? null : ([effects[0]!, effects.at(-1)!] as const)
  };
}

/** A universe as the workbench compares it: its specification with its value, null where it was not estimable. */
export const pointOf = ({choices, effect}: Pick<Universe, "choices" | "effect">) => ({
  spec: specificationOf(choices)!,
  value: effect
});

/**
 * Where a value stands among the pre-declared specifications. Only those on the same scale are compared: a correlation
 * says nothing about a slope in points an hour. A description, never a test.
 *
 * @returns null when none is on the same scale.
 */
export function multiversePosition(spec: Specification, value: number, points: readonly ReturnType<typeof pointOf>[]) {
  const scale = scaleOf(spec);
  const values = points
    .flatMap((point) => (point.value !== null && scaleOf(point.spec) === scale ? [point.value] : []))
    .sort(ascending);
  if (values.length === 0) return null;
  return {
    /** On the same scale, ascending. */
    values,
    /** How many of them are lower, and how many on the same side of zero. */
    below: bisectLeft(values, value),
    sameSide: values.filter((other) => Math.sign(other) === Math.sign(value)).length
  };
}

/** What the value of a specification is counted in: two values with the same scale can be compared. */
function scaleOf({estimator, outcome, predictor, transform}: Specification): string {
  const {scale} = estimators[estimator];
  const {unit} = variables[outcome];
  if (scale === "slope")
    return `${unit} a step of ${predictor === null ? "nothing" : variables[predictor].unit}, ${transform}`;
  return scale === "mean" || scale === "share of tasks" ? `${scale}, ${unit}, ${outcome}` : scale;
}
