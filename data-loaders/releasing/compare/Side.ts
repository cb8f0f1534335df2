import {resolve} from "node:path";

import type {Acquired} from "../../acquire/Acquired.js";
import type {Environment} from "../../acquire/environment.js";
import {fromHub} from "../../acquire/fromHub.js";
import {readsLocal} from "../../acquire/inventory.js";
import {type ReleaseOnDisk, releaseOnDisk} from "../../acquire/releaseOnDisk.js";
import {AcquireError} from "../../AcquireError.js";
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
  throw new AcquireError("usage", {
    expected: "a folder with one release of the catalogue, both platforms of it",
    found: names.join(", ") || "none",
    where: folder,
    next:
      names.length === 0
        ? `\`npm run data -- add ${folder}\` says what is in it, and writes a manifest for a new release`
        : `name one of them: ${names.map((name) => `${name}@${folder}`).join(" or ")}`
  });
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
  throw new AcquireError("usage", {
    expected:
      several.length === 0
        ? `a folder after the @, as the catalogue has one version of each file of ${manifest.release}`
        : `a version after the @: first, republished, a commit (${versions.join(", ")}), or a folder`,
    found: `"${where}"`,
    where: `"${argument}"`,
    next: "correct the argument; `npm run data -- status` lists what there is"
  });
}

/** @param exact - bytes that are not of a version in the manifest will not do */
async function acquired(manifest: Manifest, {env, effects}: Context, exact = false): Promise<Acquired> {
  const {release, files} = manifest;
  if (env.source === "sample")
    throw new AcquireError("usage", {
      expected: "published data",
      found: "AEI_SOURCE=sample, which makes figures up",
      where: "the environment",
      next: "leave AEI_SOURCE out; a folder of synthetic files can be named as an argument"
    });
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
  throw (
    error ??
    new AcquireError("absent", {
      expected: `release ${release} in the version of ${files[0]!.known[0]!.revision.slice(0, 7)}`,
      found: "other bytes in the local folder, and no such version in the cache",
      where: "AEI_DATA_DIR and the caches",
      next: "unset AEI_DATA_DIR for this command: then the version is downloaded; or name a folder after the @"
    })
  );
}
