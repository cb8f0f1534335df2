import type {Estimate, Estimated, Interval} from "../estimators/Estimated.js";
import {estimators} from "../panel/choices.js";
import {variablesOf} from "../panel/Sample.js";
import type {Estimator, Specification, Transform} from "../panel/Specification.js";
import {type VariableId, variables, yesOrNo} from "../panel/variables.js";
import {count, fixed, list, pValue, range} from "./format.js";
import {stepNames} from "./phrase.js";
import {byDirection, direction} from "./say.js";
import {sayPopulation} from "./sayPopulation.js";

/**
 * An answer as one sentence for a reader: what was found in which tasks, with its interval. The words follow the side of
 * zero the interval lies on; where it includes zero they say that no clear answer was found.
 */
export function sayEstimate(spec: Specification, answer: Estimate): string {
  if (!answer.estimable) return `No answer: ${answer.reason.replace(/\.$/, "")}.`;
  const used = estimators[spec.estimator].whole ? [] : variablesOf(spec);
  return `Across ${sayPopulation(spec.population, answer.n, used)}, ${words[spec.estimator](spec, answer)}.`;
}

type Words = (spec: Specification, answer: Estimated) => string;

const correlated =
  (name: string): Words =>
  (spec, answer) => {
    const found = `${name} ${fixed(answer.value, 3)}${uncertainty(answer, 2)}`;
    const side = direction(answer);
    if (side === 0)
      return (
        `${predictorLabel(spec)} and ${variables[spec.outcome].label} show no clear relation${holding(spec)}: ${found}; ` +
        "the interval includes 0"
      );
    const y = `${side > 0 ? "higher" : "lower"} ${variables[spec.outcome].label}`;
    return `${parts(spec) ? "" : "higher "}${predictorLabel(spec)} goes with ${isOwn(spec.outcome) ? "" : "a "}${y}${holding(spec)}: ${found}`;
  };

const slope: Words = (spec, answer) => {
  if (spec.moderator) return interaction(spec, spec.moderator, answer);
  const unit = differenceUnit(spec.outcome);
  const side = direction(answer);
  const per = `${stepOf(spec)}${holding(spec)}`;
  const ends = uncertainty(answer, digitsOf(answer.value));
  if (side === 0)
    return (
      `${the(spec.outcome)} shows no clear ${parts(spec) ? "difference" : "slope"}: ${number(answer.value)} ${unit} ` +
      `${parts(spec) ? "more " : ""}${per}${ends}; the interval includes 0`
    );
  const size = `${number(Math.abs(answer.value))} ${unit} ${side > 0 ? "higher" : "lower"}`;
  return `${the(spec.outcome)} is ${size} ${per}${signed("slope", answer, ends)}`;
};

/** How much a slope depends on another variable. */
function interaction(spec: Specification, moderator: VariableId, answer: Estimated): string {
  const side = direction(answer);
  const ends = uncertainty(answer, digitsOf(answer.value));
  const line = `the slope of ${the(spec.outcome)} on ${predictorLabel(spec)}`;
  const size = number(side === 0 ? answer.value : Math.abs(answer.value));
  const per = `${size} ${differenceUnit(spec.outcome)} ${stepOf(spec)}, ${stepOf({predictor: moderator, transform: "none"})}${holding(spec)}`;
  if (side === 0)
    return `${line} shows no clear change with ${variables[moderator].label}: ${per}${ends}; the interval includes 0`;
  return `${line} is ${side > 0 ? "higher" : "lower"} by ${per}${signed("interaction", answer, ends)}`;
}

const mean: Words = (spec, answer) => {
  const {unit} = variables[spec.outcome];
  // A share is not held against zero: only a difference can lie on either side of it.
  const ends = uncertainty(unit === "pp" || unit === "points" ? answer : {...answer, p: null}, 1);
  if (spec.outcome !== "gap") return `${the(spec.outcome)} is ${sayAmount(answer.value, unit)} on average${ends}`;
  const side = direction(answer);
  const size = `${fixed(Math.abs(answer.value))} ${unit}`;
  if (side === 0)
    return `neither platform is clearly ahead in success: the mean gap is ${fixed(answer.value)} ${unit}${ends}`;
  return side > 0
    ? `success is ${size} higher on Claude.ai than through the API on average${ends}`
    : `success is ${size} higher through the API than on Claude.ai on average${signed("gap", answer, ends)}`;
};

const sharePositive: Words = (spec, answer) =>
  `${the(spec.outcome)} is above 0 on ${fixed(answer.value)} % of tasks${uncertainty(answer, 1)}`;

const robustness: Words = (spec, answer) =>
  `something not measured would have to explain ${fixed(100 * answer.value)} % of what is left of both ${predictorLabel(spec)} ` +
  `and ${variables[spec.outcome].label}${holding(spec)} to make the slope zero`;

const bounds =
  (what: string, unitOf: (spec: Specification) => string): Words =>
  (spec, answer) => {
    const unit = unitOf(spec);
    const published = answer.details?.published_tasks;
    const over = published === undefined ? "" : `; over the ${fixed(published, 0)} tasks where it is published`;
    const ends =
      answer.interval === null ? "nowhere" : `between ${range(answer.interval)} ${unit}`.replace(" to ", " and ");
    const value = published === 0 ? "" : `${over} it is ${fixed(answer.value)} ${unit}`;
    return `${what} ${the(spec.outcome)} lies ${ends}, whatever the folded cells hide${value}`;
  };

const part: Words = (spec, answer) => {
  const share = variables[spec.predictor!].label.replace(/^(Claude\.ai|API) /, "");
  const what = share.endsWith("difference") ? `the ${share}` : `the difference in ${share} between the platforms`;
  return (
    `${what} accounts for ${fixed(answer.value)} pp of the mean success gap, by the line of ` +
    `${the(spec.outcome)}${holding(spec)}${uncertainty(answer, 1)}`
  );
};

const bend: Words = (spec, answer) =>
  `a bend in ${predictorLabel(spec)} explains ${fixed(100 * answer.value)} % more of the variation of ${the(spec.outcome)} ` +
  `than a straight line${holding(spec)}${uncertainty(inPercent(answer), 1)}`;

const inPercent = (answer: Estimated): Estimated => ({
  ...answer,
  interval: answer.interval && [100 * answer.interval[0], 100 * answer.interval[1]]
});

const words: Readonly<Record<Estimator, Words>> = {
  mean,
  mean_cluster_soc: mean,
  share_positive: sharePositive,
  pearson: correlated("Pearson's r"),
  spearman: correlated("Spearman's ρ"),
  partial: correlated("partial r"),
  disattenuated: correlated("r without sampling noise"),
  ols_hc3: slope,
  ols_classical: slope,
  ols_cluster_soc: slope,
  quadratic: bend,
  oaxaca: part,
  robustness_value: robustness,
  bounds_mean: bounds("the mean of", (spec) => variables[spec.outcome].unit),
  bounds_share_positive: bounds("the share of tasks above 0 in", () => "%")
};

/** “ (95 % interval −0.37 to −0.15, p = 0.00002)”. */
function uncertainty({interval, p}: Estimated, digits: number): string {
  const parts = [
    ...(interval === null ? [] : [`95 % interval ${range(interval, telling(interval, digits))}`]),
    ...(p === null ? [] : [pValue(p)])
  ];
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

/** As many decimals as it takes for an end that is not 0 not to read 0. */
function telling(interval: Interval, digits: number): number {
  const lost = interval.some((end) => end !== 0 && Math.abs(end) < 0.5 * 10 ** -digits);
  return lost && digits < 6 ? telling(interval, digits + 1) : digits;
}

/** An amount said without its sign needs the signed number beside an interval below zero. */
function signed(name: string, {value}: Estimated, ends: string): string {
  return value < 0 ? ends.replace("(", `(${name} ${number(value)}, `) : ends;
}

/** “the success gap”, but “API success”: a label that begins with a name takes no article. */
function the(id: VariableId): string {
  return isOwn(id) ? variables[id].label : `the ${variables[id].label}`;
}

function isOwn(id: VariableId): boolean {
  return /^(Claude|API)/.test(variables[id].label);
}

/** What a difference of two values is counted in. */
function differenceUnit(id: VariableId): string {
  const {unit} = variables[id];
  return unit === "%" || unit === "1–5" ? "points" : unit;
}

function holding({adjust}: Specification): string {
  return adjust.length === 0 ? "" : `, holding ${list(adjust.map((id) => variables[id].label))} fixed`;
}

const transformed: Readonly<Record<Transform, (label: string) => string>> = {
  none: (label) => label,
  log: (label) => `the logarithm of ${label}`,
  rank: (label) => `rank in ${label}`,
  top_decile: (label) => `being in the highest tenth of ${label}`
};

function predictorLabel({predictor, transform}: Specification): string {
  if (predictor === null) return "no predictor";
  const {label, unit} = variables[predictor];
  return transform === "none" && unit === yesOrNo ? `being ${label}` : transformed[transform](label);
}

/** Whether the predictor only parts the tasks in two. */
function parts({predictor, transform}: Specification): boolean {
  if (predictor === null) return false;
  return transform === "top_decile" || (transform === "none" && variables[predictor].unit === yesOrNo);
}

/** What one unit more of the predictor means. */
function stepOf({predictor, transform}: Pick<Specification, "predictor" | "transform">): string {
  if (predictor === null) return "";
  const {label, unit} = variables[predictor];
  if (transform === "top_decile") return `in the highest tenth of ${label} than in the rest`;
  if (transform === "rank") return `a rank up in ${label}`;
  if (transform === "log") return `for each factor of 2.72 in ${label}`;
  if (label.startsWith("log ")) return `for each factor of 2.72 in ${label.slice("log ".length)}`;
  if (unit === yesOrNo) return `in ${label} than in the rest`;
  return `for each ${stepNames[unit] ?? "unit"} more of ${label}`;
}

/** Enough decimals to tell a small slope from none. */
function digitsOf(value: number): number {
  const size = Math.abs(value);
  return size === 0 || size >= 10 ? 1 : Math.min(8, Math.max(2, 1 - Math.floor(Math.log10(size))));
}

function number(value: number): string {
  return fixed(value, digitsOf(value));
}

/** A value with its unit, as a sentence says it: “3.20 on the scale from 1 to 5”, “12.3 pp”. */
function sayAmount(value: number, unit: string): string {
  if (unit === "1–5") return `${fixed(value, 2)} on the scale from 1 to 5`;
  if (unit === yesOrNo) return `${fixed(value, 2)} (0 no, 1 yes)`;
  return `${fixed(value)} ${unit}`;
}

/** A figure's title: what is seen, on the side of zero it is seen on, and never the opposite. */
export function sayTitle(spec: Specification, answer: Estimate): string {
  const y = variables[spec.outcome].label;
  if (!answer.estimable) return `No answer about ${y}: ${answer.reason}`;
  if (spec.predictor !== null) {
    const x = variables[spec.predictor].label;
    if (spec.moderator) {
      const change = (verb: string): string => `the slope of ${y} on ${x} ${verb} ${variables[spec.moderator!].label}`;
      const [above, below] = [change("rises with"), change("falls with")];
      return capital(byDirection(answer, {above, below, unclear: change("shows no clear change with")}));
    }
    // These have no sign of their own.
    if (spec.estimator === "robustness_value" || spec.estimator === "quadratic" || spec.estimator === "oaxaca")
      return capital(`${x} and ${y}, task by task`);
    if (variables[spec.predictor].unit === yesOrNo) {
      const [above, below] = [`${y} is higher in ${x} than in the rest`, `${y} is lower in ${x} than in the rest`];
      return capital(
        byDirection(answer, {above, below, unclear: `${y} does not clearly differ between ${x} and the rest`})
      );
    }
    const words = {
      above: `the higher ${x}, the higher ${y}`,
      below: `the higher ${x}, the lower ${y}`,
      unclear: `${x} and ${y} show no clear relation`
    };
    return capital(byDirection(answer, words));
  }
  if (spec.estimator.endsWith("share_positive"))
    return capital(`${y} is above 0 on ${fixed(answer.value, 0)} of 100 tasks`);
  return capital(`${y} is ${sayAmount(answer.value, variables[spec.outcome].unit)} on average, and tasks differ`);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A figure's caption: what its marks are, n, and the method; or why there is no answer. */
export function sayMethod({predictor}: Specification, answer: Estimate): string {
  const marks = predictor === null ? "Bars count tasks" : "Each dot is a task";
  const method = answer.estimable ? `Method: ${answer.method}` : `No answer: ${answer.reason}`;
  return `${marks}, n = ${count(answer.n)}. ${method}.`;
}
