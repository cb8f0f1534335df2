import {resolve} from "node:path";

import {releaseOnDisk} from "../../acquire/acquire.js";
import type {Acquired} from "../../acquire/Acquired.js";
import type {Environment} from "../../acquire/environment.js";
import {fromHub} from "../../acquire/fromHub.js";
import {readsLocal} from "../../acquire/inventory.js";
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
export async function sideOf(label: string, context: Context): Promise<Side> {
  const [release = "", where] = label.split(/@(.*)/s);
  if (where === undefined && isFolder(label)) return onlyReleaseIn(label, context);
  const found = findRelease(context.manifests, release);
  if (where !== undefined && isFolder(where)) {
    const {acquired, error} = await inFolder(found, where, context);
    if (acquired === null) throw error!;
    return {label, manifest: found, acquired};
  }
  const manifest = where === undefined ? found : versionOf(found, where, label);
  return {label, manifest, acquired: await acquired(manifest, context, where !== undefined)};
}

const inFolder = (manifest: Manifest, folder: string, {env, effects}: Context): ReturnType<typeof releaseOnDisk> =>
  releaseOnDisk(manifest, {...env, source: "local", dataDir: resolve(folder)}, effects);

async function onlyReleaseIn(folder: string, context: Context): Promise<Side> {
  const there: Side[] = [];
  for (const manifest of context.manifests) {
    const {acquired} = await inFolder(manifest, folder, context);
    if (acquired !== null) there.push({label: folder, manifest, acquired});
  }
  if (there.length === 1) return there[0]!;
  if (there.length === 0) throw fault("no release in the folder", folder, {folder});
  const names = there.map(({manifest}) => manifest.release);
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
  if (several.some(({known}) => pick(known) !== undefined))
    return {...manifest, files: manifest.files.map((file) => ({...file, known: [pick(file.known) ?? file.known[0]!]}))};
  const versions = several.flatMap(({known}) => known.map(({revision}) => revision.slice(0, 7)));
  const what = several.length === 0 ? "one version only" : "no such version";
  throw fault(what, `"${argument}"`, {release: manifest.release, versions: versions.join(", "), found: where});
}

/** @param exact - bytes that are not of a version in the manifest will not do */
async function acquired(manifest: Manifest, {env, effects}: Context, exact: boolean): Promise<Acquired> {
  if (env.source === "sample") throw fault("figures that are made up", "the environment");
  const local = readsLocal(env);
  const places: Environment[] = [
    ...(env.source === "hub" ? [] : [env]),
    ...(local && exact ? [{...env, source: "cache" as const}] : [])
  ];
  const looks = await Promise.all(places.map((place) => releaseOnDisk(manifest, place, effects)));
  const here = looks.find(({acquired}) => acquired && (!exact || acquired.files.every(({pinned}) => pinned)));
  if (here) return here.acquired!;
  if (!local && env.source !== "cache" && !env.offline) return downloaded(manifest, env, effects);
  const revision = manifest.files[0]!.known[0]!.revision.slice(0, 7);
  const other = fault("another version", "AEI_DATA_DIR and the caches", {release: manifest.release, revision});
  throw looks[0]?.error ?? other;
}

/** A release from the hub, or what of it is in the cache already. */
export async function downloaded(manifest: Manifest, env: Environment, effects: Context["effects"]): Promise<Acquired> {
  const files = await fromHub(manifest, {...env, source: "hub"}, effects);
  return {release: manifest.release, source: "hub", synthetic: false, reason: "downloaded and verified", files};
}
