import {confoundingContour} from "../../src/analysis/confounding.js";
import {powerCurve, usersNeeded} from "../../src/analysis/crossover.js";
import {crossoverOf} from "../../src/analysis/crossoverChoice.js";
import type {AdjustedModel} from "../../src/analysis/difficulty.js";
import {yardstickAddress, yardsticks} from "../../src/analysis/difficulty.js";
import type {Estimate} from "../../src/analysis/Estimated.js";
import {count, fixed, signed} from "../../src/analysis/format.js";
import {direction, withInterval} from "../../src/analysis/say.js";
import {sayEnough} from "../../src/analysis/sayCrossover.js";
import type {SlopeParts} from "../../src/analysis/slopeParts.js";
import type {BandPoint} from "../../src/components/bandPlot.js";
import {bandPlot} from "../../src/components/bandPlot.js";
import {confoundingPlot} from "../../src/components/cruxes/confoundingPlot.js";
import {powerPlot} from "../../src/components/cruxes/powerPlot.js";
import type {NamedInterval} from "../../src/components/intervalPlot.js";
import {intervalPlot} from "../../src/components/intervalPlot.js";
import {table} from "./blocks.js";
import type {ByDifficulty, DifficultyEvidence} from "./difficultyEvidence.js";
import type {ReportFigure} from "./figures.js";

const difficultyAxes = {
  time: "hours a person alone would need (log scale)",
  education: "years of education to understand it"
};

/** The figures of crux 2. */
export function difficultyFigures(evidence: DifficultyEvidence, when: string): ReportFigure[] {
  return [
    byBandFigure("success-by-time", "time alone", difficultyAxes.time, evidence.time, when, true),
    byBandFigure("success-by-education", "human education", difficultyAxes.education, evidence.education, when, false),
    modelsFigure(evidence, when),
    confoundingFigure(evidence, when),
    crossoverFigure(evidence)
  ];
}

function byBandFigure(
  id: string,
  name: string,
  axis: string,
  {points, gaps}: ByDifficulty,
  when: string,
  log: boolean
): ReportFigure {
  const sides = gaps.map(({means}) => direction(means.gap));
  const ahead = sides.filter((side) => side > 0).length;
  const behind = sides.filter((side) => side < 0).length;
  const title =
    gaps.length === 0
      ? `Success by ${name} is not published in this release`
      : behind === 0
        ? `Claude.ai is clearly ahead in ${ahead === gaps.length ? "all" : `${ahead} of`} ${gaps.length} bands of ${name}`
        : `Of ${gaps.length} bands of ${name}, Claude.ai is clearly ahead in ${ahead}, the API in ${behind}`;
  const n = points.filter((d) => d.platform === "claude").reduce((sum, d) => sum + d.n, 0);
  return {
    id,
    number: null,
    title,
    caption:
      `Mean success of tasks in ${gaps.length} bands of nearly equal size, t 95 % intervals, n = ${count(n)}. Both platforms' ` +
      `tasks are sorted by what the model estimated from Claude.ai conversations, so a task is in the same band on both. ${when}`,
    table: {
      columns: ["platform", "from", "to", "mean success (%)", "low", "high", "tasks"],
      rows: points.map((d) => [d.platform, d.min, d.max, d.value, ...d.interval, d.n])
    },
    still:
      points.length === 0 ? null : (document, width) => bandPlot(points, {document, width, axis, log, label: title})
  };
}

/** The adjusted slopes as rows of a picture; models that can't be estimated are left out. */
function modelIntervals(models: readonly AdjustedModel[]): NamedInterval[] {
  return models.flatMap(({name, gap}) =>
    gap.estimable && gap.interval
      ? [{name, value: gap.value, interval: gap.interval, n: gap.n, marked: name === "time, education"}]
      : []
  );
}

/** A slope on a logarithm, for each doubling. */
export function perDoubling(slope: Estimate): Estimate {
  if (!slope.estimable) return slope;
  const {value, interval} = slope;
  return {...slope, value: value * Math.LN2, interval: interval && [interval[0] * Math.LN2, interval[1] * Math.LN2]};
}

/** How success on both platforms and the gap go with difficulty. */
export function trendsTable(document: Document, {time, education}: DifficultyEvidence): HTMLElement {
  const row = (name: string, {gap, claude, api}: SlopeParts, scale: (slope: Estimate) => Estimate): string[] => [
    name,
    ...[claude, api, gap].map((slope) =>
      withInterval(scale(slope), 1, "", true).replace(/95 % interval |, n = .*(?=\))/g, "")
    ),
    count(gap.n)
  ];
  return table(
    document,
    ["for each …", "Claude.ai success, points (95 %)", "API success, points (95 %)", "gap, pp (95 %)", "tasks"],
    [row("doubling of the time alone", time.trend, perDoubling), row("year of education", education.trend, (s) => s)]
  );
}

/** What the page draws. */
export interface DifficultyPictures {
  time: BandPoint[];
  education: BandPoint[];
  models: NamedInterval[];
  crossover: DifficultyEvidence["crossover"];
}

export function difficultyOf({time, education, models, crossover}: DifficultyEvidence): DifficultyPictures {
  return {time: time.points, education: education.points, models: modelIntervals(models), crossover};
}

function modelsFigure({models}: DifficultyEvidence, when: string): ReportFigure {
  const rows = modelIntervals(models);
  const [first] = rows;
  const adjusted = rows.find((d) => d.marked);
  const title =
    first === undefined || adjusted === undefined
      ? "The slope can't be adjusted for difficulty in this release"
      : `Difficulty held fixed, the slope of the gap is ${signed(adjusted.value, 2)} instead of ${signed(first.value, 2)}`;
  const cells = (e: Estimate): (number | null)[] => [e.value, e.interval?.[0] ?? null, e.interval?.[1] ?? null];
  return {
    id: "adjusted-models",
    number: null,
    title,
    caption:
      "Slope of the success gap on the API's directive share, pp a point, with different things held fixed; HC3 95 % intervals, " +
      `n = ${[...new Set(rows.map((d) => count(d.n)))].join(" or ")}. “+” comes on top of time and education. ${when}`,
    table: {
      columns: [
        "held fixed",
        "slope of the gap",
        "low",
        "high",
        "Claude.ai side",
        "low",
        "high",
        "API side",
        "low",
        "high",
        "tasks"
      ],
      rows: models.map(({name, gap, claude, api}) => [name, ...cells(gap), ...cells(claude), ...cells(api), gap.n])
    },
    still:
      adjusted === undefined
        ? null
        : (document, width) => intervalPlot(rows, {document, width, axis: "slope of the gap, pp a point", label: title})
  };
}

function confoundingFigure({confounding}: DifficultyEvidence, when: string): ReportFigure {
  const name = yardsticks[yardstickAddress.standard];
  const title = confounding.estimable
    ? `To bring the slope to zero, a confounder would need to explain ${fixed(100 * confounding.value, 0)} % of what is left of both`
    : "How strong a confounder would have to be can't be told in this release";
  return {
    id: "confounding",
    number: null,
    title,
    caption:
      `Slope that a confounder would leave, by the share it explains of what is left of the API's directive share and of the gap ` +
      `(classical least squares, n = ${confounding.n}; partial R²). Thin lines: half and a quarter of the slope left; thick: ` +
      `none; grey: the sign reversed. ×: the same share of both. Dots: 1, 2 and 3 times as strong as the yardstick, at first ${name}. ${when}`,
    table: {
      columns: ["explained of the directive share (%)", "explained of the gap (%)", "slope left"],
      rows: confounding.estimable
        ? confoundingContour(confounding.slope, 0.5, 10).map((d) => [100 * d.predictor, 100 * d.outcome, d.slope])
        : []
    },
    still: confounding.estimable
      ? (document, width) => confoundingPlot(confounding, {document, width, label: title})
      : null
  };
}

function crossoverFigure({crossover}: DifficultyEvidence): ReportFigure {
  const design = crossover && crossoverOf(crossover.choice, crossover.better);
  const title =
    crossover === null
      ? "No study can be planned for a gap that is not published"
      : sayEnough(crossover.choice, crossover.better);
  const needed = (design && usersNeeded(design, crossover.choice.power / 100)) ?? 50;
  const people = Array.from({length: 20}, (_, i) => Math.max(2, Math.round(((i + 1) * needed) / 10)));
  return {
    id: "crossover-power",
    number: null,
    title,
    caption:
      "Power of a two-sided paired t test at 5 %: each person does tasks on both platforms, half of them beginning with either. " +
      (crossover === null
        ? ""
        : `Success on the better platform is taken to be ${fixed(crossover.better, 0)} %, as observed; two outcomes of one person ` +
          `correlate at ${fixed(crossover.choice.correlation / 100, 1)}, which is an assumption.`),
    table: {
      columns: ["people", "power (%)"],
      rows: design
        ? powerCurve(design, [...new Set(people)]).map((d) => [d.users, d.power === null ? null : 100 * d.power])
        : []
    },
    still: design
      ? (document, width) =>
          powerPlot(design, crossover.choice.power / 100, {
            document,
            width,
            label: `Power by number of people. ${title}`
          })
      : null
  };
}
