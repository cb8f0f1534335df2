import type {ListedFile} from "../acquire/hub/upstream.js";
import {folderOfRelease, releaseOfFolder} from "../releases/folderName.js";
import type {Manifest, ManifestFile} from "../releases/Manifest.js";

/** A file of the catalogue that is another one at the head of the dataset. */
export interface Change {
  release: string;
  path: string;
  /** Null when it is gone. */
  now: {bytes: number; sha256: string | null} | null;
}

export interface News {
  /** Folders of releases newer than any in the catalogue. */
  releases: string[];
  changes: Change[];
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
  return {
    releases: newReleases(manifests, head),
    changes: files.flatMap(({release, file}) => {
      const now = head.find(({path}) => path === file.path);
      if (now !== undefined && isKnown(file, now, pinned)) return [];
      return [{release, path: file.path, now: now === undefined ? null : {bytes: now.bytes, sha256: now.sha256}}];
    }),
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

function newReleases(manifests: Manifest[], head: ListedFile[]): string[] {
  const newest =
    manifests
      .map(({release}) => release)
      .sort()
      .at(-1) ?? "";
  const releases = head.flatMap(({path}) => releaseOfFolder(path.split("/")[0] ?? "") ?? []);
  return [...new Set(releases)]
    .filter((release) => release > newest)
    .sort()
    .map(folderOfRelease);
}
