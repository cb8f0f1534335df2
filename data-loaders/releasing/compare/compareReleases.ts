import {compareFindings, type FindingsComparison} from "../../../src/analysis/claims/compareFindings.js";
import {findingsOf} from "../../../src/analysis/claims/judge.js";
import {type Column, type PanelRow, type Platform, platformKeys, platforms} from "../../../src/analysis/panel/Panel.js";
import type {Input, ReleaseEvidence} from "../../../src/analysis/panel/ReleaseEvidence.js";
import type {FileProfile, Trace} from "./FileProfile.js";

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
  rows: {platform: Platform; facet: string; place: string; before: number; after: number}[];
  tasks: TaskChange[];
  findings: FindingsComparison;
}

interface Described {
  label: string;
  release: string;
  dialect: string;
  window: {start: string; end: string};
  synthetic: boolean;
  inputs: Pick<Input, "role" | "path" | "bytes" | "sha256" | "pinned" | "revision">[];
}

export interface ListChange {
  before: string[];
  after: string[];
  gone: string[];
  new: string[];
}

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
  return {
    before: described(before),
    after: described(after),
    schema: platforms.map((platform) => ({
      platform,
      columns: lists(before.profiles[platform].columns, after.profiles[platform].columns),
      products: lists(before.profiles[platform].products, after.profiles[platform].products),
      quirks: quirksOf(before.quirks[platform], after.quirks[platform])
    })),
    metrics: lists(before.evidence.metrics, after.evidence.metrics),
    rows: platforms.flatMap((platform) => rowsOf(platform, before.profiles[platform], after.profiles[platform])),
    tasks: [
      ...platforms.map((platform) => tasksOf(platformKeys[platform], [platform], before, after)),
      tasksOf("shared", platforms, before, after)
    ],
    findings: compareFindings(findingsOf(before.evidence), findingsOf(after.evidence))
  };
}

function described({label, evidence: {release, dialect, window, synthetic, inputs}}: Looked): Described {
  return {label, release, dialect, window, synthetic, inputs};
}

function lists(before: readonly string[], after: readonly string[]): ListChange {
  return {
    before: [...before],
    after: [...after],
    gone: before.filter((name) => !after.includes(name)),
    new: after.filter((name) => !before.includes(name))
  };
}

/** The quirks of which both files can tell. */
function quirksOf(before: Record<string, Trace>, after: Record<string, Trace>): ListChange {
  const told = (id: string): boolean => [before[id], after[id]].every((trace) => trace && trace !== "untold");
  const there = (traces: Record<string, Trace>): string[] =>
    Object.keys(traces).filter((id) => traces[id] === "there" && told(id));
  return lists(there(before), there(after));
}

function rowsOf(platform: Platform, before: FileProfile, after: FileProfile): ReleaseComparison["rows"] {
  const key = ({facet, place}: {facet: string; place: string}): string => `${facet}\0${place}`;
  const [a, b] = [before, after].map(({facets}) => new Map(facets.map((d) => [key(d), d])));
  return [...new Set([...b!.keys(), ...a!.keys()])].sort().map((name) => {
    const [facet = "", place = ""] = name.split("\0");
    return {platform, facet, place, before: a!.get(name)?.rows ?? 0, after: b!.get(name)?.rows ?? 0};
  });
}

function tasksOf(where: TaskChange["where"], on: readonly Platform[], before: Looked, after: Looked): TaskChange {
  const [a, b] = [before, after].map(({evidence}) => tasksOn(on, evidence));
  return {
    where,
    before: a!.size,
    after: b!.size,
    entering: [...b!.keys()].filter((task) => !a!.has(task)),
    leaving: [...a!.keys()].filter((task) => !b!.has(task))
  };
}

/** Named tasks of these platforms, largest first. */
function tasksOn(on: readonly Platform[], {panel}: ReleaseEvidence): Set<string> {
  const size = (row: PanelRow): number => Math.min(...on.map((platform) => row[`${platform}_usage` as Column] ?? 0));
  const named = panel.filter((row) => !row.pseudo && on.every((platform) => row[`${platform}_usage`] !== null));
  return new Set([...named].sort((a, b) => size(b) - size(a)).map((row) => row.task));
}
