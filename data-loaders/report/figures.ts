import {declaredEstimates} from "../../src/analysis/declaredEstimates.js";
import {count, fixed, range} from "../../src/analysis/format.js";
import {shareOf, speedupOf, successAdjustedSpeedupOf} from "../../src/analysis/Globals.js";
import type {Judged} from "../../src/analysis/judge.js";
import type {Structure} from "../../src/analysis/models/structure.js";
import {decisions} from "../../src/analysis/multiverse.js";
import {byDirection} from "../../src/analysis/say.js";
import type {Specification} from "../../src/analysis/Specification.js";
import type {FigureTable, FigureText} from "../../src/components/figureFrame.js";
import {gapHistogram} from "../../src/components/gapHistogram.js";
import type {PlatformMetric} from "../../src/components/metricBars.js";
import {metricBars} from "../../src/components/metricBars.js";
import {modeBars} from "../../src/components/modeBars.js";
import {specificationCurve} from "../../src/components/specificationCurve.js";
import {successScatter} from "../../src/components/successScatter.js";
import type {TaskPoint} from "../../src/components/TaskPoint.js";

/** A figure as the build knows it: words, numbers, and the picture for readers without scripts. */
export interface ReportFigure extends FigureText {
  table: FigureTable;
  /** What the figure shows, where it is the answer to one specification: the frame links to it in the workbench. */
  spec?: Specification;
  /** Draws the still picture; null when the release lacks what it shows. */
  still: ((document: Document, width: number) => SVGSVGElement) | null;
}

/** The three measures of figure 4, and the one that puts two of them together. */
export function metricsOf({evidence: {globals}}: Judged): PlatformMetric[] {
  const {claude, api} = globals;
  const metric = (
    name: string,
    unit: string,
    digits: number,
    of: (f: typeof claude) => number | null
  ): PlatformMetric => ({
    name,
    unit,
    digits,
    claude: of(claude),
    api: of(api)
  });
  return [
    metric("Speed against a person alone", "×", 1, speedupOf),
    metric("Judged successful", " %", 1, (f) => f.success),
    metric("A person in the loop", " %", 1, (f) => shareOf(f, ["learning", "task_iteration", "validation"])),
    metric("Speed × success", "×", 1, successAdjustedSpeedupOf)
  ];
}

/** All numbered figures of one release, by id. */
export function figuresOf(judged: Judged, tasks: TaskPoint[], structure: Structure): ReportFigure[] {
  return [
    scatterFigure(judged, tasks),
    histogramFigure(judged, tasks),
    structureFigure(judged, structure),
    tradeoffFigure(judged),
    multiverseFigure(judged)
  ];
}

/** What the data of a figure are, for its caption. */
export function dataOf({evidence: {window, synthetic}}: Judged): string {
  return `${synthetic ? "Synthetic sample, not findings. " : ""}Data of ${window.start} to ${window.end}.`;
}

function scatterFigure(judged: Judged, tasks: TaskPoint[]): ReportFigure {
  const ahead = judged.declared.share_ahead;
  const title = ahead.estimable
    ? `Claude.ai is ahead on ${fixed(ahead.value, 0)} of 100 shared tasks`
    : "Task success on both platforms is not published in this release";
  return {
    id: "figure-1",
    spec: declaredEstimates.share_ahead,
    number: "Figure 1",
    title,
    caption:
      `Each dot is a task: n = ${tasks.length} with success, directive and learning cells published on both platforms. ` +
      `Dots above the dashed line: Claude.ai ahead${ahead.estimable ? ` (${fixed(ahead.value)} %, Wilson 95 % interval ${range(ahead.interval!)})` : ""}. ` +
      `Success in per cent of conversations, as Claude judged them. ${dataOf(judged)}`,
    table: {
      columns: [
        "task",
        "Claude.ai n",
        "API n",
        "Claude.ai success (%)",
        "API success (%)",
        "gap (pp)",
        "API directive (%)"
      ],
      rows: tasks.map((d) => [d.task, d.claude_n, d.api_n, d.claude_success, d.api_success, d.gap, d.api_directive])
    },
    still: tasks.length === 0 ? null : (document, width) => successScatter(tasks, {document, width, label: title})
  };
}

function histogramFigure(judged: Judged, tasks: TaskPoint[]): ReportFigure {
  const gap = judged.declared.mean_gap;
  const title = gap.estimable
    ? byDirection(gap, {
        above: `On a typical task success is ${fixed(gap.value, 0)} points higher on Claude.ai, and tasks differ widely`,
        below: `On a typical task success is ${fixed(-gap.value, 0)} points higher through the API, and tasks differ widely`,
        unclear: "On a typical task neither platform is clearly ahead"
      })
    : "The gap is not published in this release";
  return {
    id: "gap-distribution",
    spec: declaredEstimates.mean_gap,
    number: null,
    title,
    caption:
      `Success gap by task in bins of 5 points, n = ${tasks.length}. The line is the mean, the grey bar its t 95 % interval` +
      `${gap.estimable ? ` (${range(gap.interval!)} pp)` : ""}. ${dataOf(judged)}`,
    table: {columns: ["task", "gap (pp)"], rows: tasks.map((d) => [d.task, d.gap])},
    still: gap.estimable
      ? (document, width) =>
          gapHistogram(tasks, {document, width, label: title, mean: gap.value, interval: gap.interval!})
      : null
  };
}

function structureFigure(judged: Judged, {all, shared}: Structure): ReportFigure {
  const published = all.some((d) => d.claude !== null && d.api !== null);
  const shown = published ? all : shared;
  const directive = shown.find((d) => d.mode === "directive");
  const title =
    directive && directive.claude !== null && directive.api !== null
      ? `${published ? "" : "In the tasks that both share, "}API use is directive in ${fixed(directive.api, 0)} % of conversations, Claude.ai use in ${fixed(directive.claude, 0)} %`
      : "Collaboration modes are not published for both platforms";
  return {
    id: "figure-2",
    number: "Figure 2",
    title,
    caption:
      (published
        ? "Share of all conversations by collaboration mode, those given no mode included. "
        : "Share of conversations in the shared tasks; these files carry no figures about all conversations. ") +
      `${judged.evidence.globals.claude.conversations === null ? "No counts are published, so sampling error can't be given" : "Sampling error is below a tenth of a point"}. ${dataOf(judged)}`,
    table: {columns: ["mode", "Claude.ai (%)", "API (%)"], rows: shown.map((d) => [d.mode, d.claude, d.api])},
    still: directive
      ? (document, width) => modeBars(shown, {document, width: Math.min(width, 640), label: title})
      : null
  };
}

function tradeoffFigure(judged: Judged): ReportFigure {
  const metrics = metricsOf(judged);
  const [speed, , , useful] = metrics as [PlatformMetric, PlatformMetric, PlatformMetric, PlatformMetric];
  const ratio = (m: PlatformMetric): number | null => (m.claude && m.api ? m.api / m.claude : null);
  const [fast, good] = [ratio(speed), ratio(useful)];
  const title =
    fast !== null && good !== null
      ? `Through the API work looks ${fixed(fast)} times as fast; counting only what succeeds, ${fixed(good)} times`
      : fast !== null
        ? `Through the API work looks ${fixed(fast)} times as fast; how much of it succeeds is not published`
        : "Times with and without AI are not published in this release";
  return {
    id: "figure-4",
    number: "Figure 4",
    title,
    caption:
      "Speed is a person's time alone over a person's time with AI, both estimated by the model, as a ratio of means. " +
      "A person in the loop: learning, task iteration or validation. The dataset gives no error for these means, so no " +
      `interval can be shown. ${dataOf(judged)}`,
    table: {
      columns: ["measure", "unit", "Claude.ai", "API"],
      rows: metrics.map((m) => [m.name, m.unit.trim(), m.claude, m.api])
    },
    still: speed.claude === null ? null : (document, width) => metricBars(speed, {document, width, label: title})
  };
}

function multiverseFigure(judged: Judged): ReportFigure {
  const {specifications, estimable, same_sign_share} = judged.results.multiverse;
  const title =
    same_sign_share === null
      ? "No specification can be estimated in this release"
      : `${fixed(100 * same_sign_share, 0)} % of ${count(estimable)} specifications have the sign of the essay's own`;
  return {
    id: "figure-5",
    number: "Figure 5",
    title,
    caption:
      `One dot a specification, ${count(estimable)} of ${count(specifications)} declared; below, the choices that make each ` +
      `part of the curve. A description of choices, not a test. ${dataOf(judged)}`,
    table: {
      columns: [...decisions.map(({label}) => label), "association", "n"],
      rows: judged.universes.map(({choices, effect, n}) => [
        ...choices.map((choice, i) => decisions[i]!.options[choice]!.label),
        effect,
        n
      ])
    },
    still:
      estimable === 0
        ? null
        : (document, width) => specificationCurve(judged.universes, {document, width, label: title})
  };
}
