import {sort} from "d3-array";

import {compareFindings, type FindingsComparison} from "../../../src/analysis/claims/compareFindings.js";
import {findingsOf} from "../../../src/analysis/claims/judge.js";
import {type Platform, platformKeys, platforms} from "../../../src/analysis/panel/Panel.js";
import type {ReleaseEvidence} from "../../../src/analysis/panel/ReleaseEvidence.js";
import {type FacetRows, facetRows, type FileProfile, type Profiles} from "./FileProfile.js";
import {type LayoutChanges, layoutChanges, type ListChange, listChange} from "./layoutChanges.js";

/** One release as it is compared: what its files hold, and what was read from them. */
export interface Looked {
  label: string;
  evidence: ReleaseEvidence;
  profiles: Profiles;
}

/** What sets two releases, or two versions of one, apart. */
export interface ReleaseComparison {
  before: Described;
  after: Described;
  schema: ({platform: Platform} & LayoutChanges)[];
  metrics: ListChange;
  rows: ({platform: Platform} & FacetRows)[];
  tasks: TaskChange[];
  findings: FindingsComparison;
}

export type Described = {label: string} & Pick<
  ReleaseEvidence,
  "release" | "dialect" | "window" | "synthetic" | "inputs"
>;

/** Tasks that only one of the two has, largest first. */
interface TaskChange {
  /** Named tasks of a platform, or `shared`: on both. */
  where: "claude_ai" | "api" | "shared";
  before: number;
  after: number;
  entering: string[];
  leaving: string[];
}

/** Compares two releases: layout, rows, tasks, figures, claims. */
export function compareReleases(before: Looked, after: Looked): ReleaseComparison {
  const onEach = <T>(compare: (...profiles: [FileProfile, FileProfile]) => T): [Platform, T][] =>
    platforms.map((platform) => {
      const role = platformKeys[platform];
      return [platform, compare(before.profiles[role], after.profiles[role])];
    });
  return {
    before: described(before),
    after: described(after),
    schema: onEach(layoutChanges).map(([platform, changes]) => ({platform, ...changes})),
    metrics: listChange(before.evidence.metrics, after.evidence.metrics),
    rows: onEach(facetRows).flatMap(([platform, all]) => all.map((rows) => ({platform, ...rows}))),
    tasks: [[platforms[0]!], [platforms[1]!], platforms].map((on) => tasksOf(on, before.evidence, after.evidence)),
    findings: compareFindings(findingsOf(before.evidence), findingsOf(after.evidence))
  };
}

function described({label, evidence: {release, dialect, window, synthetic, inputs}}: Looked): Described {
  return {label, release, dialect, window, synthetic, inputs};
}

function tasksOf(on: readonly Platform[], ...both: [before: ReleaseEvidence, after: ReleaseEvidence]): TaskChange {
  const [a, b] = both.map(({panel}) => tasksOn(on, panel)) as [string[], string[]];
  const {gone, new: entering} = listChange(a, b);
  const where = on.length === 1 ? platformKeys[on[0]!] : "shared";
  return {where, before: a.length, after: b.length, entering, leaving: gone};
}

/** Named tasks of these platforms, largest first. */
function tasksOn(on: readonly Platform[], panel: ReleaseEvidence["panel"]): string[] {
  const size = (row: (typeof panel)[number]): number => Math.min(...on.map((p) => row[`${p}_usage`] ?? -1));
  return sort(
    panel.filter((row) => !row.pseudo && size(row) >= 0),
    (row) => -size(row)
  ).map(({task}) => task);
}
