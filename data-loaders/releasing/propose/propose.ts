import type {TaskMetric} from "../../../src/analysis/panel/ReleaseEvidence.js";
import type {Acquired} from "../../acquire/Acquired.js";
import type {Environment} from "../../acquire/environment.js";
import {readsLocal} from "../../acquire/inventory.js";
import {releaseOnDisk} from "../../acquire/releaseOnDisk.js";
import {AcquireError} from "../../AcquireError.js";
import {DataError} from "../../DataError.js";
import {dialects} from "../../dialects/Dialect.js";
import {type Manifest} from "../../releases/Manifest.js";
import type {Context} from "../commands/Command.js";
import {type FileProfile, profileOf} from "../compare/FileProfile.js";
import {platformFiles, type PlatformRole} from "./Candidate.js";
import type {Found} from "./find.js";
import {type LayoutChanges, layoutChanges} from "./layoutChanges.js";

/** A manifest for a release, and what in it is new. */
export interface Proposal {
  manifest: Manifest;
  revisionKnown: boolean;
  profiles: Record<PlatformRole, FileProfile>;
  /** The release it is compared with: the newest before it that is here, or else the newest; null without any. */
  previous: string | null;
  /** Null when no earlier release's files are on this machine. */
  layout: Record<PlatformRole, LayoutChanges> | null;
  metrics: {new: TaskMetric[]; gone: TaskMetric[]};
  /** Set when the catalogue has the release with other bytes. */
  conflict: {path: string; expected: string; found: string}[];
}

/**
 * Understands a release's files: dialect, window, metrics, what differs from the release before.
 *
 * @throws AcquireError or DataError: unknown dialect, a platform missing, a month missing, swapped files.
 */
export async function propose({release, candidates, revisionKnown, root}: Found, context: Context): Promise<Proposal> {
  const {manifests} = context;
  const {dialect, files} = await platformFiles(release, candidates);
  const profiles = {claude_ai: await profileOf(files.claude_ai.file), api: await profileOf(files.api.file)};
  for (const role of ["claude_ai", "api"] as const) checkProduct(role, profiles[role], files[role].path);
  const window = windowOf(release, profiles);
  const existing = manifests.find((manifest) => manifest.release === release);
  const earlier = manifests.filter((manifest) => manifest.release < release);
  const beside = await firstAtHand(earlier, dialect, root, context);
  const previous = beside?.manifest ?? earlier[0] ?? null;
  const template = existing ?? previous ?? manifests.at(-1) ?? null;
  const metrics = metricsOf(profiles);
  const manifest: Manifest = {
    release,
    dialect,
    window,
    metrics,
    licence: template?.licence ?? "CC-BY",
    accessed: context.today,
    files: [
      ...(["claude_ai", "api"] as const).map((role) => ({
        role,
        path: files[role].path,
        known: [files[role].known, ...othersOf(existing, role, files[role].known.sha256!)]
      })),
      ...(template?.files.filter(({role}) => role !== "claude_ai" && role !== "api") ?? [])
    ]
  };
  return {
    manifest,
    revisionKnown,
    profiles,
    previous: previous?.release ?? null,
    layout: beside === null ? null : await changesAgainst(beside.acquired, profiles),
    metrics: {
      new: metrics.filter((metric) => previous !== null && !previous.metrics.includes(metric)),
      gone: previous?.metrics.filter((metric) => !metrics.includes(metric)) ?? []
    },
    conflict: existing === undefined ? [] : conflictOf(existing, files)
  };
}

/** Versions that the catalogue has of a file, less these very bytes. */
function othersOf(
  existing: Manifest | undefined,
  role: PlatformRole,
  sha256: string
): Manifest["files"][number]["known"] {
  return existing?.files.find((file) => file.role === role)?.known.filter((known) => known.sha256 !== sha256) ?? [];
}

function conflictOf(
  existing: Manifest,
  files: Awaited<ReturnType<typeof platformFiles>>["files"]
): Proposal["conflict"] {
  return (["claude_ai", "api"] as const).flatMap((role) => {
    const {
      path,
      known: {bytes, sha256}
    } = files[role];
    const file = existing.files.find((one) => one.role === role)!;
    const same = file.known.some((one) => one.sha256 === sha256 || (one.sha256 === null && one.bytes === bytes));
    if (same && file.path === path) return [];
    const expected = file.known.map((one) => one.sha256 ?? `${one.bytes} bytes`).join(" or ");
    return [{path, expected: file.path === path ? expected : `${file.path}: ${expected}`, found: sha256!}];
  });
}

/** Swapped files would turn every sign. */
function checkProduct(role: PlatformRole, {products}: FileProfile, path: string): void {
  const isApi = (name: string): boolean => /api/i.test(name);
  const wrong = products.find((name) => isApi(name) !== (role === "api"));
  if (wrong === undefined) return;
  throw new DataError({
    expected: `rows about ${role === "api" ? "the API" : "Claude.ai"}, as the file's name says`,
    found: `“${wrong}”`,
    where: path,
    next: "check that the two files are not swapped, and that the release is complete"
  });
}

/** The days that both files are about, without a gap. */
function windowOf(release: string, {claude_ai: {periods, dialect}, api}: Proposal["profiles"]): Manifest["window"] {
  const said = (list: FileProfile["periods"]): string => list.map(({start, end}) => `${start} to ${end}`).join(", ");
  if (said(periods) !== said(api.periods)) throw gap(release, `Claude.ai ${said(periods)}; API ${said(api.periods)}`);
  const broken = periods.find(({start}, i) => i > 0 && start !== periods[i - 1]!.end);
  if (periods.length === 0 || broken !== undefined) throw gap(release, said(periods) || "no rows");
  if (dialect === "long" && periods.length > 1)
    throw new DataError({
      expected: `one window in a release of the long dialect (${dialects.long.code})`,
      found: said(periods),
      where: `release ${release}`,
      next: "split the files by window, or teach the dialect to keep windows apart"
    });
  return {start: periods[0]!.start, end: periods.at(-1)!.end};
}

function gap(release: string, found: string): DataError {
  return new DataError({
    expected: "the same months on both platforms, one after the other",
    found,
    where: `release ${release}`,
    next: "a month is missing: the upload may be half done; wait for it, or get the files again"
  });
}

/** The newest earlier release on this machine, one of the same dialect before others; the hub is not asked. */
async function firstAtHand(
  earlier: readonly Manifest[],
  dialect: Manifest["dialect"],
  root: string | null,
  {env, effects}: Context
): Promise<{manifest: Manifest; acquired: Acquired} | null> {
  const places: Environment[] = [
    ...(root === null ? [] : [{...env, source: "local" as const, dataDir: root}]),
    readsLocal(env) ? env : {...env, source: "cache"}
  ];
  const sorted = [...earlier].sort((a, b) => Number(b.dialect === dialect) - Number(a.dialect === dialect));
  for (const manifest of sorted)
    for (const place of places) {
      const {acquired} = await releaseOnDisk(manifest, place, effects);
      if (acquired !== null) return {manifest, acquired};
    }
  return null;
}

async function changesAgainst(acquired: Acquired, profiles: Proposal["profiles"]): Promise<Proposal["layout"]> {
  const of = async (role: PlatformRole): Promise<LayoutChanges> =>
    layoutChanges(await profileOf(acquired.files.find((file) => file.role === role)!.file), profiles[role]);
  return {claude_ai: await of("claude_ai"), api: await of("api")};
}

/** @throws AcquireError (integrity) for bytes that the catalogue does not know, unless they were accepted */
export function refuseConflict({manifest, conflict}: Proposal): void {
  const [first] = conflict;
  if (first === undefined) return;
  throw new AcquireError("integrity", {
    expected: `${first.path} of release ${manifest.release} as the catalogue has it: sha256 ${first.expected}`,
    found: `sha256 ${first.found}`,
    where: "the files that were named",
    next:
      "`npm run data -- check` says whether it was republished: if so, --accept keeps these bytes as its newest version; " +
      "if not, fetch it again"
  });
}

/** What facets and metric names of either dialect have in common. */
const words: Record<TaskMetric, string> = {
  collaboration: "collaboration",
  success: "task_success",
  human_only_time: "human_only_time",
  human_with_ai_time: "human_with_ai_time",
  autonomy: "ai_autonomy",
  education: "human_education_years"
};

/** The metrics that both platforms publish by task. */
function metricsOf(profiles: Record<PlatformRole, FileProfile>): TaskMetric[] {
  const has = ({facets}: FileProfile, word: string): boolean =>
    facets.some(({facet, place}) => place === "global" && /^onet(_task::| )/.test(facet) && facet.includes(word));
  return (Object.keys(words) as TaskMetric[]).filter((metric) =>
    Object.values(profiles).every((profile) => has(profile, words[metric]))
  );
}
