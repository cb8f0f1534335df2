import {sort} from "d3-array";

import {measureRows} from "../../../src/analysis/panel/measures.js";
import {type TaskMetric, taskMetrics} from "../../../src/analysis/panel/ReleaseEvidence.js";
import {releaseOnDisk} from "../../acquire/acquire.js";
import type {Acquired} from "../../acquire/Acquired.js";
import type {Environment} from "../../acquire/environment.js";
import {readsLocal} from "../../acquire/inventory.js";
import {dialects} from "../../dialects/Dialect.js";
import {fault} from "../../outside/fault.js";
import {isPlatform, type Manifest, type ManifestFile} from "../../releases/Manifest.js";
import type {Context} from "../commands/Command.js";
import {type FileProfile, profileOf} from "../compare/FileProfile.js";
import {type ListChange, listChange} from "../compare/listChange.js";
import type {Found} from "./find.js";
import {type LayoutChanges, layoutChanges} from "./layoutChanges.js";
import {type PlatformFile, platformFiles, type PlatformRole, platformRoles} from "./platformFiles.js";

/** A manifest for a release, and what in it is new. */
export interface Proposal {
  manifest: Manifest;
  revisionKnown: boolean;
  profiles: Record<PlatformRole, FileProfile>;
  /** The release it is compared with: the newest before it that is here, or else the newest; null without any. */
  previous: string | null;
  /** Null when no earlier release's files are on this machine. */
  layout: Record<PlatformRole, LayoutChanges> | null;
  metrics: ListChange;
  /** Set when the catalogue has the release with other bytes. */
  conflict: {path: string; expected: string; found: string}[];
}

/** Stands for a commit nobody knows. */
const UNKNOWN_REVISION = "0".repeat(40);

/**
 * Understands a release's files: dialect, window, metrics, what differs from the release before.
 *
 * @throws AcquireError (contract) unknown dialect, a month missing, swapped files; (absent) a platform missing
 */
export async function propose({release, files, revision, root}: Found, context: Context): Promise<Proposal> {
  const {manifests, today} = context;
  const {dialect, platforms} = await platformFiles(release, files);
  const profiles = {claude_ai: platforms.claude_ai.profile, api: platforms.api.profile};
  for (const role of platformRoles) checkProduct(role, platforms[role]);
  const window = windowOf(release, profiles);
  const existing = manifests.find((manifest) => manifest.release === release);
  const earlier = manifests.filter((manifest) => manifest.release < release);
  const beside = await firstAtHand(earlier, dialect, root, context);
  const previous = beside?.manifest ?? earlier[0] ?? null;
  const template = existing ?? previous ?? manifests.at(-1) ?? null;
  const metrics = metricsOf(profiles);
  const entries = platformRoles.map((role): ManifestFile => {
    const {path, bytes, sha256} = platforms[role].file;
    const known = existing?.files.find((file) => file.role === role)?.known ?? [];
    const others = known.filter((version) => version.sha256 !== sha256);
    return {role, path, known: [{revision: revision ?? UNKNOWN_REVISION, bytes, sha256}, ...others]};
  });
  return {
    manifest: {
      release,
      dialect,
      window,
      metrics,
      licence: template?.licence ?? "CC-BY",
      accessed: today,
      files: [...entries, ...(template?.files.filter((file) => !isPlatform(file)) ?? [])]
    },
    revisionKnown: revision !== null,
    profiles,
    previous: previous?.release ?? null,
    layout: beside && {
      claude_ai: await changesAgainst(beside.acquired, "claude_ai", profiles),
      api: await changesAgainst(beside.acquired, "api", profiles)
    },
    metrics: listChange(previous?.metrics ?? metrics, metrics),
    conflict: existing === undefined ? [] : conflictOf(existing, entries)
  };
}

function conflictOf(existing: Manifest, entries: readonly ManifestFile[]): Proposal["conflict"] {
  return entries.flatMap(({role, path, known: [found]}) => {
    const {bytes, sha256} = found!;
    const file = existing.files.find((one) => one.role === role)!;
    const same = file.known.some((one) => one.sha256 === sha256 || (one.sha256 === null && one.bytes === bytes));
    if (same && file.path === path) return [];
    const expected = file.known.map((one) => one.sha256 ?? `${one.bytes} bytes`).join(" or ");
    return [{path, expected: file.path === path ? expected : `${file.path}: ${expected}`, found: sha256!}];
  });
}

/** Swapped files would turn every sign. */
function checkProduct(role: PlatformRole, {file, profile}: PlatformFile): void {
  const wrong = profile.products.find((name) => /api/i.test(name) !== (role === "api"));
  if (wrong === undefined) return;
  throw fault("swapped platforms", file.path, {platform: role === "api" ? "the API" : "Claude.ai", found: wrong});
}

/** The days that both files are about, without a gap. */
function windowOf(release: string, {claude_ai: {periods, dialect}, api}: Proposal["profiles"]): Manifest["window"] {
  const where = `release ${release}`;
  const [months, others] = [periods, api.periods].map((list) =>
    list.map(({start, end}) => `${start} to ${end}`).join(", ")
  );
  if (months !== others) throw fault("a month is missing", where, {found: `Claude.ai ${months}; API ${others}`});
  const broken = periods.some(({start}, i) => i > 0 && start !== periods[i - 1]!.end);
  if (periods.length === 0 || broken) throw fault("a month is missing", where, {found: months || "no rows"});
  if (dialect === "long" && periods.length > 1)
    throw fault("several windows", where, {code: dialects.long.code, found: months!});
  return {start: periods[0]!.start, end: periods.at(-1)!.end};
}

/** The newest earlier release on this machine, one of the same dialect before others; the hub is not asked. */
async function firstAtHand(
  earlier: readonly Manifest[],
  dialect: Manifest["dialect"],
  root: string | null,
  {env, effects}: Context
): Promise<{manifest: Manifest; acquired: Acquired} | null> {
  const beside: Environment[] = root === null ? [] : [{...env, source: "local", dataDir: root}];
  const places: Environment[] = [...beside, readsLocal(env) ? env : {...env, source: "cache"}];
  for (const manifest of sort(earlier, (one) => Number(one.dialect !== dialect)))
    for (const place of places) {
      const {acquired} = await releaseOnDisk(manifest, place, effects);
      if (acquired !== null) return {manifest, acquired};
    }
  return null;
}

async function changesAgainst(
  {files}: Acquired,
  role: PlatformRole,
  profiles: Proposal["profiles"]
): Promise<LayoutChanges> {
  return layoutChanges(await profileOf(files.find((file) => file.role === role)!.file), profiles[role]);
}

/** @throws AcquireError (integrity) for bytes that the catalogue does not know, unless they were accepted */
export function refuseConflict({manifest, conflict}: Proposal): void {
  const [first] = conflict;
  if (first === undefined) return;
  throw fault("other bytes than the catalogue's", "the files that were named", {release: manifest.release, ...first});
}

/** What facets and metric names of either dialect have in common. */
const facetOf = (metric: TaskMetric): string => measureRows.find((row) => row.metric.endsWith(metric))!.long!.facet;

/** The metrics that both platforms publish by task. */
function metricsOf(profiles: Proposal["profiles"]): TaskMetric[] {
  const byTask = Object.values(profiles).map(({facets}) =>
    facets.filter(({facet, place}) => place === "global" && /^onet(_task::| )/.test(facet))
  );
  return taskMetrics.filter((metric) =>
    byTask.every((facets) => facets.some(({facet}) => facet.includes(facetOf(metric))))
  );
}
