import {count, fixed, range, signed} from "../../src/analysis/format.js";
import type {Replicated, Trial} from "../../src/analysis/replication.js";
import {byDirection} from "../../src/analysis/say.js";
import type {SplitHalves, Spread} from "../../src/analysis/splitHalves.js";
import type {ForestRow} from "../../src/components/forestPlot.js";
import {forestPlot} from "../../src/components/forestPlot.js";
import {valueHistogram} from "../../src/components/valueHistogram.js";
import type {ReportFigure} from "./figures.js";

/** The central finding: the slope of the gap on the API's directive share. */
const central = "slope";

/** What the live figures need: the central finding by place, and its correlation over random halves. */
export interface ReplicationPictures {
  places: ForestRow[];
  halves: {r: number[]; options: ReturnType<typeof optionsOf>} | null;
}

export function replicationPictures(replicated: readonly Replicated[], here: string): ReplicationPictures {
  const {found, trials} = replicated.find(({finding}) => finding.id === central)!;
  const halves = trials.flatMap(({outcome}) => (outcome.kind === "halves" ? outcome.halves : []))[0];
  const own: ForestRow[] =
    found.estimable && found.interval
      ? [{name: `${here}, where it was found`, value: found.value, interval: found.interval, note: "", marked: true}]
      : [];
  return {places: [...own, ...trials.flatMap(rowOf)], halves: halves ? distribution(halves) : null};
}

function rowOf({where, outcome}: Trial): ForestRow[] {
  if (outcome.kind === "halves") {
    const {low, median, high} = outcome.halves.scored_slope;
    return [{name: where, value: median, interval: [low, high], note: "middle 95 % of splits", marked: false}];
  }
  if (outcome.kind === "groups") {
    const {low, high} = outcome;
    return [{name: where, value: (low + high) / 2, interval: [low, high], note: "lowest to highest", marked: false}];
  }
  const {answer} = outcome;
  return answer.estimable && answer.interval
    ? [{name: where, value: answer.value, interval: answer.interval, note: "", marked: false}]
    : [];
}

function distribution({all, scored_r}: SplitHalves): ReplicationPictures["halves"] {
  return {r: all.map((split) => split.scored_r), options: optionsOf(scored_r)};
}

/** How the histogram of the halves is drawn, live and still. */
function optionsOf({median, low, high}: Spread) {
  return {
    x: "r in the half that the line was not fitted on",
    unit: "",
    mean: median,
    interval: [low, high] as const,
    counts: "splits",
    marked: "median",
    digits: 2,
    sides: true,
    bin: 0.02
  };
}

/** Beside the live picture's own, in src/replication.md. */
const axis = "slope of the gap on API directive share (pp per point)";

/** The central finding by place, and over random halves. */
export function replicationFigures(
  replicated: readonly Replicated[],
  {places, halves}: ReplicationPictures,
  when: string
): ReportFigure[] {
  const {found, trials} = replicated.find(({finding}) => finding.id === central)!;
  const tried = trials.filter(({fate}) => fate !== "can't be tried");
  const kept = tried.filter(({fate}) => fate === "held");
  const title = !found.estimable
    ? "The slope of the gap can't be estimated in this release"
    : tried.length === 0
      ? "The slope has not been tried anywhere else yet"
      : `${byDirection(found, {above: "The gap widens with directive API use", below: "The gap narrows with directive API use", unclear: "No clear slope"})} in ${count(kept.length)} of ${count(tried.length)} places where that could be tried`;
  return [
    {
      id: "replication-slope",
      number: null,
      title,
      caption:
        "Slope of the success gap on the API's directive share, least squares with HC3 95 % intervals; the shaded band is " +
        "the interval where it was found. Dashed: not confidence intervals, but the middle 95 % of 1,000 random splits, and " +
        `the span over left-out occupation groups. ${when}`,
      table: {
        columns: ["place", "slope", "low", "high", "what the interval is"],
        rows: places.map((d) => [d.name, d.value, ...d.interval, d.note || "95 % interval"])
      },
      still:
        places.length === 0
          ? null
          : (document, width) => forestPlot(places, {document, width, axis, digits: 2, label: title})
    },
    halvesFigure(halves, when)
  ];
}

function halvesFigure(halves: ReplicationPictures["halves"], when: string): ReportFigure {
  const title =
    halves === null
      ? "Random halves can't be compared in this release"
      : `In ${shareOn(halves.r, Math.sign(halves.options.mean))} random halves the correlation is ${halves.options.mean < 0 ? "negative" : "positive"}; its median is ${signed(halves.options.mean, 2)}`;
  return {
    id: "split-halves",
    number: null,
    title,
    caption:
      `Pearson correlation in the half that a line was not fitted on, over ${count(halves?.r.length ?? 0)} random splits of the ` +
      `essay's tasks. The line is the median, the grey band the middle 95 % of the splits` +
      `${halves === null ? "" : ` (${range(halves.options.interval, 2)})`}: a description of how it varies, not a confidence ` +
      `interval. ${when}`,
    table: {columns: ["split", "r"], rows: (halves?.r ?? []).map((r, i) => [i + 1, r])},
    still:
      halves === null
        ? null
        : (document, width) => valueHistogram(halves.r, {document, width, label: title, ...halves.options})
  };
}

/** “all”, or the share on one side of zero. */
function shareOn(values: readonly number[], side: number): string {
  const share = values.filter((value) => Math.sign(value) === side).length / values.length;
  return share === 1 ? "all" : `${fixed(100 * share, 1)} % of`;
}
