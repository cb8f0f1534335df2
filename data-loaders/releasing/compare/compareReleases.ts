import {descending} from "d3-array";

import {compareFindings, type FindingsComparison} from "../../../src/analysis/claims/compareFindings.js";
import {findingsOf} from "../../../src/analysis/claims/judge.js";
import {type Platform, platformKeys, platforms} from "../../../src/analysis/panel/Panel.js";
import type {ReleaseEvidence} from "../../../src/analysis/panel/ReleaseEvidence.js";
import {type FacetRows, facetRows, type FileProfile, type Trace} from "./FileProfile.js";
import {type ListChange, listChange} from "./listChange.js";

/** One release as it is compared: what its files hold, and what was read from them. */
export interface Looked {
  label: string;
  evidence: ReleaseEvidence;
  profiles: Record<Platform, FileProfile>;
  quirks: Record<Platform, Record<string, Trace>>;
}

/** What sets two releases, or two versions of one, apart. */
export interface ReleaseComparison {
  before: Described;
  after: Described;
  schema: {platform: Platform; columns: ListChange; products: ListChange; quirks: ListChange}[];
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
export interface TaskChange {
  /** Named tasks of a platform, or `shared`: on both. */
  where: "claude_ai" | "api" | "shared";
  before: number;
  after: number;
  entering: string[];
  leaving: string[];
}

/** Compares two releases: layout, rows, tasks, figures, claims. */
export function compareReleases(before: Looked, after: Looked): ReleaseComparison {
  const change = (of: (side: Looked) => readonly string[]): ListChange => listChange(of(before), of(after));
  return {
    before: described(before),
    after: described(after),
    schema: platforms.map((platform) => ({
      platform,
      columns: change(({profiles}) => profiles[platform].columns),
      products: change(({profiles}) => profiles[platform].products),
      quirks: change(({quirks}) => bothTold(quirks[platform], before.quirks[platform], after.quirks[platform]))
    })),
    metrics: change(({evidence}) => evidence.metrics),
    rows: platforms.flatMap((platform) =>
      facetRows(before.profiles[platform], after.profiles[platform]).map((rows) => ({platform, ...rows}))
    ),
    tasks: [[platforms[0]!], [platforms[1]!], platforms].map((on) => tasksOf(on, before.evidence, after.evidence)),
    findings: compareFindings(findingsOf(before.evidence), findingsOf(after.evidence))
  };
}

function described({label, evidence: {release, dialect, window, synthetic, inputs}}: Looked): Described {
  return {label, release, dialect, window, synthetic, inputs};
}

/** The quirks that a file shows, of those of which both files can tell. */
function bothTold(traces: Record<string, Trace>, ...both: Record<string, Trace>[]): string[] {
  const told = (id: string): boolean => both.every((one) => (one[id] ?? "untold") !== "untold");
  return Object.keys(traces).filter((id) => traces[id] === "there" && told(id));
}

function tasksOf(on: readonly Platform[], before: ReleaseEvidence, after: ReleaseEvidence): TaskChange {
  const [a, b] = [tasksOn(on, before), tasksOn(on, after)];
  const {gone, new: entering} = listChange(a, b);
  const where = on.length === 1 ? platformKeys[on[0]!] : "shared";
  return {where, before: a.length, after: b.length, entering, leaving: gone};
}

/** Named tasks of these platforms, largest first. */
function tasksOn(on: readonly Platform[], {panel}: ReleaseEvidence): string[] {
  return panel
    .filter((row) => !row.pseudo && on.every((platform) => row[`${platform}_usage`] !== null))
    .map((row) => ({task: row.task, size: Math.min(...on.map((platform) => row[`${platform}_usage`]!))}))
    .sort((a, b) => descending(a.size, b.size))
    .map(({task}) => task);
}
