import {execFileSync} from "node:child_process";
import {statSync} from "node:fs";
import {readdir} from "node:fs/promises";
import {basename, dirname, join, relative, resolve, sep} from "node:path";

import type {AcquiredFile} from "../../acquire/Acquired.js";
import {memoDir} from "../../acquire/cache.js";
import {fromHub} from "../../acquire/fromHub.js";
import {localFile} from "../../acquire/fromLocal.js";
import {type ListedFile, withUpstream} from "../../acquire/hub/upstream.js";
import {fault} from "../../outside/fault.js";
import {pathFault} from "../../outside/insideFolder.js";
import {folderOfRelease, releaseOfFolder} from "../../releases/folderName.js";
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
  const release = own ?? (await onlyNewRelease(folder, context));
  const base = join(root, folderOfRelease(release));
  const names = await readdir(base, {recursive: true});
  const paths = platformPaths(names.map((name) => relative(root, join(base, name)).split(sep).join("/")));
  const odd = paths.find((path) => pathFault(path) !== null);
  if (odd !== undefined)
    throw fault("a name no manifest can have", base, {found: `${JSON.stringify(odd)}, ${pathFault(odd)}`});
  const options = {memoDir: memoDir(context.env.cacheDir), verify: context.effects.verify};
  const files: AcquiredFile[] = [];
  for (const path of paths) files.push(await localFile({role: roleOf(path)!, path, known: []}, root, options));
  return {release, files, revision: revision ?? commitOfFolder(root), root};
}

async function onlyNewRelease(folder: string, {manifests}: Context): Promise<string> {
  const there: string[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const release = releaseOfFolder(name);
    // Folders of statements and the like are releases too, but have no platform file.
    if (release !== null && platformPaths(await readdir(join(folder, name), {recursive: true})).length > 0)
      there.push(release);
  }
  const fresh = there.filter((release) => manifests.every((manifest) => manifest.release !== release));
  const found = fresh.length > 0 ? fresh : there;
  if (found.length === 1) return found[0]!;
  if (found.length === 0) throw fault("no new release", folder);
  const choices = found.map((release) => join(folder, folderOfRelease(release))).join(" or ");
  throw fault("several new releases", folder, {names: found.join(", "), choices});
}

/** The commit of a clone of the dataset; null for a folder that is none. */
function commitOfFolder(root: string): string | null {
  try {
    const said = execFileSync("git", ["rev-parse", "HEAD", "--show-toplevel"], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"]
    });
    const [commit, top] = said.trim().split("\n") as [string, string];
    return resolve(top) === resolve(root) ? commit : null;
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
  const under = listed.filter(({path}) => path.startsWith(`${folderOfRelease(release)}/`));
  if (under.length === 0)
    throw fault("no such release upstream", env.endpoint, {folder: folderOfRelease(release), head: head.slice(0, 7)});
  const named = new Set(platformPaths(under.map(({path}) => path)));
  // Roles must differ in a manifest, not in a download: two files of one platform are told apart later, by name.
  const wanted = under
    .filter(({path}) => named.has(path))
    .map(({path, bytes, sha256}) => ({
      role: roleOf(path)!,
      path,
      known: [{revision: head, bytes, sha256}]
    }));
  return {release, files: await fromHub({files: wanted}, {...env, source: "hub"}, effects), revision: head, root: null};
}

/** Which platform a file is about, by its name: the releases so far agree on these words. */
function roleOf(path: string): PlatformRole | null {
  const name = basename(path).toLowerCase();
  if (/1p_api|first_party_api/.test(name)) return "api";
  return /claude_?ai/.test(name) ? "claude_ai" : null;
}

/** Of files named alike, those that a release does not derive from its own raw ones. */
const platformPaths = (paths: readonly string[]): string[] =>
  paths.filter((path) => path.endsWith(".csv") && roleOf(path) !== null && !/enriched|\/output\//.test(path));
