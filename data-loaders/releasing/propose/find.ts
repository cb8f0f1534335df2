import {execFileSync} from "node:child_process";
import {readdirSync, statSync} from "node:fs";
import {readdir} from "node:fs/promises";
import {basename, dirname, join, resolve, sep} from "node:path";

import type {AcquiredFile} from "../../acquire/Acquired.js";
import {memoDir} from "../../acquire/cache.js";
import {fromHub} from "../../acquire/fromHub.js";
import {localFile} from "../../acquire/fromLocal.js";
import {type ListedFile, withUpstream} from "../../acquire/hub/upstream.js";
import {fault} from "../../outside/fault.js";
import {pathFault} from "../../outside/insideFolder.js";
import {folderOfRelease, releaseOfFolder} from "../../releases/Manifest.js";
import type {Context} from "../commands/Command.js";
import type {PlatformRole} from "../compare/FileProfile.js";

/** A release's files, found but not yet understood. */
export interface Found {
  release: string;
  files: AcquiredFile[];
  /** The commit that serves these bytes; null where nobody knows. */
  revision: string | null;
  /** The folder laid out as the dataset repository; null for files of the hub. */
  root: string | null;
}

/**
 * Finds a release in a folder (the release's own, or one laid out as the dataset repository with one release that the
 * catalogue lacks), or on the hub by its name.
 *
 * @throws AcquireError
 */
export async function findFiles(argument: string, revision: string | null, context: Context): Promise<Found> {
  if (isFolder(argument)) return inFolder(resolve(argument), revision, context);
  if (releaseOfFolder(folderOfRelease(argument)) !== argument)
    throw fault("no folder and no release", "the command line", {found: argument});
  const {dataDir} = context.env;
  const here = join(dataDir ?? "", folderOfRelease(argument));
  return dataDir !== null && isFolder(here) ? inFolder(here, revision, context) : onHub(argument, context);
}

export const isFolder = (path: string): boolean => statSync(path, {throwIfNoEntry: false})?.isDirectory() === true;

async function inFolder(folder: string, revision: string | null, context: Context): Promise<Found> {
  const own = releaseOfFolder(basename(folder));
  const root = own === null ? folder : dirname(folder);
  const release = own ?? onlyNewRelease(folder, context);
  const base = join(root, folderOfRelease(release));
  const names = await readdir(base, {recursive: true});
  const paths = names.flatMap((name) => wanted(`${folderOfRelease(release)}/${name.split(sep).join("/")}`));
  const options = {memoDir: memoDir(context.env.cacheDir), verify: context.effects.verify};
  const files: AcquiredFile[] = [];
  for (const {role, path} of paths) {
    const found = `${JSON.stringify(path)}, ${pathFault(path)}`;
    if (pathFault(path) !== null) throw fault("a name no manifest can have", base, {found});
    files.push(await localFile({role, path, known: []}, root, options));
  }
  return {release, files, revision: revision ?? commitOfFolder(root), root};
}

function onlyNewRelease(folder: string, {manifests}: Context): string {
  // Folders of statements and the like are releases too, but have no platform file.
  const there = readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const release = releaseOfFolder(name);
      const isOne =
        release !== null &&
        readdirSync(join(folder, name), {recursive: true}).some((path) => wanted(String(path)).length > 0);
      return isOne ? [release] : [];
    });
  const fresh = there.filter((release) => manifests.every((manifest) => manifest.release !== release));
  const found = fresh.length > 0 ? fresh : there;
  if (found.length === 1) return found[0]!;
  if (found.length === 0) throw fault("no new release", folder);
  const choices = found.map((release) => join(folder, folderOfRelease(release))).join(" or ");
  throw fault("several new releases", folder, {names: found.join(", "), choices});
}

/** The commit of a clone of the dataset; null for a folder that is none. */
function commitOfFolder(cwd: string): string | null {
  try {
    const asked = ["rev-parse", "HEAD", "--show-toplevel"];
    const said = execFileSync("git", asked, {cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"]});
    const [commit, top] = said.trim().split("\n") as [string, string];
    return resolve(top) === resolve(cwd) ? commit : null;
  } catch {
    return null;
  }
}

async function onHub(release: string, context: Context): Promise<Found> {
  const {env, effects} = context;
  if (env.offline) throw fault("offline, and no folder", env.dataDir ?? "AEI_DATA_DIR, which is not set", {release});
  return withUpstream(env, effects, async ({head, filesAt}) =>
    fromListing(release, head, await filesAt(head), context)
  );
}

/** The same from what the hub lists at a commit; the platform files are downloaded and verified. */
export async function fromListing(
  release: string,
  head: string,
  listed: readonly ListedFile[],
  {env, effects}: Context
): Promise<Found> {
  const folder = folderOfRelease(release);
  const under = listed.filter(({path}) => path.startsWith(`${folder}/`));
  if (under.length === 0) throw fault("no such release upstream", env.endpoint, {folder, head: head.slice(0, 7)});
  // Roles must differ in a manifest, not in a download: two files of one platform are told apart later, by name.
  const files = under.flatMap(({path, bytes, sha256}) =>
    wanted(path).map((file) => ({...file, known: [{revision: head, bytes, sha256}]}))
  );
  return {release, files: await fromHub({files}, {...env, source: "hub"}, effects), revision: head, root: null};
}

/**
 * A platform's file, known by its name, in whose words the releases so far agree; nothing for others, and for those that a
 * release derives from its own raw ones.
 */
function wanted(path: string): {role: PlatformRole; path: string}[] {
  const name = basename(path).toLowerCase();
  if (!path.endsWith(".csv") || /enriched|\/output\//.test(path)) return [];
  if (/1p_api|first_party_api/.test(name)) return [{role: "api", path}];
  return /claude_?ai/.test(name) ? [{role: "claude_ai", path}] : [];
}
