import {readdirSync, readFileSync} from "node:fs";
import {join, resolve} from "node:path";

// By name: the namespace holds every language that zod speaks, and every command would load them all.
import {toDotPath} from "zod/v4/core";

import type {AcquireError} from "../AcquireError.js";
import {isShortage} from "../outside/disk.js";
import {fault} from "../outside/fault.js";
import {type Manifest, manifestSchema} from "./Manifest.js";

const builtIn = resolve("data-loaders/releases");

/**
 * Every release this build knows, newest first: the built-in manifests and those of AEI_CATALOGUE, which win over a
 * built-in one of the same name.
 *
 * @throws AcquireError (usage) when a folder can't be read or an entry is not a manifest.
 */
export function catalogue(env: {catalogueDir: string | null}): Manifest[] {
  const folders = env.catalogueDir === null ? [builtIn] : [builtIn, env.catalogueDir];
  const manifests = new Map(folders.flatMap(manifestsIn).map((manifest) => [manifest.release, manifest]));
  return [...manifests.values()].sort((a, b) => (a.release < b.release ? 1 : -1));
}

/**
 * The manifest of one release.
 *
 * @throws AcquireError (usage) that lists what there is.
 */
export function findRelease(manifests: Manifest[], release: string): Manifest {
  const found = manifests.find((manifest) => manifest.release === release);
  const releases = manifests.map((manifest) => manifest.release).join(", ");
  if (found === undefined)
    throw fault("no such release", "AEI_RELEASE, or the command's argument", {releases, release});
  return found;
}

/** The release the report is about: AEI_RELEASE, else the newest that publishes task success. */
export function releaseToReport(manifests: Manifest[], env: {release: string | null}): Manifest {
  if (env.release !== null) return findRelease(manifests, env.release);
  const newest = manifests.find(({metrics}) => metrics.includes("success"));
  const releases = manifests.map(({release}) => release).join(", ");
  if (newest === undefined) throw fault("no release to report", "the catalogue", {releases});
  return newest;
}

function manifestsIn(folder: string): Manifest[] {
  const seen = new Map<string, string>();
  return filesIn(folder).map((file) => {
    const manifest = readManifest(file);
    const other = seen.get(manifest.release);
    if (other !== undefined) throw invalid(file, "a release of its own", `"${manifest.release}", as in ${other}`);
    seen.set(manifest.release, file);
    return manifest;
  });
}

function filesIn(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(".json") && name !== "manifest.schema.json");
    return names.sort().map((name) => join(folder, name));
  } catch (cause) {
    if (isShortage(cause)) throw cause;
    throw fault("no catalogue", folder, {found: String((cause as NodeJS.ErrnoException).code)}, {cause});
  }
}

function readManifest(file: string): Manifest {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (isShortage(error)) throw error;
    throw invalid(file, "a manifest in JSON", (error as Error).message);
  }
  const parsed = manifestSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({path, message}) => `${toDotPath(path) || "top"}: ${message}`);
  throw invalid(file, "a release manifest", faults.join("; "));
}

const invalid = (file: string, expected: string, found: string): AcquireError =>
  fault("no manifest", file, {expected, found});
