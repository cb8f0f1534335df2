import type {ListedFile} from "../../acquire/hub/upstream.js";
import {releaseOfFolder} from "../../releases/folderName.js";
import type {Manifest, ManifestFile} from "../../releases/Manifest.js";

/** A file of the catalogue that is another one at the head of the dataset. */
interface Change {
  release: string;
  path: string;
  /** Null when it is gone. */
  now: {bytes: number; sha256: string | null} | null;
}

export interface News {
  /** Folders of releases that the catalogue lacks. */
  releases: string[];
  changes: Change[];
  /** What else is there that no revision of the catalogue had: a folder as `name/`, in a known one a file's path. */
  added: string[];
  /** Hashes that the catalogue left to the hub. */
  learned: {release: string; path: string; sha256: string}[];
}

/**
 * What the head of the dataset has that the catalogue does not know.
 *
 * @param pinned - the files at each revision that the catalogue pins
 * @param head - the files at the head
 */
export function newsOf(manifests: Manifest[], pinned: Map<string, ListedFile[]>, head: ListedFile[]): News {
  const files = manifests.flatMap(({release, files}) => files.map((file) => ({release, file})));
  const seen = new Set([...files.map(({file}) => file.path), ...[...pinned.values()].flat().map(({path}) => path)]);
  const releases = newReleases(manifests, seen, head);
  return {
    releases,
    changes: files.flatMap(({release, file}) => {
      const now = head.find(({path}) => path === file.path);
      if (now !== undefined && isKnown(file, now, pinned)) return [];
      return [{release, path: file.path, now: now === undefined ? null : {bytes: now.bytes, sha256: now.sha256}}];
    }),
    added: newNames(seen, head).filter((name) => !releases.includes(name.replace(/\/$/, ""))),
    learned: files.flatMap(({release, file: {path, known}}) => {
      const at =
        known[0]?.sha256 === null ? pinned.get(known[0].revision)?.find((file) => file.path === path) : undefined;
      return at?.sha256 == null ? [] : [{release, path, sha256: at.sha256}];
    })
  };
}

/** Every commit that the catalogue pins a version at. */
export function revisionsOf(manifests: readonly Manifest[]): string[] {
  return [...new Set(manifests.flatMap(({files}) => files.flatMap(({known}) => known.map(({revision}) => revision))))];
}

/** By sha256, else by git's name for it, which is the same as long as the content is. */
function isKnown({path, known}: ManifestFile, now: ListedFile, pinned: Map<string, ListedFile[]>): boolean {
  return known.some(
    ({revision, sha256}) =>
      (sha256 !== null && sha256 === now.sha256) ||
      pinned.get(revision)?.some((file) => file.path === path && file.oid === now.oid)
  );
}

/** Newer than any of the catalogue's, or put between those since; what was there before was left out on purpose. */
function newReleases(manifests: Manifest[], seen: ReadonlySet<string>, head: ListedFile[]): string[] {
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
