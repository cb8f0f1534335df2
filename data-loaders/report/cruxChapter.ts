import {bandMeans} from "../../src/analysis/bands.js";
import type {Estimate} from "../../src/analysis/Estimated.js";
import {count} from "../../src/analysis/format.js";
import {successBands} from "../../src/analysis/models/directiveModels.js";
import {absentWord, direction, withInterval} from "../../src/analysis/say.js";
import {essayPopulation} from "../../src/analysis/Specification.js";
import {bandPlot} from "../../src/components/bandPlot.js";
import type {Chapter, Source} from "./Chapter.js";
import {dataOf} from "./figures.js";

/** Success by the time a person alone would need: what the page on operations still takes from here. */
export function cruxChapter({judged}: Source): Partial<Chapter> {
  const {panel} = judged.evidence;
  const points = successBands(panel, "claude_human_only_time", 6);
  const gaps = bandMeans(panel, essayPopulation, "claude_human_only_time", ["gap"], 6).map(({means}) => means.gap);
  const gapIn = (gap: Estimate | undefined): string => (gap ? withInterval(gap, 1, " pp", true) : absentWord);
  const ahead = gaps.filter((gap) => direction(gap) > 0).length;
  const behind = gaps.filter((gap) => direction(gap) < 0).length;
  const title =
    gaps.length === 0
      ? "Success by time alone is not published in this release"
      : behind === 0
        ? `Claude.ai is clearly ahead in ${ahead === gaps.length ? "all" : `${ahead} of`} ${gaps.length} bands of time alone`
        : `Of ${gaps.length} bands of time alone, Claude.ai is clearly ahead in ${ahead}, the API in ${behind}`;
  const n = points.filter((d) => d.platform === "claude").reduce((sum, d) => sum + d.n, 0);
  const axis = "hours a person alone would need (log scale)";
  return {
    words: {difficulty: {easy_gap: gapIn(gaps[0]), hard_gap: gapIn(gaps.at(-1))}},
    data: {difficulty: {time: points}},
    figures: [
      {
        id: "success-by-time",
        number: null,
        title,
        caption:
          `Mean success of tasks in ${gaps.length} bands of nearly equal size, t 95 % intervals, n = ${count(n)}. Both platforms' ` +
          `tasks are sorted by what the model estimated from Claude.ai conversations, so a task is in the same band on both. ${dataOf(judged)}`,
        table: {
          columns: ["platform", "from", "to", "mean success (%)", "low", "high", "tasks"],
          rows: points.map((d) => [d.platform, d.min, d.max, d.value, ...d.interval, d.n])
        },
        still:
          points.length === 0
            ? null
            : (document, width) => bandPlot(points, {document, width, axis, log: true, label: title})
      }
    ]
  };
}
