import type {ListedFile, Upstream} from "../../acquire/hub/upstream.js";
import {releaseOfFolder} from "../../releases/folderName.js";
import type {Manifest} from "../../releases/Manifest.js";

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

/** By revision, the files that the hub lists there. */
type Listings = ReadonlyMap<string, ListedFile[]>;

/** What the head of the dataset has that the catalogue does not know, beside all that it has. */
export async function newsOf(
  manifests: readonly Manifest[],
  {head, filesAt}: Upstream
): Promise<{news: News; files: ListedFile[]}> {
  const known = manifests.flatMap(({release, files}) => files.map((file) => ({release, file})));
  const revisions = new Set(known.flatMap(({file}) => file.known.map(({revision}) => revision)));
  const at: Listings = new Map(
    await Promise.all([...revisions].map(async (revision) => [revision, await filesAt(revision)] as const))
  );
  const files = at.get(head) ?? (await filesAt(head));
  const listedAt = (revision: string, path: string) => at.get(revision)?.find((file) => file.path === path);
  const seen = new Set([...known.map(({file}) => file.path), ...[...at.values()].flat().map(({path}) => path)]);
  const releases = newReleases(manifests, seen, files);
  return {
    files,
    news: {
      releases,
      changes: known.flatMap(({release, file: {path, known}}) => {
        const now = files.find((file) => file.path === path);
        // By sha256, else by git's name for it, which is the same as long as the content is.
        const same = known.some(
          ({revision, sha256}) =>
            now && ((sha256 !== null && sha256 === now.sha256) || listedAt(revision, path)?.oid === now.oid)
        );
        return same ? [] : [{release, path, now: now ? {bytes: now.bytes, sha256: now.sha256} : null}];
      }),
      added: newNames(seen, files).filter((name) => !releases.includes(name.replace(/\/$/, ""))),
      learned: known.flatMap(({release, file: {path, known}}) => {
        const [pinned] = known;
        const sha256 = pinned?.sha256 === null ? listedAt(pinned.revision, path)?.sha256 : null;
        return sha256 ? [{release, path, sha256}] : [];
      })
    }
  };
}

/** Newer than any of the catalogue's, or put between those since; what was there before was left out on purpose. */
function newReleases(manifests: readonly Manifest[], seen: ReadonlySet<string>, head: ListedFile[]): string[] {
  const known = manifests.map(({release}) => release).sort();
  const [oldest, newest] = [known[0] ?? "", known.at(-1) ?? ""];
  const before = foldersOf(seen);
  return [...foldersOf(head.map(({path}) => path))].sort().filter((folder) => {
    const release = releaseOfFolder(folder);
    if (release === null || known.includes(release)) return false;
    return release > newest || (release > oldest && !before.has(folder));
  });
}

function newNames(seen: ReadonlySet<string>, head: ListedFile[]): string[] {
  const before = foldersOf(seen);
  const names = head.flatMap(({path}) => {
    if (seen.has(path)) return [];
    const [folder] = foldersOf([path]);
    return folder === undefined || before.has(folder) ? path : `${folder}/`;
  });
  return [...new Set(names)].sort();
}

/** Folders at the top of the dataset. */
const foldersOf = (paths: Iterable<string>): Set<string> =>
  new Set(Array.from(paths).flatMap((path) => (path.includes("/") ? path.slice(0, path.indexOf("/")) : [])));

/** Whether somebody should look: new folders and data, not a word in a README. */
export const isNewer = ({releases, changes, added}: News): boolean =>
  releases.length + changes.length > 0 ||
  added.some((name) => /(\/|\.(csv|tsv|jsonl?|parquet|arrow|xlsx?|zip|gz))$/i.test(name));
