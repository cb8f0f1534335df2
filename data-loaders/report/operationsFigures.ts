import type {TaskClass} from "../../src/analysis/earnedAutonomy.js";
import {defaultMargin, standingOf} from "../../src/analysis/earnedAutonomy.js";
import {count, range, signed} from "../../src/analysis/format.js";
import {platformLabels} from "../../src/analysis/Panel.js";
import {direction} from "../../src/analysis/say.js";
import {classRows, standingTitle} from "../../src/components/classRows.js";
import type {Dumbbell} from "../../src/components/dumbbellPlot.js";
import {dumbbellPlot} from "../../src/components/dumbbellPlot.js";
import {fittedScatter} from "../../src/components/fittedScatter.js";
import {forestPlot} from "../../src/components/forestPlot.js";
import type {ReportFigure} from "./figures.js";
import type {AutonomyOfPlatform, OperationsEvidence, PublishedElsewhere} from "./operationsEvidence.js";

export function operationsFigures({autonomy, classes, elsewhere}: OperationsEvidence, when: string): ReportFigure[] {
  return [
    ...autonomy.map((one) => autonomyFigure(one, when)),
    classesFigure(classes, when),
    elsewhereFigure(elsewhere)
  ];
}

function autonomyFigure({platform, slope, line, points}: AutonomyOfPlatform, when: string): ReportFigure {
  const name = platformLabels[platform];
  const side = direction(slope);
  const title = !slope.estimable
    ? `${name}: autonomy and success by task are not both published`
    : `${name}: tasks done with more autonomy ${side > 0 ? "succeed more often" : side < 0 ? "succeed less often" : "do not clearly differ in success"}`;
  return {
    id: `autonomy-${platform}`,
    number: null,
    title,
    caption:
      `Mean AI autonomy (1 to 5) and success by shared task, n = ${count(slope.n)}. ` +
      (slope.estimable && slope.interval
        ? `Slope ${signed(slope.value, 1)} points of success a point of autonomy (HC3 95 % interval ${range(slope.interval)}). `
        : "") +
      `Both are the model's own judgement of the same transcripts. ${when}`,
    table: {
      columns: ["task", "autonomy (1–5)", "success (%)"],
      rows: points.map((d) => [d.task, d.x, d.y])
    },
    still: slope.estimable
      ? (document, width) => fittedScatter(points, line, {document, width, label: title, ...autonomyAxes(platform)})
      : null
  };
}

/** Axes of the figure, live and still. */
function autonomyAxes(platform: AutonomyOfPlatform["platform"]) {
  return {
    y: "y" as const,
    xLabel: "AI autonomy (1–5)",
    yLabel: `${platformLabels[platform]} success (%)`,
    xDomain: [1, 5] as [number, number],
    yDomain: [0, 100] as [number, number],
    colour: `var(--${platform})`
  };
}

function classesFigure(classes: readonly TaskClass[], when: string): ReportFigure {
  const rows = classRows(classes, defaultMargin);
  const title = standingTitle(rows.map((d) => standingOf(d.interval, defaultMargin)));
  return {
    id: "earned-autonomy",
    number: null,
    title,
    caption:
      `Mean success gap of the shared tasks of each SOC major group, with t intervals that hold for all ${count(rows.length)} ` +
      `groups together with 95 % (Bonferroni). Line: the margin. Earned: the whole interval lies below it. ${when}`,
    table: {
      columns: ["occupations", "tasks", "gap (pp)", "low", "high", "Claude.ai (%)", "API (%)", "API directive (%)"],
      rows: classes.map((d) => [
        d.name,
        d.gap.n,
        d.gap.value,
        d.gap.interval?.[0] ?? null,
        d.gap.interval?.[1] ?? null,
        d.claude_success.value,
        d.api_success.value,
        d.api_directive.value
      ])
    },
    still:
      rows.length === 0
        ? null
        : (document, width) =>
            forestPlot(rows, {document, width, axis: gapAxis, digits: 1, reference: defaultMargin, label: title})
  };
}

const gapAxis = "Claude.ai success − API success (pp)";

/** The percentages among the figures published elsewhere, on one scale. */
export function sharesElsewhere({shares, changes}: PublishedElsewhere): Dumbbell[] {
  return [
    ...shares.map(({what, value}) => ({what, before: null, after: value, ends: ""})),
    ...changes
      .filter(({unit}) => unit === "%")
      .map(({what, before, after, from, to}) => ({what, before, after, ends: `${from} → ${to}`}))
  ];
}

function elsewhereFigure(elsewhere: PublishedElsewhere): ReportFigure {
  const title = "Elsewhere: agents are widely guarded, and trust grows together with interruptions";
  const rows = sharesElsewhere(elsewhere);
  return {
    id: "oversight-elsewhere",
    number: null,
    title,
    caption:
      `Figures of Anthropic's study of agents' autonomy as reported by ${elsewhere.source}. They can't be recomputed from the ` +
      "dataset, and no intervals were given.",
    table: {
      columns: ["what", "before or alone", "after", "unit", "who or when"],
      rows: [
        ...elsewhere.shares.map(({what, value}) => [what, value, null, "%", ""]),
        ...elsewhere.changes.map(({what, before, after, unit, from, to}) => [
          what,
          before,
          after,
          unit,
          `${from} → ${to}`
        ]),
        ...elsewhere.teams.map(({what, value}) => [`teams with AI: ${what}`, null, value, "% change", ""])
      ]
    },
    still: (document, width) => dumbbellPlot(rows, {document, width, label: title})
  };
}
