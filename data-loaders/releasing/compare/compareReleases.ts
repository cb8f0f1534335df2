import {sort} from "d3-array";

import {compareFindings} from "../../../src/analysis/claims/compareFindings.js";
import {findingsOf} from "../../../src/analysis/claims/judge.js";
import {type Platform, platformKeys, platforms} from "../../../src/analysis/panel/Panel.js";
import type {ReleaseEvidence} from "../../../src/analysis/panel/ReleaseEvidence.js";
import {gather} from "../../stage/gather.js";
import {facetRows, profilesOf} from "./FileProfile.js";
import {layoutChanges, listChange} from "./layoutChanges.js";
import type {Side} from "./Side.js";

/** What sets two releases, or two versions of one, apart. */
export type ReleaseComparison = Awaited<ReturnType<typeof compareReleases>>;

/** Compares two releases: layout, rows, tasks, figures, claims. */
export async function compareReleases(a: Side, b: Side) {
  // One after the other: two at once would need twice the memory.
  const before = await look(a);
  const after = await look(b);
  const files = platforms.map((platform) => {
    const role = platformKeys[platform];
    return {platform, both: [before.profiles[role], after.profiles[role]] as const};
  });
  return {
    before: described(before),
    after: described(after),
    schema: files.map(({platform, both}) => ({platform, ...layoutChanges(...both)})),
    metrics: listChange(before.evidence.metrics, after.evidence.metrics),
    rows: files.flatMap(({platform, both}) => facetRows(...both).map((rows) => ({platform, ...rows}))),
    tasks: [
      tasksOf("claude_ai", ["claude"], before, after),
      tasksOf("api", ["api"], before, after),
      tasksOf("shared", platforms, before, after)
    ],
    findings: compareFindings(findingsOf(before.evidence), findingsOf(after.evidence))
  };
}

type Looked = Awaited<ReturnType<typeof look>>;

/** What a release's files hold, and what is read from them. */
async function look({label, manifest, acquired}: Side) {
  return {label, profiles: await profilesOf(acquired.files), evidence: await gather(manifest, acquired)};
}

export type Described = ReturnType<typeof described>;

function described({label, evidence: {release, dialect, window, synthetic, inputs}}: Looked) {
  return {label, release, dialect, window, synthetic, inputs};
}

/** Named tasks of a platform, or on both, and which of them only one of the two releases has, largest first. */
function tasksOf(where: "claude_ai" | "api" | "shared", on: readonly Platform[], before: Looked, after: Looked) {
  const [a, b] = [tasksOn(on, before.evidence), tasksOn(on, after.evidence)];
  const {gone, new: entering} = listChange(a, b);
  return {where, before: a.length, after: b.length, entering, leaving: gone};
}

/** Named tasks of these platforms, largest first. */
function tasksOn(on: readonly Platform[], {panel}: ReleaseEvidence): string[] {
  const size = (row: (typeof panel)[number]): number => Math.min(...on.map((p) => row[`${p}_usage`] ?? -1));
  const named = panel.filter((row) => !row.pseudo && size(row) >= 0);
  return sort(named, (row) => -size(row)).map(({task}) => task);
}
