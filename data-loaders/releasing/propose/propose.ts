import {existsSync} from "node:fs";
import {join} from "node:path";

import {sort} from "d3-array";

import {measureRows} from "../../../src/analysis/panel/Panel.js";
import {type TaskMetric, taskMetrics} from "../../../src/analysis/panel/ReleaseEvidence.js";
import {releaseOnDisk} from "../../acquire/acquire.js";
import type {Acquired, AcquiredFile} from "../../acquire/Acquired.js";
import type {Environment} from "../../acquire/environment.js";
import {readsLocal} from "../../acquire/inventory.js";
import {dialects} from "../../dialects/Dialect.js";
import {fault} from "../../outside/fault.js";
import {writeWhole} from "../../outside/writeWhole.js";
import {isPlatform, type Manifest, type ManifestFile, manifestSchema} from "../../releases/Manifest.js";
import type {Context} from "../commands/Command.js";
import {type PlatformRole, platformRoles, type Profiles, profilesOf} from "../compare/FileProfile.js";
import {roleLabels} from "../compare/findingsReport.js";
import {layoutChanges, listChange} from "../compare/layoutChanges.js";
import type {Found} from "./find.js";

/**
 * A manifest for a release, and what in it is new against `previous`, the newest release before it that is here, or else the
 * newest; null without any. `layout` is null when no earlier release's files are on this machine; `conflict` says where the
 * catalogue has the release with other bytes.
 */
export type Proposal = Awaited<ReturnType<typeof propose>>;

/** Stands for a commit nobody knows. */
const UNKNOWN_REVISION = "0".repeat(40);

/**
 * Understands a release's files: dialect, window, metrics, what differs from the release before.
 *
 * @throws AcquireError (absent) a platform missing, (usage) several files of one, (contract) two dialects, a month
 * missing, swapped files; DataError for columns that no dialect has
 */
export async function propose({release, files, revision, root}: Found, context: Context) {
  const {manifests, today} = context;
  const chosen = {claude_ai: onlyOne(release, "claude_ai", files), api: onlyOne(release, "api", files)};
  const profiles = await profilesOf(files);
  const {claude_ai, api} = profiles;
  if (claude_ai.dialect !== api.dialect)
    throw fault("two dialects", `release ${release}`, {claude: claude_ai.dialect, api: api.dialect});
  for (const role of platformRoles) {
    // Swapped files would turn every sign.
    const found = profiles[role].products.find((name) => /api/i.test(name) !== (role === "api"));
    if (found !== undefined) throw fault("swapped platforms", chosen[role].path, {platform: roleLabels[role], found});
  }
  const {dialect} = api;
  const window = windowOf(release, profiles);
  const existing = manifests.find((manifest) => manifest.release === release);
  const earlier = manifests.filter((manifest) => manifest.release < release);
  const beside = await firstAtHand(earlier, dialect, root, context);
  const previous = beside?.manifest ?? earlier[0] ?? null;
  const template = existing ?? previous ?? manifests.at(-1) ?? null;
  const metrics = metricsOf(profiles);
  const entries = platformRoles.map((role): ManifestFile => {
    const {path, bytes, sha256} = chosen[role];
    const known = existing?.files.find((file) => file.role === role)?.known ?? [];
    const others = known.filter((version) => version.sha256 !== sha256);
    return {role, path, known: [{revision: revision ?? UNKNOWN_REVISION, bytes, sha256}, ...others]};
  });
  const was = beside && (await profilesOf(beside.acquired.files));
  const manifest: Manifest = {
    release,
    dialect,
    window,
    metrics,
    licence: template?.licence ?? "CC-BY",
    accessed: today,
    files: [...entries, ...(template?.files.filter((file) => !isPlatform(file)) ?? [])]
  };
  return {
    manifest,
    revisionKnown: revision !== null,
    profiles,
    previous: previous?.release ?? null,
    layout: was && {
      claude_ai: layoutChanges(was.claude_ai, profiles.claude_ai),
      api: layoutChanges(was.api, profiles.api)
    },
    metrics: listChange(previous?.metrics ?? metrics, metrics),
    conflict: existing === undefined ? [] : conflictOf(existing, entries)
  };
}

function onlyOne(release: string, role: PlatformRole, files: readonly AcquiredFile[]): AcquiredFile {
  const found = files.filter((file) => file.role === role);
  if (found.length === 1) return found[0]!;
  const names = (list: readonly AcquiredFile[]): string => list.map(({path}) => path).join(", ");
  const where = "the release's folder";
  if (found.length > 1) throw fault("several files of a platform", where, {release, role, names: names(found)});
  const others = files.length === 0 ? "no file of either" : `none for ${role}, only ${names(files)}`;
  throw fault("half a release", where, {release, found: others});
}

function conflictOf(existing: Manifest, entries: readonly ManifestFile[]) {
  return entries.flatMap(({role, path, known: [found]}) => {
    const {bytes, sha256} = found!;
    const file = existing.files.find((one) => one.role === role)!;
    const same = file.known.some((one) => one.sha256 === sha256 || (one.sha256 === null && one.bytes === bytes));
    if (same && file.path === path) return [];
    const expected = file.known.map((one) => one.sha256 ?? `${one.bytes} bytes`).join(" or ");
    return [{path, expected: file.path === path ? expected : `${file.path}: ${expected}`, found: sha256!}];
  });
}

/** The days that both files are about, without a gap. */
function windowOf(release: string, {claude_ai: {periods, dialect}, api}: Profiles): Manifest["window"] {
  const where = `release ${release}`;
  const [months, others] = [periods, api.periods].map((all) =>
    all.map(({start, end}) => `${start} to ${end}`).join(", ")
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

/** The metrics that both platforms publish by task: metric names of either dialect have a facet's name in them. */
function metricsOf(profiles: Profiles): TaskMetric[] {
  const byTask = Object.values(profiles).map(({facets}) =>
    facets.filter(({facet, place}) => place === "global" && /^onet(_task::| )/.test(facet))
  );
  return taskMetrics.filter((metric) => {
    const {facet} = measureRows.find((row) => row.metric.endsWith(metric))!.long!;
    return byTask.every((facets) => facets.some((one) => one.facet.includes(facet)));
  });
}

/**
 * Writes a manifest into a folder, whole or not at all.
 *
 * @returns its path
 * @throws AcquireError (usage) when there is one already and it was not accepted to replace it.
 */
export async function writeManifest(manifest: Manifest, folder: string, accept: boolean): Promise<string> {
  const file = join(folder, `${manifest.release}.json`);
  if (existsSync(file) && !accept) throw fault("a manifest already", file);
  const schema = existsSync(join(folder, "manifest.schema.json")) ? {$schema: "./manifest.schema.json"} : {};
  const writing = {what: "the manifest", elsewhere: "or name another folder with --write"};
  return writeWhole(file, manifestSchema.parse({...schema, ...manifest}), writing);
}
