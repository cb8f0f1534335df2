import {median} from "d3-array";

import {estimate} from "../estimators/estimate.js";
import type {Estimate} from "../estimators/Estimated.js";
import type {Panel, PanelRow} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essaySpecification, type Estimator, type Population, type Specification} from "../panel/Specification.js";
import type {VariableId} from "../panel/variables.js";

/** The report's headline numbers for one choice of tasks. */
interface Headline {
  /** Tasks of the population; an estimate's own n leaves out those that lack what it needs. */
  tasks: number;
  /** pp */
  mean_gap: Estimate;
  /** Per cent of tasks with a gap above 0. */
  share_ahead: Estimate;
  /** Pearson correlation of a predictor with the gap. */
  correlation: Estimate;
}

/** What one requirement of a population does to it. */
export interface RequirementEffect {
  requirement: VariableId;
  /** Tasks of the population without any requirement that lack this one. */
  drops_alone: number;
  /** Tasks dropped when the requirements are applied in their order, and those left then. */
  drops_in_turn: number;
  left: number;
  /** Tasks that would be in the population but for this requirement. */
  drops_only: number;
  /** The headline after this requirement, applied in turn. */
  in_turn: Headline;
  /** The headline with every requirement but this one. */
  waived: Headline;
}

/** The headline numbers over the tasks of a population. */
export function headlineOf(panel: Panel, population: Population, predictor: VariableId = "api_directive"): Headline {
  const alone = (estimator: Estimator): Specification => ({
    ...essaySpecification,
    population,
    predictor: null,
    estimator
  });
  return {
    tasks: selectTasks(panel, population).length,
    mean_gap: estimate(alone("mean"), panel),
    share_ahead: estimate(alone("share_positive"), panel),
    correlation: estimate({...essaySpecification, population, predictor}, panel)
  };
}

/**
 * Takes the requirements of a population apart: what each drops by itself, in turn and as the only one, and where the
 * headline numbers stand with it and without it. The tasks are nested, so the intervals go together and are no test of a
 * difference between two of them.
 */
export function requirementEffects(
  panel: Panel,
  population: Population,
  predictor: VariableId = "api_directive"
): RequirementEffect[] {
  const {require} = population;
  const requiring = (ids: readonly VariableId[]): Population => ({...population, require: ids});
  const count = (ids: readonly VariableId[]): number => selectTasks(panel, requiring(ids)).length;
  return require.map((requirement, i) => {
    const others = require.filter((id) => id !== requirement);
    const sofar = require.slice(0, i + 1);
    return {
      requirement,
      drops_alone: count([]) - count([requirement]),
      drops_in_turn: count(require.slice(0, i)) - count(sofar),
      left: count(sofar),
      drops_only: count(others) - count(require),
      in_turn: headlineOf(panel, requiring(sofar), predictor),
      waived: headlineOf(panel, requiring(others), predictor)
    };
  });
}

/** The tasks of the unrestricted population that fail a requirement, and those that meet it. */
export function splitBy(panel: Panel, population: Population, requirement: VariableId): [PanelRow[], PanelRow[]] {
  const met = new Set(selectTasks(panel, {...population, require: [requirement]}));
  const all = selectTasks(panel, {...population, require: []});
  return [all.filter((row) => !met.has(row)), [...met]];
}

/** One requirement on tasks, and the result if one stopped there. */
export interface FunnelStep {
  step: string;
  tasks: number;
  /** Tasks that meet all earlier requirements, and not this one. */
  dropped: number;
  /** Median conversations of the tasks dropped at this step, smaller platform of each. */
  dropped_median_n: number | null;
  mean_gap: Estimate;
  /** Of the predictor with the gap. */
  correlation: Estimate;
}

/** Each requirement in turn: what it drops, and how the two headline numbers move. Each population holds the next. */
export function funnelOf(
  panel: Panel,
  steps: Readonly<Record<string, Population>>,
  predictor: VariableId
): FunnelStep[] {
  let before = selectTasks(panel, Object.values(steps)[0]!);
  return Object.entries(steps).map(([step, population]) => {
    const tasks = selectTasks(panel, population);
    const kept = new Set(tasks);
    const dropped = before.filter((row) => !kept.has(row));
    before = tasks;
    return {
      step,
      tasks: tasks.length,
      dropped: dropped.length,
      dropped_median_n: median(dropped, (row) => Math.min(row.claude_n ?? NaN, row.api_n ?? NaN)) ?? null,
      mean_gap: estimate({...essaySpecification, population, predictor: null, estimator: "mean"}, panel),
      correlation: estimate({...essaySpecification, population, predictor}, panel)
    };
  });
}
