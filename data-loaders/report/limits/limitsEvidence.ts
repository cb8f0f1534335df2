import {median} from "d3-array";

import type {DeclaredEstimates} from "../../../src/analysis/declaredEstimates.js";
import {estimate} from "../../../src/analysis/estimate.js";
import type {Estimate} from "../../../src/analysis/Estimated.js";
import type {HiddenSuccess} from "../../../src/analysis/hiddenSuccess.js";
import {hiddenSuccess} from "../../../src/analysis/hiddenSuccess.js";
import type {Mix} from "../../../src/analysis/occupationMix.js";
import {occupationMix} from "../../../src/analysis/occupationMix.js";
import type {Panel, PanelRow, Platform} from "../../../src/analysis/Panel.js";
import {platforms} from "../../../src/analysis/Panel.js";
import type {Headline, RequirementEffect} from "../../../src/analysis/requirementEffects.js";
import {headlineOf, requirementEffects, splitBy} from "../../../src/analysis/requirementEffects.js";
import {selectTasks} from "../../../src/analysis/selectTasks.js";
import type {TriesToClose} from "../../../src/analysis/severalTries.js";
import {gapAfterTries, triesToClose} from "../../../src/analysis/severalTries.js";
import type {Population, Specification} from "../../../src/analysis/Specification.js";
import {
  essayPopulation,
  essaySpecification,
  sharedPopulation,
  successPopulation
} from "../../../src/analysis/Specification.js";
import type {UnseenDifference} from "../../../src/analysis/unseenDifference.js";
import {unseenDifferences} from "../../../src/analysis/unseenDifference.js";
import type {VariableId} from "../../../src/analysis/variables.js";
import type {WeekToWeek} from "../../../src/analysis/weekToWeek.js";
import {weekToWeek} from "../../../src/analysis/weekToWeek.js";
import type {BoundedRow} from "../../../src/components/boundsPlot.js";
import type {TriesPoint} from "../../../src/components/triesPlot.js";
import type {VisibleTask} from "../../../src/components/visibilityPlot.js";
import type {ReleaseEvidence} from "../../stage/ReleaseEvidence.js";
import type {Gathered} from "../../stage/ReleaseEvidence.js";

/** All named tasks on both platforms, whatever is published of them. */
const named: Population = {...sharedPopulation, pseudo_tasks: false};

/** What the page about limitations is made from. */
export interface LimitsEvidence {
  /** How the same tasks moved since the other releases at hand, newest first. */
  weeks: {other: ReleaseEvidence; moves: {variable: VariableId; answer: WeekToWeek}[]}[];
  noise: {min_n: number; seen: Estimate; corrected: Estimate}[];
  visible: VisibleTask[];
  bounds: {gap: BoundedRow[]; ahead: BoundedRow[]};
  /** Shared named tasks, and those of them without a single success cell in these files, by platform. */
  shared: {tasks: number; unlisted: Record<Platform, number>; median_n: Record<Platform, number | null>};
  hidden: HiddenSuccess | null;
  requirements: (RequirementEffect & {met: Dropped; dropped: Dropped})[];
  /** Tasks that publish the four mode shares, and those of them that publish success on both. */
  only_modes: {tasks: number; with_success: number};
  variants: {name: string; headline: Headline}[];
  pseudo: {with: Headline; without: Headline};
  tries: {curve: TriesPoint[]; closed: TriesToClose | null};
  unseen: UnseenDifference[];
  mix: Mix | null;
  weighted: {r: Estimate; gap: Estimate};
}

/** Tasks that meet a requirement, or don't, and what is published of them all the same. */
export interface Dropped {
  tasks: number;
  /** Median conversations on the smaller platform. */
  median_n: number | null;
  claude_success: Estimate;
}

export function limitsEvidence({main, releases}: Gathered, declared: DeclaredEstimates): LimitsEvidence {
  const {panel} = main;
  const shared = selectTasks(panel, named);
  return {
    weeks: releases
      .filter((other) => other !== main && other.release !== main.release)
      .map((other) => weeksOf(other, panel)),
    noise: [0, 100, 300, 1000].map((min_n) => noiseAt(panel, min_n)),
    visible: shared.flatMap(visibleOn),
    bounds: {gap: boundedRows(panel, declared, "gap"), ahead: boundedRows(panel, declared, "ahead")},
    shared: {
      tasks: shared.length,
      unlisted: byPlatform((platform) => shared.filter((row) => !hasSuccessCell(row, platform)).length),
      median_n: byPlatform((platform) => median(shared, (row) => row[`${platform}_n`]) ?? null)
    },
    hidden: hiddenSuccess(panel, named),
    requirements: requirementEffects(panel, essayPopulation).map((effect) => {
      const [dropped, met] = splitBy(panel, essayPopulation, effect.requirement);
      return {...effect, met: describe(met), dropped: describe(dropped)};
    }),
    only_modes: onlyModes(panel),
    variants: variants(panel),
    pseudo: {
      with: headlineOf(panel, essayPopulation),
      without: headlineOf(panel, {...essayPopulation, pseudo_tasks: false})
    },
    tries: {curve: triesCurve(panel), closed: triesToClose(panel, essayPopulation)},
    unseen: unseenDifferences(declared.mean_gap, [100, 75, 50, 25, 10]),
    mix: occupationMix(panel, "task", 1000),
    weighted: {
      r: declared["weighted_min_n.api_directive.gap"],
      gap: estimate({...alone("mean"), weights: "min_n"}, panel)
    }
  };
}

function weeksOf(other: ReleaseEvidence, panel: Panel): LimitsEvidence["weeks"][number] {
  const moves = (["api_directive", "claude_directive", "api_success", "claude_success"] as const).flatMap(
    (variable) => {
      const answer = weekToWeek(other.panel, panel, variable, named);
      return answer === null ? [] : [{variable, answer}];
    }
  );
  return {other, moves};
}

function noiseAt(panel: Panel, min_n: number): LimitsEvidence["noise"][number] {
  const spec: Specification = {...essaySpecification, population: {...essayPopulation, min_n}};
  return {min_n, seen: estimate(spec, panel), corrected: estimate({...spec, estimator: "disattenuated"}, panel)};
}

function visibleOn(row: PanelRow): VisibleTask[] {
  return platforms.flatMap((platform) => {
    const [n, success] = [row[`${platform}_n`], row[`${platform}_success`]];
    return n === null || success === null ? [] : [{platform, n, success}];
  });
}

/** From the essay's tasks, with confidence intervals, to all tasks, with bounds. */
function boundedRows(panel: Panel, declared: DeclaredEstimates, what: "gap" | "ahead"): BoundedRow[] {
  const sampled = what === "gap" ? "mean" : "share_positive";
  const bounded = what === "gap" ? "bounds_mean" : "bounds_share_positive";
  const listed = panel.filter((row) => platforms.every((platform) => hasSuccessCell(row, platform)));
  const row = (name: string, kind: BoundedRow["kind"], answer: Estimate): BoundedRow[] =>
    answer.estimable && answer.interval !== null
      ? [{name, kind, value: kind === "interval" ? answer.value : null, ends: answer.interval, n: answer.n}]
      : [];
  return [
    ...row("the essay's tasks", "interval", declared[what === "gap" ? "mean_gap" : "share_ahead"]),
    ...row(
      "success published on both",
      "interval",
      estimate({...alone(sampled), population: successPopulation}, panel)
    ),
    ...row("any success cell on both", "bounds", estimate({...alone(bounded), population: named}, listed)),
    ...row(
      "all shared tasks",
      "bounds",
      declared[what === "gap" ? "mean_gap.bounds.all_shared" : "share_ahead.bounds.all_shared"]
    )
  ];
}

/** The essay's choice of tasks with requirements waived, one by one and in pairs. */
function variants(panel: Panel): LimitsEvidence["variants"] {
  const without = (...ids: VariableId[]): Headline =>
    headlineOf(panel, {...essayPopulation, require: essayPopulation.require.filter((id) => !ids.includes(id))});
  return [
    {name: "the essay's tasks", headline: without()},
    {name: "without: learning, API", headline: without("api_learning")},
    {name: "without: learning, Claude.ai", headline: without("claude_learning")},
    {name: "without: learning, both", headline: without("claude_learning", "api_learning")},
    {name: "without: directive, Claude.ai", headline: without("claude_directive")},
    {name: "without: directive, both", headline: without("claude_directive", "api_directive")},
    {name: "success only", headline: headlineOf(panel, successPopulation)}
  ];
}

function onlyModes(panel: Panel): LimitsEvidence["only_modes"] {
  const require = essayPopulation.require.filter((id) => !id.endsWith("success"));
  return {
    tasks: selectTasks(panel, {...essayPopulation, require}).length,
    with_success: selectTasks(panel, essayPopulation).length
  };
}

function describe(rows: readonly PanelRow[]): Dropped {
  const spec: Specification = {...alone("mean"), outcome: "claude_success", population: sharedPopulation};
  return {
    tasks: rows.length,
    median_n: median(rows, smallerN) ?? null,
    claude_success: estimate(spec, rows)
  };
}

function triesCurve(panel: Panel): TriesPoint[] {
  const rows = selectTasks(panel, essayPopulation);
  return Array.from({length: 21}, (_, i) => 1 + i / 10).flatMap((tries) => {
    const answer = gapAfterTries(rows, essayPopulation, tries);
    return answer.estimable && answer.interval !== null
      ? [{tries, value: answer.value, interval: answer.interval}]
      : [];
  });
}

function alone(estimator: "mean" | "share_positive" | "bounds_mean" | "bounds_share_positive"): Specification {
  return {...essaySpecification, predictor: null, estimator};
}

function smallerN({claude_n, api_n}: PanelRow): number | null {
  return claude_n === null || api_n === null ? null : Math.min(claude_n, api_n);
}

function hasSuccessCell(row: PanelRow, platform: Platform): boolean {
  return (["success", "failure", "success_folded"] as const).some((cell) => row[`${platform}_${cell}`] !== null);
}

function byPlatform<T>(of: (platform: Platform) => T): Record<Platform, T> {
  return {claude: of("claude"), api: of("api")};
}
