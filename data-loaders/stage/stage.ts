import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";

import type {Gathered, MissingRelease, Occupation, ReleaseEvidence} from "../../src/analysis/panel/ReleaseEvidence.js";
import {timed} from "../../src/analysis/timed.js";
import {acquire, otherVersions, releaseOnDisk} from "../acquire/acquire.js";
import type {Acquired} from "../acquire/Acquired.js";
import {snapshotFile} from "../acquire/cache.js";
import type {Effects} from "../acquire/Effects.js";
import type {Environment} from "../acquire/environment.js";
import {readsLocal} from "../acquire/inventory.js";
import {DataError} from "../DataError.js";
import {catalogue, releaseToReport} from "../releases/catalogue.js";
import type {Manifest} from "../releases/Manifest.js";
import {gather} from "./gather.js";
import {codeHash, keyOf} from "./keys.js";
import {idLine, noteLine} from "./noteLine.js";
import {writeFolder} from "./writeFolder.js";

/** What turns bytes into evidence: a change in any of it makes staged evidence another's. */
export const evidenceCode = [
  "data-loaders/dialects",
  "data-loaders/panel",
  "data-loaders/duckdb.ts",
  "data-loaders/stage",
  "data-loaders/outside",
  "data-loaders/DataError.ts",
  "data-loaders/acquire/notData.ts",
  "src/analysis/panel",
  "src/analysis/words/format.ts",
  "src/analysis/timed.ts",
  "package-lock.json"
];

/**
 * Files and folders that decide what is gathered: code and settings, manifests, counts, and every place where a build
 * looks for the bytes of a release, whether or not something is there.
 *
 * @throws AcquireError (usage) when an entry of the catalogue is not a manifest.
 */
export function dependencies(env: Environment): string[] {
  const files = catalogue(env).flatMap((manifest) => manifest.files);
  const local = env.dataDir;
  const inputs =
    local !== null && readsLocal(env)
      ? files.map(({path}) => join(local, path))
      : files.flatMap(({path, known}) =>
          known.flatMap(({revision}) =>
            [env.cacheDir, env.hubCacheDir].map((cache) => snapshotFile(cache, revision, path))
          )
        );
  return [...evidenceCode, ...(env.catalogueDir === null ? [] : [env.catalogueDir]), ...new Set(inputs)];
}

/**
 * Acquires the files of all releases, and says what a report can be made from: named by its bytes, read when asked for.
 * Evidence is kept by the bytes and the code that made it.
 *
 * @throws AcquireError.
 */
export async function stage(env: Environment, effects: Effects) {
  const manifests = catalogue(env);
  const manifest = releaseToReport(manifests, env);
  const acquired = await timed("files found, hashes known", () => acquire(manifest, env, effects));
  const others = await Promise.all(
    manifests
      .filter((other) => other !== manifest)
      .map(async (other) => ({manifest: other, ...(await releaseOnDisk(other, env, effects))}))
  );
  const published = await otherVersions(manifest, acquired, env, effects);
  const inputs = [acquired, ...[...others, ...published].map((other) => other.acquired)].map(inputsOf);
  const {release} = manifest;
  return {
    /** Changes with the bytes of any input, how they were come by, and the release the report is about. */
    key: keyOf({inputs, release, source: acquired.source, reason: acquired.reason}),
    /** @throws DataError; nothing half-written stays behind. */
    gather: () => gatherAll({manifest, acquired}, others, published, effects)
  };
}

type Other = Awaited<ReturnType<typeof releaseOnDisk>> & {manifest: Manifest};

async function gatherAll(
  {manifest, acquired}: {manifest: Manifest; acquired: Acquired},
  others: readonly Other[],
  published: Awaited<ReturnType<typeof otherVersions>>,
  effects: Effects
): Promise<Gathered> {
  const {workDir, log} = effects;
  const code = codeHash(evidenceCode);
  const {evidence: main, occupations} = await evidenceOf(manifest, acquired, code, workDir);
  const releases = [main];
  const missing: MissingRelease[] = [];
  for (const other of others) {
    const found = await evidenceOrReason(other, code, effects);
    if ("panel" in found) releases.push(found);
    else missing.push(found);
  }
  const versions = [];
  for (const {name, ...one} of published)
    versions.push({name, evidence: (await evidenceOf(one.manifest, one.acquired, code, workDir)).evidence});
  for (const {release, audit, notes} of releases) {
    if (audit.ids !== null) log(`release ${release}: ${idLine(audit.ids)}`);
    for (const note of notes) log(`release ${release}: ${noteLine(note)}`);
  }
  return {
    main,
    releases: releases.sort((a, b) => (a.release < b.release ? 1 : -1)),
    missing,
    versions,
    occupations: await occupations()
  };
}

/** What there is of a release that the report is not about. Its faults are said, but don't stop the build. */
async function evidenceOrReason({manifest, acquired, reason}: Other, code: string, {workDir, log}: Effects) {
  const {release, window, metrics} = manifest;
  if (acquired === null) return {release, window, metrics, reason};
  try {
    return (await evidenceOf(manifest, acquired, code, workDir)).evidence;
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    log(`release ${release} is left out: ${error.message}`);
    const {expected, found} = error.account;
    return {release, window, metrics, reason: `its files can't be read: expected ${expected}, found ${found}`};
  }
}

/** The evidence of one release, read from its CSVs unless the same bytes were read by the same code before. */
async function evidenceOf(manifest: Manifest, acquired: Acquired, code: string, workDir: string) {
  const folder = join(workDir, "evidence", keyOf({code, manifest, files: bytesOf(acquired)}));
  const path = join(folder, "evidence.json");
  if (!existsSync(path)) {
    const {occupations, ...evidence} = await gather(manifest, acquired);
    await writeFolder(folder, {
      "evidence.json": JSON.stringify(evidence),
      "occupations.json": JSON.stringify(occupations)
    });
  }
  return {
    evidence: cameBy(JSON.parse(await readFile(path, "utf8")) as ReleaseEvidence, acquired),
    occupations: async () => JSON.parse(await readFile(join(folder, "occupations.json"), "utf8")) as Occupation[]
  };
}

/** The same bytes, come by in another way: what was read from them still holds. */
function cameBy(evidence: ReleaseEvidence, {source, synthetic, reason}: Acquired): ReleaseEvidence {
  const origin = {source, synthetic, reason};
  return {...evidence, ...origin, earlier: evidence.earlier.map((period) => ({...period, ...origin}))};
}

/** What of an acquired release decides its evidence: the bytes, and which version they are known as. */
const bytesOf = ({files}: Acquired): unknown =>
  files.map(({role, path, sha256, pinned, revision}) => ({role, path, sha256, pinned, revision}));

/** What of an acquired release decides the report: bytes and how they were come by, not where they lie. */
function inputsOf(acquired: Acquired | null): unknown {
  return acquired && {...acquired, files: bytesOf(acquired)};
}
