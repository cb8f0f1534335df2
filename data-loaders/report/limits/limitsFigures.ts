import {declaredEstimates} from "../../../src/analysis/declaredEstimates.js";
import {foldedTaskOf, foldingExample} from "../../../src/analysis/foldingChoice.js";
import {count, fixed, range} from "../../../src/analysis/format.js";
import {platformLabels} from "../../../src/analysis/Panel.js";
import {direction, number} from "../../../src/analysis/say.js";
import {sayFolded} from "../../../src/analysis/sayFolded.js";
import type {BoundedRow} from "../../../src/components/boundsPlot.js";
import {boundsPlot} from "../../../src/components/boundsPlot.js";
import {foldingDiagram} from "../../../src/components/foldingDiagram.js";
import type {NamedInterval} from "../../../src/components/intervalPlot.js";
import {intervalPlot} from "../../../src/components/intervalPlot.js";
import {triesPlot} from "../../../src/components/triesPlot.js";
import {visibilityPlot} from "../../../src/components/visibilityPlot.js";
import type {ReportFigure} from "../figures.js";
import type {LimitsEvidence} from "./limitsEvidence.js";

/** The figures of the page about limitations. */
export function limitsFigures(evidence: LimitsEvidence, when: string): ReportFigure[] {
  return [
    foldingFigure(),
    visibilityFigure(evidence, when),
    boundsFigure(evidence, "gap", when),
    boundsFigure(evidence, "ahead", when),
    noiseFigure(evidence, when),
    filterFigure(evidence, "mean_gap", when),
    filterFigure(evidence, "correlation", when),
    triesFigure(evidence, when)
  ];
}

function foldingFigure(): ReportFigure {
  const task = foldedTaskOf(foldingExample);
  const title = "What happened, what is published of it, and what a reader can know";
  return {
    id: "folding",
    number: null,
    title,
    caption:
      "An example, not data: one task on one platform. A named cell is published from 15 conversations on; smaller ones " +
      "are summed into a folded cell. The shaded bar is where success can lie for who sees the published cells only.",
    table: {
      columns: ["cell", "conversations", "published"],
      rows: [
        ["yes", task.yes, task.published.yes],
        ["no", task.no, task.published.no],
        ["folded", null, task.published.folded]
      ]
    },
    still: (document, width) => foldingDiagram(task, {document, width, label: sayFolded(task)})
  };
}

function visibilityFigure({visible, shared}: LimitsEvidence, when: string): ReportFigure {
  const title = "Tasks of few conversations are seen only where they succeed";
  const claude = visible.filter((d) => d.platform === "claude").length;
  return {
    id: "visible-success",
    number: null,
    title,
    caption:
      `Each dot is a shared task on one platform with its published success: ${count(claude)} on Claude.ai, ` +
      `${count(visible.length - claude)} through the API, of ${count(shared.tasks)} shared tasks; those of up to 1,000 ` +
      `conversations are drawn. Grey: fewer than 15 successes, which the folding rule never shows. ${when}`,
    table: {
      columns: ["platform", "conversations", "published success (%)"],
      rows: visible.map((d) => [platformLabels[d.platform], d.n, d.success])
    },
    still: visible.length === 0 ? null : (document, width) => visibilityPlot(visible, {document, width, label: title})
  };
}

const boundsWords = {
  gap: {
    id: "bounds-gap",
    axis: "mean gap (pp)",
    reference: 0,
    unit: "pp",
    what: "the mean gap",
    estimate: "mean_gap.bounds.all_shared"
  },
  ahead: {
    id: "bounds-ahead",
    axis: "tasks with Claude.ai ahead (%)",
    reference: 50,
    unit: "%",
    what: "the share of tasks with Claude.ai ahead",
    estimate: "share_ahead.bounds.all_shared"
  }
} as const;

function boundsFigure({bounds, shared}: LimitsEvidence, of: "gap" | "ahead", when: string): ReportFigure {
  const rows = bounds[of];
  const {id, axis, reference, unit, what, estimate} = boundsWords[of];
  const title = boundsTitle(rows, of, shared.tasks);
  return {
    id,
    spec: declaredEstimates[estimate],
    number: null,
    title,
    caption:
      `Lines with a dot: ${what} and its 95 % interval (t for the mean, Wilson for the share) over the tasks that publish ` +
      "it. Bars: bounds over all tasks named, with every unpublished cell at its lowest and at its highest (Manski); they " +
      `are no confidence interval and have no best guess inside. ${when}`,
    table: {
      columns: ["tasks", "kind", `value (${unit})`, "low", "high", "n"],
      rows: rows.map((d) => [d.name, d.kind, d.value, ...d.ends, d.n])
    },
    still:
      rows.length === 0 ? null : (document, width) => boundsPlot(rows, {document, width, axis, reference, label: title})
  };
}

function boundsTitle(rows: readonly BoundedRow[], of: "gap" | "ahead", tasks: number): string {
  const all = rows.find((d) => d.name === "all shared tasks");
  if (all === undefined) return "What is folded can't be bounded in this release";
  const where = `Over all ${count(tasks)} shared tasks`;
  const ends = `between ${fixed(all.ends[0], 0)} and ${fixed(all.ends[1], 0)}`;
  return of === "gap"
    ? `${where} the mean gap lies ${ends} points, whatever was folded`
    : `${where} Claude.ai is ahead on ${ends} %, whatever was folded`;
}

/** Rows of an interval plot over the sizes tried: as published, and with the counting noise taken out. */
export function noiseRows({noise}: LimitsEvidence): NamedInterval[] {
  return noise.flatMap(({min_n, seen, corrected}) => {
    const tasks = min_n === 0 ? "all" : `n ≥ ${count(min_n)}`;
    return [
      {name: `${tasks}, published`, answer: seen, marked: min_n === 0},
      {name: `${tasks}, noise out`, answer: corrected, marked: false}
    ].flatMap(({name, answer, marked}) =>
      answer.estimable && answer.interval !== null
        ? [{name, value: answer.value, interval: answer.interval, n: answer.n, marked}]
        : []
    );
  });
}

function noiseFigure(evidence: LimitsEvidence, when: string): ReportFigure {
  const rows = noiseRows(evidence);
  const [{seen, corrected}] = evidence.noise as [LimitsEvidence["noise"][number]];
  const title =
    seen.estimable && corrected.estimable
      ? `Taking the counting noise out moves r from ${fixed(seen.value, 2)} to ${fixed(corrected.value, 2)}`
      : "What counting noise takes from r can't be told in this release";
  return {
    id: "counting-noise",
    spec: declaredEstimates["disattenuated.api_directive.gap"],
    number: null,
    title,
    caption:
      "Correlation of the API's directive share with the gap over the essay's tasks, and over those of them with at least " +
      "so many conversations on both platforms. As published: Fisher-z 95 % intervals. Noise out: divided by the root of " +
      `both reliabilities, BCa 95 % intervals from resampled tasks. ${when}`,
    table: {
      columns: ["tasks", "r", "low", "high", "n"],
      rows: rows.map((d) => [d.name, d.value, ...d.interval, d.n])
    },
    still:
      rows.length === 0
        ? null
        : (document, width) => intervalPlot(rows, {document, width, axis: "correlation with the gap", label: title})
  };
}

const filterWords = {
  mean_gap: {id: "filter-gap", axis: "mean gap (pp)", what: "the mean gap", method: "t", digits: 1},
  correlation: {
    id: "filter-r",
    axis: "correlation of API directive share and gap",
    what: "the correlation",
    method: "Fisher-z",
    digits: 2
  }
} as const;

/** Rows of an interval plot over the essay's choice of tasks and what is left of it without some requirements. */
export function filterRows({variants}: LimitsEvidence, of: keyof typeof filterWords): NamedInterval[] {
  return variants.flatMap(({name, headline}, i) => {
    const answer = headline[of];
    return answer.estimable && answer.interval !== null
      ? [{name, value: answer.value, interval: answer.interval, n: answer.n, marked: i === 0}]
      : [];
  });
}

function filterFigure(evidence: LimitsEvidence, of: keyof typeof filterWords, when: string): ReportFigure {
  const {id, axis, what, method, digits} = filterWords[of];
  const rows = filterRows(evidence, of);
  const values = rows.map((d) => d.value);
  const sides = new Set(evidence.variants.map(({headline}) => direction(headline[of])));
  const span = range([Math.min(...values), Math.max(...values)], digits);
  const title =
    rows.length === 0
      ? "The filter can't be taken apart in this release"
      : `Waiving requirements leaves ${what} at ${span}${sides.size === 1 && !sides.has(0) ? ", always on the same side of zero" : ""}`;
  return {
    id,
    number: null,
    title,
    caption:
      `Each row a choice of tasks: the essay's, and those with some of its requirements waived. ${method} 95 % intervals. ` +
      `The tasks are nested, so the rows go together: intervals that overlap say little of their difference. ${when}`,
    table: {
      columns: ["tasks", axis, "low", "high", "n"],
      rows: rows.map((d) => [d.name, d.value, ...d.interval, d.n])
    },
    still:
      rows.length === 0 ? null : (document, width) => intervalPlot(rows, {document, width, axis, digits, label: title})
  };
}

function triesFigure({tries: {curve, closed}}: LimitsEvidence, when: string): ReportFigure {
  const title =
    closed === null
      ? "No number of tries a row closes the gap on these data"
      : `${number(closed.value, 2)} independent tries an API row would close the gap`;
  return {
    id: "several-tries",
    number: null,
    title,
    caption:
      "Mean gap left over the essay's tasks if every API row could hold so many independent tries of the success it has " +
      `now, as a mean number; band: t 95 % interval${closed === null ? "" : `, n = ${count(closed.n)}`}. A scenario, not an estimate. ${when}`,
    table: {
      columns: ["tries", "mean gap left (pp)", "low", "high"],
      rows: curve.map((d) => [d.tries, d.value, ...d.interval])
    },
    still:
      curve.length === 0
        ? null
        : (document, width) => triesPlot(curve, {document, width, closed: closed?.value ?? null, label: title})
  };
}
