import {mean, quantile} from "d3-array";

import {midranks} from "../estimators/ranks.js";
import type {Panel, PanelRow} from "./Panel.js";
import {selectTasks} from "./selectTasks.js";
import type {Specification, Transform, Weights} from "./Specification.js";
import {type VariableId, variables} from "./variables.js";

/** What an estimator sees: complete cases only, one entry a task, in panel order. */
export interface Sample {
  rows: readonly PanelRow[];
  /** Outcome. */
  y: readonly number[];
  /** Predictor after its transform, or its product with the moderator; empty when the specification has none. */
  x: readonly number[];
  /** Covariates, one array each; with a moderator, predictor and moderator come first. */
  z: readonly (readonly number[])[];
  /** Weights, not normalised; all 1 when equal. */
  w: readonly number[];
  /** For bounds only: the fewest conversations in a named cell of the panel, its other tasks included. */
  smallest?: number | null;
}

/** The complete cases of a specification: the population, less tasks lacking outcome, predictor, covariate or weight. */
export const sampleOf = (spec: Specification, panel: Panel): Sample =>
  sampleOfTasks(spec, selectTasks(panel, spec.population));

/** Makes what a key stands for: anew each time, or once where many samples have it in common. */
type Make = <T>(key: string, make: () => T) => T;

/** Keeps all that was made. */
export function madeOnce(): Make {
  const kept = new Map<string, unknown>();
  return <T>(key: string, make: () => T): T => {
    if (!kept.has(key)) kept.set(key, make());
    return kept.get(key) as T;
  };
}

/** The same with the population's tasks at hand. With `madeOnce`, samples of the same tasks hold the same arrays. */
export function sampleOfTasks(
  spec: Specification,
  tasks: readonly PanelRow[],
  once: Make = (_, make) => make()
): Sample {
  const {moderator, weights, transform} = spec;
  const [outcome, ...others] = variablesOf(spec);
  const valueOf = (id: VariableId): (number | null)[] => once(id, () => tasks.map(variables[id].of));
  const weight = once(`by ${weights}`, () => tasks.map((row) => weightOf(weights, row)));
  let kept = [...tasks.keys()];
  for (const values of [weight, valueOf(outcome!), ...others.map(valueOf)])
    kept = kept.filter((i) => values[i] !== null);
  const cases = once(kept.join(), madeOnce);
  const pick = (values: readonly (number | null)[]): number[] => kept.map((i) => values[i]!);
  const column = (id: VariableId): number[] => cases(id, () => pick(valueOf(id)));
  const sample = {
    rows: cases("rows", () => kept.map((i) => tasks[i]!)),
    y: column(outcome!),
    x:
      spec.predictor === null
        ? []
        : cases(`${transform} of ${spec.predictor}`, () => transformed(transform, column(spec.predictor!))),
    z: cases(`z ${spec.adjust}`, () => spec.adjust.map(column)),
    w: cases(`by ${weights}`, () => pick(weight))
  };
  if (moderator === undefined) return sample;
  const m = column(moderator);
  return {...sample, x: product(sample.x, m), z: [sample.x, m, ...sample.z]};
}

/** Every variable that a task must publish to be a case: the outcome first, the predictor after the covariates. */
export const variablesOf = ({outcome, adjust, predictor, moderator}: Specification): VariableId[] => [
  outcome,
  ...adjust,
  ...(predictor === null ? [] : [predictor]),
  ...(moderator ? [moderator] : [])
];

/** Of deviations from the means: with both variables in the model its coefficient is that of the raw product. */
function product(a: readonly number[], b: readonly number[]): number[] {
  const [from, to] = [mean(a) ?? 0, mean(b) ?? 0];
  return a.map((value, i) => (value - from) * (b[i]! - to));
}

/** Some tasks of a sample, by position, as often as they are named. A predictor's ranks stay those of the whole. */
export function part({rows, y, x, z, w}: Sample, index: readonly number[]): Sample {
  const of = <T>(values: readonly T[]): T[] => (values.length === 0 ? [] : index.map((i) => values[i]!));
  return {rows: of(rows), y: of(y), x: of(x), z: z.map(of), w: of(w)};
}

/** Null where what it is made of was not published. */
export function weightOf(weights: Weights, row: PanelRow): number | null {
  if (weights === "equal") return 1;
  const {claude_n: a, api_n: b} = row;
  if (a === null || b === null) return null;
  if (weights === "min_n") return Math.min(a, b);
  if (weights === "harmonic_n") return a + b === 0 ? 0 : (2 * a * b) / (a + b);
  // One over the binomial variance of the gap, in pp⁻².
  const {claude_success: claude, api_success: api} = row;
  return claude === null || api === null ? null : 1 / (steadyVariance(claude, a) + steadyVariance(api, b));
}

/** Sampling variance of a share of n conversations, in pp²; pulled in by one yes and one no, so that none is 0. */
function steadyVariance(percent: number, n: number): number {
  const p = ((percent / 100) * n + 1) / (n + 2);
  return (1e4 * p * (1 - p)) / n;
}

/**
 * The predictor after its transform. A logarithm of a value not above 0 is not a number: `estimate` refuses it. The top decile
 * is 1 for values at or above the 90th percentile (type 7), all ties at the cut included, else 0.
 */
export function transformed(transform: Transform, values: readonly number[]): number[] {
  if (transform === "none") return [...values];
  if (transform === "log") return values.map((v) => (v > 0 ? Math.log(v) : NaN));
  if (transform === "rank") return midranks(values);
  const cut = quantile(values, 0.9)!;
  return values.map((v) => Number(v >= cut));
}
