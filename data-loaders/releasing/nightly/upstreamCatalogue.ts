import {mkdir, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";

import type {Manifest} from "../../releases/Manifest.js";
import type {News} from "../commands/news.js";

/**
 * The catalogue as the hub has it now: where a file was republished in place, its new version stands before those
 * known; a file that went away stays as it was pinned, as its commit still serves it.
 */
export function upstreamManifests(manifests: readonly Manifest[], news: News, head: string, today: string): Manifest[] {
  return manifests.map((manifest) => {
    const changed = news.changes.filter(({release, now}) => release === manifest.release && now !== null);
    if (changed.length === 0) return manifest;
    const files = manifest.files.map((file) => {
      const now = changed.find(({path}) => path === file.path)?.now;
      return now
        ? {...file, known: [{revision: head, ...now, note: `Republished; seen on ${today}.`}, ...file.known]}
        : file;
    });
    return {...manifest, files};
  });
}

/** Writes manifests as a folder for AEI_CATALOGUE, in place of an earlier one. */
export async function writeCatalogue(folder: string, manifests: readonly Manifest[]): Promise<void> {
  await rm(folder, {recursive: true, force: true});
  await mkdir(folder, {recursive: true});
  for (const manifest of manifests)
    await writeFile(join(folder, `${manifest.release}.json`), `${JSON.stringify(manifest, null, 2)}\n`);
}
