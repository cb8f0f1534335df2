import {fixed, range, signed} from "../../src/analysis/format.js";
import type {BandPoint} from "../../src/components/bandPlot.js";
import {bandPlot} from "../../src/components/bandPlot.js";
import type {NamedInterval} from "../../src/components/intervalPlot.js";
import {intervalPlot} from "../../src/components/intervalPlot.js";
import type {ReportFigure} from "./figures.js";

const axis = "API use that is directive (%)";

/** Success on both platforms by band of API directive share: the shape that a straight line hides. */
export function bandsFigure(points: readonly BandPoint[], when: string): ReportFigure {
  const api = points.filter((d) => d.platform === "api");
  const lowest = api.reduce<BandPoint | null>((a, b) => (a === null || b.value < a.value ? b : a), null);
  const inside = lowest !== null && lowest !== api[0] && lowest !== api.at(-1);
  const title =
    lowest === null
      ? "Success by band is not published in this release"
      : inside
        ? `The API does worst in the middle: ${fixed(lowest.value, 0)} % where ${fixed(lowest.min, 0)} to ${fixed(lowest.max, 0)} % of its use is directive`
        : `The API does worst where ${fixed(lowest.min, 0)} to ${fixed(lowest.max, 0)} % of its use is directive`;
  return {
    id: "success-by-directive-band",
    number: null,
    title,
    caption:
      `Mean success of tasks in six bands of nearly equal size by API directive share, with t 95 % intervals over ` +
      `${lowest === null ? 0 : api.reduce((a, d) => a + d.n, 0)} tasks. ${when}`,
    table: {
      columns: ["platform", "from (%)", "to (%)", "mean success (%)", "low", "high", "tasks"],
      rows: points.map((d) => [d.platform, d.min, d.max, d.value, ...d.interval, d.n])
    },
    still: lowest === null ? null : (document, width) => bandPlot(points, {document, width, axis, label: title})
  };
}

/** Every predictor of the gap, strongest first. */
export function rankingFigure(ranking: readonly NamedInterval[], when: string): ReportFigure {
  const [first] = ranking;
  const own = ranking.findIndex((d) => d.marked) + 1;
  const title =
    first === undefined || own === 0
      ? "Predictors of the gap can't be ranked in this release"
      : own === 1
        ? "Of all predictors of the gap, the API's directive share is the strongest"
        : `${first.name} is the strongest predictor of the gap (r = ${signed(first.value, 2)}); the API's directive share is number ${own} of ${ranking.length}`;
  return {
    id: "figure-6",
    number: "Figure 6",
    title,
    caption:
      `Pearson correlation of each predictor with the success gap over the essay's tasks that publish it (n beside each). ` +
      `Fisher-z intervals, widened after Bonferroni so that all ${ranking.length} hold together with 95 %. ${when}`,
    table: {
      columns: ["predictor", "r", "low", "high", "tasks"],
      rows: ranking.map((d) => [d.name, d.value, ...d.interval, d.n])
    },
    still:
      first === undefined
        ? null
        : (document, width) => intervalPlot(ranking, {document, width, axis: "correlation with the gap", label: title})
  };
}

/** The span that a correlation keeps whichever one task or group is left out. */
export function spanOf(values: readonly (number | null)[]): string {
  const known = values.filter((v): v is number => v !== null);
  return known.length === 0 ? "not published" : range([Math.min(...known), Math.max(...known)], 2);
}
