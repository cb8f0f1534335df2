import {resolve} from "node:path";

import {type ReleaseOnDisk, releaseOnDisk} from "../../acquire/acquire.js";
import type {Acquired} from "../../acquire/Acquired.js";
import type {Environment} from "../../acquire/environment.js";
import {fromHub} from "../../acquire/fromHub.js";
import {readsLocal} from "../../acquire/inventory.js";
import type {AcquireError} from "../../AcquireError.js";
import {fault} from "../../outside/fault.js";
import {findRelease} from "../../releases/catalogue.js";
import type {KnownBytes, Manifest} from "../../releases/Manifest.js";
import type {Context} from "../commands/Command.js";
import {isFolder} from "../propose/find.js";

/** A release, a version of one, or a folder with one: named, and its files found. */
export interface Side {
  /** As it was asked for. */
  label: string;
  manifest: Manifest;
  acquired: Acquired;
}

/**
 * Finds what an argument names: `2026-03-24`, `2026-03-24@first`, `2026-03-24@republished`, `2026-03-24@7fc50b0`, a
 * folder laid out as the dataset repository, or `2026-03-24@folder` where a folder has several releases.
 *
 * @throws AcquireError (usage) for a name that means nothing, (absent) when the data are not here and can't be fetched.
 */
export async function sideOf(argument: string, context: Context): Promise<Side> {
  const [release = "", where] = argument.split(/@(.*)/s);
  if (where === undefined && isFolder(argument)) return onlyReleaseIn(argument, context);
  const manifest = findRelease(context.manifests, release);
  if (where === undefined) return {label: argument, manifest, acquired: await acquired(manifest, context)};
  if (isFolder(where)) {
    const {acquired, error} = await inFolder(manifest, where, context);
    if (acquired === null) throw error!;
    return {label: argument, manifest, acquired};
  }
  const version = versionOf(manifest, where, argument);
  return {label: argument, manifest: version, acquired: await acquired(version, context, true)};
}

const inFolder = (manifest: Manifest, folder: string, {env, effects}: Context): Promise<ReleaseOnDisk> =>
  releaseOnDisk(manifest, {...env, source: "local", dataDir: resolve(folder)}, effects);

async function onlyReleaseIn(folder: string, context: Context): Promise<Side> {
  const there: Side[] = [];
  for (const manifest of context.manifests) {
    const {acquired} = await inFolder(manifest, folder, context);
    if (acquired !== null) there.push({label: folder, manifest, acquired});
  }
  if (there.length === 1) return there[0]!;
  const names = there.map(({manifest}) => manifest.release);
  if (there.length === 0) throw fault("no release in the folder", folder, {folder});
  const choices = names.map((name) => `${name}@${folder}`).join(" or ");
  throw fault("several releases in the folder", folder, {names: names.join(", "), choices});
}

/** The manifest with only the version asked for of each file that has several. */
function versionOf(manifest: Manifest, where: string, argument: string): Manifest {
  const pick = (known: KnownBytes[]): KnownBytes | undefined => {
    if (where === "first") return known.at(-1);
    if (where === "republished" || where === "newest") return known[0];
    if (!/^[0-9a-f]{7,64}$/.test(where)) return undefined;
    return known.find(({revision, sha256}) => revision.startsWith(where) || sha256?.startsWith(where));
  };
  const several = manifest.files.filter(({known}) => known.length > 1);
  if (several.length > 0 && several.some(({known}) => pick(known) !== undefined))
    return {...manifest, files: manifest.files.map((file) => ({...file, known: [pick(file.known) ?? file.known[0]!]}))};
  const versions = several.flatMap(({known}) => known.map(({revision}) => revision.slice(0, 7)));
  const what = several.length === 0 ? "one version only" : "no such version";
  throw fault(what, `"${argument}"`, {release: manifest.release, versions: versions.join(", "), found: where});
}

/** @param exact - bytes that are not of a version in the manifest will not do */
async function acquired(manifest: Manifest, {env, effects}: Context, exact = false): Promise<Acquired> {
  const {release, files} = manifest;
  if (env.source === "sample") throw fault("figures that are made up", "the environment");
  const local = readsLocal(env);
  const cache: Environment = {...env, source: "cache"};
  let error: AcquireError | null = null;
  for (const place of env.source === "hub" ? [] : local && exact ? [env, cache] : [env]) {
    const here = await releaseOnDisk(manifest, place, effects);
    if (here.acquired && (!exact || here.acquired.files.every(({pinned}) => pinned))) return here.acquired;
    if (place === env) error = here.error;
  }
  if (!local && env.source !== "cache" && !env.offline) {
    const downloaded = await fromHub(manifest, {...env, source: "hub"}, effects);
    return {release, source: "hub", synthetic: false, reason: "downloaded and verified", files: downloaded};
  }
  const revision = files[0]!.known[0]!.revision.slice(0, 7);
  throw error ?? fault("another version", "AEI_DATA_DIR and the caches", {release, revision});
}
