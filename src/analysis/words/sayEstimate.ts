import type {Estimate, Estimated, Interval} from "../estimators/Estimated.js";
import {columns, type PanelRow, platformLabels, socMajorName} from "../panel/Panel.js";
import {variablesOf} from "../panel/Sample.js";
import type {Population, Specification} from "../panel/Specification.js";
import {estimators, requirementName} from "../panel/specify.js";
import {type VariableId, variables, yesOrNo} from "../panel/variables.js";
import words from "./estimates.json" with {type: "json"};
import {count, fill, fixed, list, pValue, range} from "./format.js";
import {stepOf} from "./phrase.js";
import {byDirection} from "./say.js";

/** One sentence whatever is found, or one for each side of zero, or one for a value that is known and for one that is not. */
type Sentence = string | {above: string; below: string; unclear: string} | {known: string; unknown: string};

/**
 * An answer as one sentence for a reader: what was found in which tasks, with its interval. The words follow the side of
 * zero the interval lies on; where it includes zero they say that no clear answer was found.
 */
export function sayEstimate(spec: Specification, answer: Estimate): string {
  if (!answer.estimable) return `No answer: ${answer.reason.replace(/\.$/, "")}.`;
  const {sentence, name = ""}: {sentence: string; name?: string} = words.estimators[spec.estimator];
  const kind = spec.moderator ? "interaction" : sentence === "mean" && spec.outcome === "gap" ? "gap" : sentence;
  const used = estimators[spec.estimator].whole ? [] : variablesOf(spec);
  const found = said(words.sentences[kind as keyof typeof words.sentences], spec, answer, name);
  return `Across ${sayPopulation(spec.population, answer.n, used)}, ${found}.`;
}

/** A figure's title: what is seen, on the side of zero it is seen on, and never the opposite. */
export function sayTitle(spec: Specification, answer: Estimate): string {
  if (!answer.estimable) return `No answer about ${variables[spec.outcome].label}: ${answer.reason}`;
  const title = said(words.titles[titleOf(spec)], spec, answer);
  return title.charAt(0).toUpperCase() + title.slice(1);
}

function titleOf({predictor, estimator, moderator}: Specification): keyof typeof words.titles {
  if (predictor === null) return estimator.endsWith("share_positive") ? "share" : "mean";
  if (moderator) return "interaction";
  // These have no sign of their own.
  if (estimator === "robustness_value" || estimator === "quadratic" || estimator === "oaxaca") return "signless";
  return variables[predictor].unit === yesOrNo ? "indicator" : "relation";
}

/** A figure's caption: what its marks are, n, and the method; or why there is no answer. */
export function sayMethod({predictor}: Specification, answer: Estimate): string {
  const marks = predictor === null ? "Bars count tasks" : "Each dot is a task";
  const method = answer.estimable ? `Method: ${answer.method}` : `No answer: ${answer.reason}`;
  return `${marks}, n = ${count(answer.n)}. ${method}.`;
}

function said(sentence: Sentence, spec: Specification, answer: Estimated, name = ""): string {
  const chosen =
    typeof sentence === "string"
      ? sentence
      : "known" in sentence
        ? answer.details?.published_tasks === 0
          ? sentence.unknown
          : sentence.known
        : byDirection(answer, sentence);
  return fill(chosen, {name, ...aboutOutcome(spec), ...aboutPredictor(spec), ...aboutAnswer(spec, answer)});
}

/** A label that begins with a name takes no article: “the success gap”, but “API success”. */
function aboutOutcome({outcome}: Specification) {
  const {label, unit} = variables[outcome];
  const own = /^(Claude|API)/.test(label);
  const points = unit === "%" || unit === "1–5" ? "points" : unit;
  return {outcome: label, the: own ? label : `the ${label}`, a: own ? "" : "a ", unit, points};
}

function aboutPredictor({predictor, transform, adjust, moderator}: Specification) {
  const parting = predictor !== null && ["indicator", "top_decile"].includes(entryOf(predictor, transform));
  const x = predictor === null ? "" : variables[predictor].label;
  const share = x.replace(/^(Claude\.ai|API) /, "");
  return {
    x,
    predictor: entering("predictor", predictor, transform),
    step: entering("step", predictor, transform),
    moderator: moderator ? variables[moderator].label : "",
    moderatorStep: entering("step", moderator ?? null),
    // Whether the predictor only parts the tasks in two.
    ...(parting ? {more: "", slope: "difference", extra: "more "} : {more: "higher ", slope: "slope", extra: ""}),
    differing: share.endsWith("difference") ? `the ${share}` : `the difference in ${share} between the platforms`,
    holding: adjust.length === 0 ? "" : `, holding ${list(adjust.map((id) => variables[id].label))} fixed`
  };
}

/** How a predictor enters. */
function entryOf(id: VariableId, transform: Specification["transform"]): keyof typeof words.entering {
  const {label, unit} = variables[id];
  if (transform !== "none") return transform;
  return label.startsWith("log ") ? "logarithm" : unit === yesOrNo ? "indicator" : "none";
}

/** A predictor after its transform, or what one unit more of it means. */
function entering(part: "predictor" | "step", id: VariableId | null, transform: Specification["transform"] = "none") {
  if (id === null) return "";
  const {label, unit} = variables[id];
  const inside = label.replace(/^log /, "");
  return fill(words.entering[entryOf(id, transform)][part], {label, inside, step: stepOf(unit) ?? "unit"});
}

function aboutAnswer({outcome}: Specification, answer: Estimated) {
  const {value, interval, p, details} = answer;
  const {unit} = variables[outcome];
  // A share is not held against zero: only a difference can lie on either side of it.
  const ofMean = unit === "pp" || unit === "points" ? p : null;
  return {
    amount: sayAmount(value, unit),
    r: fixed(value, 3),
    value: fixed(value),
    tenths: fixed(Math.abs(value)),
    whole: fixed(value, 0),
    percent: fixed(100 * value),
    number: fixed(value, digitsOf(value)),
    size: fixed(Math.abs(value), digitsOf(value)),
    tasks: fixed(details?.published_tasks ?? 0, 0),
    between: interval === null ? "" : range(interval).replace(" to ", " and "),
    ends: uncertainty(interval, p, 1),
    endsOfR: uncertainty(interval, p, 2),
    endsOfMean: uncertainty(interval, ofMean, 1),
    endsOfSlope: uncertainty(interval, p, digitsOf(value)),
    endsInPercent: uncertainty(interval && [100 * interval[0], 100 * interval[1]], p, 1)
  };
}

/** “95 % interval −0.37 to −0.15, p = 0.00002”. */
function uncertainty(interval: Interval | null, p: number | null, digits: number): string {
  const ends = interval === null ? "no interval" : `95 % interval ${range(interval, digits)}`;
  return p === null ? ends : `${ends}, ${pValue(p)}`;
}

/** Enough decimals to tell a small slope from none. */
function digitsOf(value: number): number {
  const size = Math.abs(value);
  return size === 0 || size >= 10 ? 1 : Math.min(8, Math.max(2, 1 - Math.floor(Math.log10(size))));
}

/** A value with its unit, as a sentence says it: “3.20 on the scale from 1 to 5”, “12.3 pp”. */
function sayAmount(value: number, unit: string): string {
  if (unit === "1–5") return `${fixed(value, 2)} on the scale from 1 to 5`;
  if (unit === yesOrNo) return `${fixed(value, 2)} (0 no, 1 yes)`;
  return `${fixed(value)} ${unit}`;
}

/**
 * Which tasks were counted, and what else they had to publish beside what the population asks for.
 *
 * @example “the 258 tasks with success, directive and learning published on both platforms, pseudo-tasks left out”
 */
function sayPopulation(population: Population, n: number, used: readonly VariableId[] = []): string {
  const {platform, pseudo_tasks, min_n, soc, text, ranges} = population;
  const also = used.filter((id) => !isImplied(id, population)).map((id) => variables[id].label);
  const where = platform === undefined ? "each platform" : platformLabels[platform];
  const parts = [
    also.length > 0 && `with ${list([...new Set(also)])} published${population.require.length > 0 ? " too" : ""}`,
    min_n > 0 && `with at least ${count(min_n)} conversations on ${where}`,
    soc.length > 0 && `in the occupations ${soc.map(socMajorName).join("; ")}`,
    text !== "" && `whose text contains “${text}”`,
    ...ranges.map(sayRange),
    !pseudo_tasks && "labels that are not tasks left out"
  ].filter((part) => part !== false);
  return [`${n === 1 ? "the one task" : `${count(n)} tasks`}${required(population)}`, ...parts].join(", ");
}

/** Whether a task that publishes what the population asks for has a variable: tried on a task with nothing else. */
function isImplied(id: VariableId, {require}: Population): boolean {
  const counted = {claude_n: 1, api_n: 1, claude_usage: 1, api_usage: 1, soc_major: "11", soc_majors: ["11"]};
  const published = Object.fromEntries(require.map((required) => [required, 1]));
  const nothing = Object.fromEntries(columns.map((column) => [column, null]));
  return variables[id].of({...nothing, ...counted, ...published} as unknown as PanelRow) !== null;
}

function required({platform, require}: Population): string {
  const name = requirementName(require);
  const where = platform === undefined ? "" : ` on ${platformLabels[platform]}`;
  if (name === "essay") return `${where} with success, directive and learning shares published on both platforms`;
  if (name === "success") return `${where} with success published on both platforms`;
  if (name === "shared") return platform === undefined ? " on both platforms" : where;
  return `${where} with ${list(require.map((id) => variables[id].label))} published`;
}

/** “with success gap of 10 or more”. */
export function sayRange({variable, min, max}: Population["ranges"][number]): string {
  const {label} = variables[variable];
  if (min !== null && max !== null) return `with ${label} from ${digits(min)} to ${digits(max)}`;
  if (min !== null) return `with ${label} of ${digits(min)} or more`;
  return max === null ? `with ${label} published` : `with ${label} of ${digits(max)} or less`;
}

const digits = (value: number): string => fixed(value, Number.isInteger(value) ? 0 : 2);
