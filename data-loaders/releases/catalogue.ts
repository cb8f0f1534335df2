import {readdirSync, readFileSync} from "node:fs";
import {join, resolve} from "node:path";

import {descending} from "d3-array";
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
export function catalogue({catalogueDir}: {catalogueDir: string | null}): Manifest[] {
  const manifests = [...manifestsIn(builtIn), ...(catalogueDir === null ? [] : manifestsIn(catalogueDir))];
  const byName = new Map(manifests.map((manifest) => [manifest.release, manifest]));
  return [...byName.values()].sort((a, b) => descending(a.release, b.release));
}

const namesOf = (manifests: readonly Manifest[]): string => manifests.map(({release}) => release).join(", ");

/** The manifest of one release. @throws AcquireError (usage) that lists what there is. */
export function findRelease(manifests: Manifest[], release: string): Manifest {
  const found = manifests.find((manifest) => manifest.release === release);
  if (found !== undefined) return found;
  throw fault("no such release", "AEI_RELEASE, or the command's argument", {releases: namesOf(manifests), release});
}

/** The release the report is about: AEI_RELEASE, else the newest that publishes task success. */
export function releaseToReport(manifests: Manifest[], {release}: {release: string | null}): Manifest {
  if (release !== null) return findRelease(manifests, release);
  const newest = manifests.find(({metrics}) => metrics.includes("success"));
  if (newest !== undefined) return newest;
  throw fault("no release to report", "the catalogue", {releases: namesOf(manifests)});
}

function manifestsIn(folder: string): Manifest[] {
  const names = reading(
    () => readdirSync(folder).filter((name) => name.endsWith(".json") && name !== "manifest.schema.json"),
    (cause) => fault("no catalogue", folder, {found: String((cause as NodeJS.ErrnoException).code)}, {cause})
  );
  const files = names.sort().map((name) => join(folder, name));
  const manifests = files.map(readManifest);
  manifests.forEach(({release}, i) => {
    const other = manifests.findIndex((one) => one.release === release);
    if (other < i) throw invalid(files[i]!, "a release of its own", `"${release}", as in ${files[other]}`);
  });
  return manifests;
}

function readManifest(file: string): Manifest {
  const content = reading(
    () => JSON.parse(readFileSync(file, "utf8")) as unknown,
    ({message}) => invalid(file, "a manifest in JSON", message)
  );
  const parsed = manifestSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({path, message}) => `${toDotPath(path) || "top"}: ${message}`);
  throw invalid(file, "a release manifest", faults.join("; "));
}

/** What is read, or what its failing says of it. */
function reading<T>(read: () => T, told: (cause: Error) => AcquireError): T {
  try {
    return read();
  } catch (cause) {
    throw isShortage(cause) ? cause : told(cause as Error);
  }
}

const invalid = (file: string, expected: string, found: string): AcquireError =>
  fault("no manifest", file, {expected, found});
