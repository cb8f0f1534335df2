import {execFileSync} from "node:child_process";
import {readdir, stat} from "node:fs/promises";
import {basename, dirname, join, relative, resolve, sep} from "node:path";

import {memoDir} from "../../acquire/cache/layout.js";
import {fromHub} from "../../acquire/fromHub.js";
import {localFile} from "../../acquire/fromLocal.js";
import {type ListedFile, withUpstream} from "../../acquire/hub/upstream.js";
import {AcquireError} from "../../AcquireError.js";
import {pathFault} from "../../outside/pathFault.js";
import {folderOfRelease, releaseOfFolder} from "../../releases/folderName.js";
import type {Context} from "../commands/Command.js";
import {type Candidate, platformPaths, roleOf} from "./Candidate.js";

/** A release's files, found but not yet understood. */
export interface Found {
  release: string;
  candidates: Candidate[];
  /** True when the commit that serves these bytes is known. */
  revisionKnown: boolean;
  /** The folder laid out as the dataset repository; null for files of the hub. */
  root: string | null;
}

/** Stands for a commit nobody knows. */
const UNKNOWN_REVISION = "0".repeat(40);

/**
 * Finds a release in a folder (the release's own, or one laid out as the dataset repository with one release that the
 * catalogue lacks), or on the hub by its name.
 *
 * @throws AcquireError
 */
export async function findFiles(argument: string, revision: string | null, context: Context): Promise<Found> {
  if (await isFolder(argument)) return inFolder(resolve(argument), revision, context);
  if (releaseOfFolder(folderOfRelease(argument)) !== argument)
    throw new AcquireError("usage", {
      expected: "a folder, or the day of a release such as 2026-09-30 (of a second edition: 2026-09-30-v2)",
      found: `"${argument}"`,
      where: "the command line",
      next: "correct the argument; `npm run data -- check` names releases that are new on the hub"
    });
  const {dataDir} = context.env;
  const here = dataDir === null ? null : join(dataDir, folderOfRelease(argument));
  if (here !== null && (await isFolder(here))) return inFolder(here, revision, context);
  return onHub(argument, context);
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (stats) => stats.isDirectory(),
    () => false
  );

async function inFolder(folder: string, revision: string | null, context: Context): Promise<Found> {
  const own = releaseOfFolder(basename(folder));
  const root = own === null ? folder : dirname(folder);
  const release = own ?? (await onlyNewRelease(folder, context));
  const base = join(root, folderOfRelease(release));
  const names = await readdir(base, {recursive: true});
  const paths = platformPaths(names.map((name) => relative(root, join(base, name)).split(sep).join("/")));
  const odd = paths.find((path) => pathFault(path) !== null);
  if (odd !== undefined) throw oddName(odd, base);
  const commit = revision ?? commitOfFolder(root);
  const candidates: Candidate[] = [];
  for (const path of paths) {
    const role = roleOf(path)!;
    const {file, bytes, sha256} = await localFile({role, path, known: []}, root, {
      memoDir: memoDir(context.env.cacheDir),
      verify: context.effects.verify
    });
    candidates.push({path, file, known: {revision: commit ?? UNKNOWN_REVISION, bytes, sha256}});
  }
  return {release, candidates, revisionKnown: commit !== null, root};
}

function oddName(path: string, folder: string): AcquireError {
  return new AcquireError("usage", {
    expected: "files whose names a manifest can have",
    found: `${JSON.stringify(path)}, ${pathFault(path)}`,
    where: folder,
    next: "rename it, or move it out of the folder"
  });
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
  const own = found.map((release) => join(folder, folderOfRelease(release)));
  throw new AcquireError("usage", {
    expected: "a folder with one new release, laid out as the dataset repository (release_2026_09_30/…)",
    found: found.length === 0 ? "none" : found.join(", "),
    where: folder,
    next:
      found.length === 0
        ? "name the folder that holds release_… folders, or a release's day to look for it on the hub"
        : `name the release's own folder: ${own.join(" or ")}`
  });
}

/** The commit of a clone of the dataset; null for a folder that is none. */
function commitOfFolder(root: string): string | null {
  try {
    const said = execFileSync("git", ["rev-parse", "HEAD", "--show-toplevel"], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"]
    });
    const [commit, top] = said.trim().split("\n");
    return top !== undefined && resolve(top) === resolve(root) ? commit! : null;
  } catch {
    return null;
  }
}

async function onHub(release: string, context: Context): Promise<Found> {
  const {env, effects} = context;
  if (env.offline)
    throw new AcquireError("absent", {
      expected: `a folder with release ${release}, as HF_HUB_OFFLINE forbids to ask the hub`,
      found: "none",
      where: env.dataDir ?? "AEI_DATA_DIR, which is not set",
      next: "unset HF_HUB_OFFLINE, or name a folder"
    });
  return withUpstream(env, effects, async ({head, filesAt}) =>
    fromListing(release, head, await filesAt(head), context)
  );
}

/** The same from what the hub lists at a commit; the platform files are downloaded and verified. */
export async function fromListing(
  release: string,
  head: string,
  files: readonly ListedFile[],
  {env, effects}: Context
): Promise<Found> {
  const under = files.filter(({path}) => path.startsWith(`${folderOfRelease(release)}/`));
  const wanted = platformPaths(under.map(({path}) => path)).map((path) => under.find((file) => file.path === path)!);
  if (under.length === 0)
    throw new AcquireError("absent", {
      expected: `a folder ${folderOfRelease(release)} in the dataset`,
      found: `none at its head, ${head.slice(0, 7)}`,
      where: env.endpoint,
      next: "correct the name; `npm run data -- check` names releases that are new on the hub"
    });
  const listed = wanted.map(({path, bytes, sha256}) => ({path, known: [{revision: head, bytes, sha256}]}));
  // Roles must differ in a manifest, not in a download: two files of one platform are told apart later, by name.
  const draft = {
    release,
    dialect: "long" as const,
    window: {start: "", end: ""},
    metrics: [],
    licence: "",
    accessed: "",
    files: listed.map((file) => ({role: roleOf(file.path)!, ...file}))
  };
  const acquired = await fromHub(draft, {...env, source: "hub"}, effects);
  return {
    release,
    candidates: acquired.map(({path, file, bytes, sha256}) => ({path, file, known: {revision: head, bytes, sha256}})),
    revisionKnown: true,
    root: null
  };
}
