import {readdirSync, readFileSync} from "node:fs";
import {join, resolve} from "node:path";

import {AcquireError} from "../AcquireError.js";
import {isShortage} from "../outside/disk.js";
import {type Manifest, manifestSchema} from "./Manifest.js";

const builtIn = resolve("data-loaders/releases");
const schemaFile = "manifest.schema.json";

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
  if (found !== undefined) return found;
  throw new AcquireError("usage", {
    expected: `one of the releases in the catalogue: ${manifests.map((manifest) => manifest.release).join(", ")}`,
    found: `"${release}"`,
    where: "AEI_RELEASE, or the command's argument",
    next: "correct the name, or put a manifest for it into a folder and set AEI_CATALOGUE to that folder"
  });
}

/** The release the report is about: AEI_RELEASE, else the newest that publishes task success. */
export function releaseToReport(manifests: Manifest[], env: {release: string | null}): Manifest {
  if (env.release !== null) return findRelease(manifests, env.release);
  const newest = manifests.find((manifest) => manifest.metrics.includes("success"));
  if (newest !== undefined) return newest;
  throw new AcquireError("usage", {
    expected: 'a release with "success" among its metrics',
    found: `none in ${manifests.map((manifest) => manifest.release).join(", ")}`,
    where: "the catalogue",
    next: "set AEI_RELEASE to the release the report should be about"
  });
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
    return readdirSync(folder)
      .filter((name) => name.endsWith(".json") && name !== schemaFile)
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    if (isShortage(error)) throw error;
    throw new AcquireError(
      "usage",
      {
        expected: "AEI_CATALOGUE to name a folder of release manifests (*.json)",
        found: String((error as NodeJS.ErrnoException).code),
        where: folder,
        next: "correct AEI_CATALOGUE, or leave it out"
      },
      {cause: error}
    );
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
  const faults = parsed.error.issues.map(({path, message}) => `${place(path)}: ${message}`);
  throw invalid(file, "a release manifest", faults.join("; "));
}

/** As one would write it to get there: files[0].known[1].revision. */
function place(path: PropertyKey[]): string {
  return (
    path
      .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
      .join("")
      .replace(/^\./, "") || "top"
  );
}

function invalid(file: string, expected: string, found: string): AcquireError {
  return new AcquireError("usage", {
    expected,
    found,
    where: file,
    next: `correct the file; data-loaders/releases/${schemaFile} describes what belongs in it`
  });
}
