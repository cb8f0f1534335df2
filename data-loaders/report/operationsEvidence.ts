import {readFileSync} from "node:fs";

import type {TaskClass} from "../../src/analysis/earnedAutonomy.js";
import {taskClasses} from "../../src/analysis/earnedAutonomy.js";
import {estimate} from "../../src/analysis/estimate.js";
import type {Estimate} from "../../src/analysis/Estimated.js";
import type {FittedLine} from "../../src/analysis/fittedLine.js";
import {fittedLine} from "../../src/analysis/fittedLine.js";
import type {Panel, Platform} from "../../src/analysis/Panel.js";
import {platforms} from "../../src/analysis/Panel.js";
import {selectTasks} from "../../src/analysis/selectTasks.js";
import type {Specification} from "../../src/analysis/Specification.js";
import {essaySpecification, sharedPopulation} from "../../src/analysis/Specification.js";
import type {FittedPoint} from "../../src/components/fittedScatter.js";

/** Autonomy against success on one platform, over the tasks of that platform that publish both. */
export interface AutonomyOfPlatform {
  platform: Platform;
  slope: Estimate;
  line: FittedLine | null;
  points: FittedPoint<"y">[];
}

/** Figures about oversight that others published: cited, never computed here. */
export interface PublishedElsewhere {
  source: string;
  address: string;
  shares: {what: string; value: number}[];
  changes: {what: string; unit: string; before: number; after: number; from: string; to: string}[];
  teams: {what: string; value: number}[];
}

/** What the page on operations is made from. */
export interface OperationsEvidence {
  autonomy: AutonomyOfPlatform[];
  classes: TaskClass[];
  elsewhere: PublishedElsewhere;
}

export function operationsEvidence(panel: Panel): OperationsEvidence {
  return {
    autonomy: platforms.map((platform) => autonomyOf(panel, platform)),
    classes: taskClasses(panel),
    elsewhere: JSON.parse(
      readFileSync(new URL("./publishedElsewhere.json", import.meta.url), "utf8")
    ) as PublishedElsewhere
  };
}

function autonomyOf(panel: Panel, platform: Platform): AutonomyOfPlatform {
  const [x, y] = [`${platform}_autonomy`, `${platform}_success`] as const;
  const spec: Specification = {
    ...essaySpecification,
    population: {...sharedPopulation, require: [x, y], pseudo_tasks: false},
    outcome: y,
    predictor: x,
    estimator: "ols_hc3"
  };
  return {
    platform,
    slope: estimate(spec, panel),
    line: fittedLine(spec, panel),
    points: selectTasks(panel, spec.population).map((row) => ({task: row.task, x: row[x]!, y: row[y]!}))
  };
}
