import {count} from "../../../src/analysis/words/format.js";
import type {ListedFile, Upstream} from "../../acquire/hub/upstream.js";
import {type KnownBytes, type Manifest, releaseOfFolder} from "../../releases/Manifest.js";

export interface News {
  /** Folders of releases that the catalogue lacks. */
  releases: string[];
  /** Files of the catalogue that are others at the head of the dataset; `now` is null for one that is gone. */
  changes: {release: string; path: string; now: {bytes: number; sha256: string | null} | null}[];
  /** What else is there that no revision of the catalogue had: a folder as `name/`, in a known one a file's path. */
  added: string[];
  /** Hashes that the catalogue left to the hub. */
  learned: {release: string; path: string; sha256: string}[];
}

/** What the head of the dataset has that the catalogue does not know, beside all that it has. */
export async function newsOf(manifests: readonly Manifest[], {head, filesAt}: Upstream) {
  const known = manifests.flatMap(({release, files}) => files.map((file) => ({release, ...file})));
  const revisions = new Set(known.flatMap((file) => file.known.map(({revision}) => revision)));
  const pinned = await Promise.all([...revisions].map(async (at) => [at, await filesAt(at)] as const));
  const listings = new Map(pinned);
  const files = listings.get(head) ?? (await filesAt(head));
  const listed = (at: string, path: string) => listings.get(at)?.find((file) => file.path === path);
  const seen = new Set([...known, ...pinned.flatMap(([, files]) => files)].map(({path}) => path));
  return {
    head,
    files,
    news: {
      ...newNames(manifests, seen, files),
      changes: known.flatMap(({release, path, known}): News["changes"] => {
        const now = files.find((file) => file.path === path);
        // By sha256, else by git's name for it, which is the same as long as the content is.
        const isNow = ({revision, sha256}: KnownBytes): boolean =>
          (sha256 !== null && sha256 === now?.sha256) || listed(revision, path)?.oid === now?.oid;
        if (now === undefined) return [{release, path, now: null}];
        return known.some(isNow) ? [] : [{release, path, now: {bytes: now.bytes, sha256: now.sha256}}];
      }),
      learned: known.flatMap(({release, path, known: [version]}) => {
        const sha256 = version?.sha256 === null ? listed(version.revision, path)?.sha256 : null;
        return sha256 ? [{release, path, sha256}] : [];
      })
    }
  };
}

/** @param seen - paths that the catalogue knows, or that a revision of it had */
function newNames(manifests: readonly Manifest[], seen: ReadonlySet<string>, files: ListedFile[]) {
  const before = new Set([...seen].map(folderOf));
  const known = manifests.map(({release}) => release).sort();
  const [oldest = "", newest = oldest] = [known[0], known.at(-1)];
  // Newer than any of the catalogue's, or put between those since; what was there before was left out on purpose.
  const isNew = (folder: string): boolean => {
    const release = releaseOfFolder(folder);
    if (release === null || known.includes(release)) return false;
    return release > newest || (release > oldest && !before.has(folder));
  };
  const sorted = (names: string[]): string[] => [...new Set(names)].sort();
  const folders = files.map(({path}) => folderOf(path)).filter((folder) => folder !== "");
  const fresh = files.map(({path}) => path).filter((path) => !seen.has(path) && !isNew(folderOf(path)));
  const named = fresh.map((path) => (before.has(folderOf(path)) || !path.includes("/") ? path : `${folderOf(path)}/`));
  return {releases: sorted(folders.filter(isNew)), added: sorted(named)};
}

/** At the top of the dataset; empty for a file that is in none. */
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.indexOf("/")));

/** Whether somebody should look: new folders and data, not a word in a README. */
export const isNewer = ({releases, changes, added}: News): boolean =>
  releases.length + changes.length > 0 ||
  added.some((name) => /(\/|\.(csv|tsv|jsonl?|parquet|arrow|xlsx?|zip|gz))$/i.test(name));

/** What is another at the head of the dataset than in the catalogue, one line each; new releases are told elsewhere. */
export const newsLines = ({changes, added}: News): string[] => [
  ...changes.map(({release, path, now}) =>
    now === null
      ? `Gone at the head: ${path} (${release}). Its pinned commit serves it.`
      : `Republished: ${path} (${release}), ${count(now.bytes)} bytes, sha256 ${now.sha256 ?? "not listed"}.`
  ),
  ...added.map((name) => `New, and no release: ${name}`)
];
