import {type Estimate, side} from "../estimators/Estimated.js";
import type {Structure} from "../models/structure.js";
import {type FoldedTask, leastVisibleSuccess} from "../panel/folding.js";
import type {TaskMetric} from "../panel/ReleaseEvidence.js";
import {count, days, fixed, list, pValue, range, signed} from "./format.js";
import told from "./metrics.json" with {type: "json"};

/** What a text says where a number is absent. */
export const absentWord = "not published";

/** A number or the word for its absence. */
export const number = (value: number | null, digits = 1, unit = ""): string =>
  value === null ? absentWord : fixed(value, digits) + unit;

/** −1, 0 or 1: the side of zero on which the whole interval lies; 0 also when nothing could be estimated. */
export const direction = (answer: Estimate): -1 | 0 | 1 => (answer.interval === null ? 0 : side(answer.interval));

/** Chooses words by the side of zero an estimate lies on, so that a text can't say the opposite of its number. */
export function byDirection(answer: Estimate, words: {above: string; below: string; unclear: string}): string {
  if (!answer.estimable) return absentWord;
  const way = direction(answer);
  return way > 0 ? words.above : way < 0 ? words.below : words.unclear;
}

/** “15.9 pp (95 % interval 14.0 to 17.7, n = 258)”. */
export function withInterval(answer: Estimate, digits = 1, unit = "", sign = false): string {
  if (!answer.estimable) return absentWord;
  const value = sign ? signed(answer.value, digits) : fixed(answer.value, digits);
  const interval = answer.interval === null ? "no interval" : `95 % interval ${range(answer.interval, digits)}`;
  return `${value}${unit} (${interval}, n = ${fixed(answer.n, 0)})`;
}

/** “15.9 (14.0 to 17.7)”: in a table whose head says what the brackets hold. */
export function inTable({value, interval}: Estimate, digits = 1, sign = false): string {
  if (value === null) return absentWord;
  return `${(sign ? signed : fixed)(value, digits)}${interval === null ? "" : ` (${range(interval, digits)})`}`;
}

/** “−0.263 (95 % interval −0.37 to −0.15; p = 0.00002; n = 258)”. */
export function correlation(answer: Estimate): string {
  if (!answer.estimable) return absentWord;
  const interval = answer.interval === null ? "" : `95 % interval ${range(answer.interval, 2)}; `;
  return `${fixed(answer.value, 3)} (${interval}${answer.p === null ? "" : `${pValue(answer.p)}; `}n = ${fixed(answer.n, 0)})`;
}

/** “goes from −0.22 to −0.19”; or “stays at −0.21”, where a reader would see one number twice. */
export function sayMove(from: Estimate, to: Estimate, said?: string): string {
  const [before, after] = [from, to].map(({value}) => (value === null ? absentWord : signed(value, 2)));
  return before === after ? `stays at ${said ?? after}` : `goes from ${before} to ${said ?? after}`;
}

/** The span of some values, those that are known: “−0.28 to −0.24”. */
export function spanOf(values: readonly (number | null)[]): string {
  const known = values.filter((value): value is number => value !== null);
  return known.length === 0 ? absentWord : range([Math.min(...known), Math.max(...known)], 2);
}

/**
 * “42 % say that the gap narrows, 58 % that it widens”: of the specifications that can be estimated; null where none can. A
 * specification says that the gap narrows where its association is below 0, however wide its interval.
 */
export function sayDirections(universes: readonly {effect: number | null}[]): string | null {
  const effects = universes.flatMap(({effect}) => effect ?? []);
  if (effects.length === 0) return null;
  const share = (test: (effect: number) => boolean): string =>
    `${fixed((100 * effects.filter(test).length) / effects.length, 0)} %`;
  return `${share((effect) => effect < 0)} say that the gap narrows, ${share((effect) => effect > 0)} that it widens`;
}

/** “82.1 % of API use is directive, against 31.6 % on Claude.ai”: a sentence without its ends, on the widest base known. */
export function sayDirectiveUse({all, shared}: Structure): string {
  const widest = all.some(({claude, api}) => claude !== null && api !== null);
  const {claude, api} = (widest ? all : shared).find(({mode}) => mode === "directive")!;
  if (claude === null || api === null) return "how people work with the model is not published for both platforms";
  const where = widest ? "" : ", within the tasks that both share";
  return `${number(api)} % of API use is directive, against ${number(claude)} % on Claude.ai${where}`;
}

/**
 * What a parabola does among the tasks it was fitted on: “rises up to about 46 % and falls beyond”. Null where no bend can
 * be told from a straight line.
 *
 * @param bend - an answer of the estimator `quadratic`
 * @param xs - the predictor, so that a turn beyond the tasks is not told as one
 * @param unit - of the predictor
 */
export function sayBend(bend: Estimate, xs: readonly (number | null)[], unit: string): string | null {
  if (!bend.estimable || direction(bend) === 0) return null;
  const {square, turns_at: at} = bend.details as {square: number; turns_at: number};
  const known = xs.filter((x) => x !== null);
  if (at <= Math.min(...known) || at >= Math.max(...known)) return "bends, but does not turn among these tasks";
  const [first, then] = square < 0 ? ["rises", "falls"] : ["falls", "rises"];
  return `${first} up to about ${fixed(at, Math.abs(at) < 10 ? 1 : 0)} ${unit} and ${then} beyond`;
}

/** What the folding rule does to one task, in words. */
export function sayFolded({n, yes, smallest, published, bounds}: FoldedTask): string {
  const shown = [
    ...(published.yes === null ? [] : [`${count(published.yes)} yes`]),
    ...(published.no === null ? [] : [`${count(published.no)} no`]),
    ...(published.folded === 0 ? [] : [`${count(published.folded)} folded`])
  ];
  const what =
    published.yes === null
      ? `That is fewer than ${smallest}, so success is not published`
      : `That is ${smallest} or more, so success is published`;
  const known =
    bounds[0] === bounds[1]
      ? `success was ${fixed(bounds[0], 0)} %`
      : `success lies between ${fixed(bounds[0], 0)} and ${fixed(bounds[1], 0)} %`;
  return (
    `Of ${count(n)} conversations ${count(yes)} succeeded, ${fixed((100 * yes) / n, 0)} %. ${what}: the cells say ` +
    `${list(shown)}, and a reader knows that ${known}. At this size a task shows its success from ` +
    `${fixed(leastVisibleSuccess(n, smallest), 0)} % on.`
  );
}

/** What a catalogue entry says the release publishes, and what it lacks of all that there is: null if nothing. */
export function metricsInWords(metrics: readonly TaskMetric[]): {published: string; lacking: string | null} {
  const of = (test: (metric: TaskMetric) => boolean): string[] =>
    (Object.keys(told.names) as TaskMetric[]).filter(test).map((metric) => told.names[metric]);
  const lacking = of((metric) => !metrics.includes(metric));
  return {
    published: list(of((metric) => metrics.includes(metric))),
    lacking: lacking.length === 0 ? null : list(lacking).replace(/ and ([^,]+)$/, " or $1")
  };
}

/** Which products a release's API traffic holds, from its own documentation: a sentence, also where nothing is known. */
export function trafficOf(release: string): string {
  return (
    (told.traffic as Partial<Record<string, string>>)[release] ??
    "Which products the API traffic of this release holds, it doesn't say."
  );
}

/** What the data of a figure are, for its caption. */
export const dataOf = ({window, synthetic}: {window: {start: string; end: string}; synthetic: boolean}): string =>
  `${synthetic ? "Synthetic sample, not findings. " : ""}Data of ${days(window)}.`;
