import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";

import {acquire} from "../acquire/acquire.js";
import type {Acquired} from "../acquire/Acquired.js";
import {atHand} from "../acquire/atHand.js";
import type {Effects} from "../acquire/Effects.js";
import type {Environment} from "../acquire/environment.js";
import {otherVersions} from "../acquire/otherVersions.js";
import {DataError} from "../DataError.js";
import {catalogue, releaseToReport} from "../releases/catalogue.js";
import type {Manifest} from "../releases/Manifest.js";
import {commitOf} from "../report/provenance.js";
import {reportFiles} from "../report/reportFiles.js";
import {gather} from "./gather.js";
import {idLine} from "./idLine.js";
import {codeHash, keyOf} from "./keys.js";
import {noteLine} from "./noteLine.js";
import type {ReleaseEvidence} from "./ReleaseEvidence.js";
import {writeFolder} from "./writeFolder.js";

/** What turns bytes into evidence: a change in any of it makes staged evidence another's. */
const evidenceCode = [
  "data-loaders/dialects",
  "data-loaders/panel",
  "data-loaders/duckdb.ts",
  "data-loaders/stage",
  "src/analysis",
  "package-lock.json"
];
/** What turns evidence into the report's files. */
export const reportCode = [
  "data-loaders",
  "src/analysis",
  "src/components",
  "docs/using-the-data.md",
  "docs/results",
  "package-lock.json"
];

/** A release that the report names without having its data. */
export interface MissingRelease {
  release: string;
  window: Manifest["window"];
  metrics: Manifest["metrics"];
  reason: string;
}

/** Everything the report is made from. */
export interface Gathered {
  main: ReleaseEvidence;
  /** All releases at hand, the main one included, newest first. */
  releases: ReleaseEvidence[];
  missing: MissingRelease[];
  /** Other published versions of the main release's files. */
  versions: {name: string; evidence: ReleaseEvidence}[];
}

/**
 * Acquires, reads and judges: the folder with every file that pages read, made once for each combination of inputs and
 * code, and found again when neither has changed.
 *
 * @returns the staged folder.
 * @throws AcquireError or DataError; nothing half-written stays behind.
 */
export async function stage(env: Environment, effects: Effects): Promise<string> {
  const {workDir} = effects;
  const manifests = catalogue(env);
  const manifest = releaseToReport(manifests, env);
  const acquired = await acquire(manifest, env, effects);
  const others = await Promise.all(
    manifests
      .filter((other) => other !== manifest)
      .map(async (other) => ({manifest: other, ...(await atHand(other, env, effects))}))
  );
  const published = await otherVersions(manifest, acquired, env, effects);
  const code = codeHash(reportCode);
  const inputs = [acquired, ...[...others, ...published].map((other) => other.acquired)].map(inputsOf);
  const commit = commitOf();
  const key = keyOf({
    code,
    commit,
    inputs,
    release: manifest.release,
    source: acquired.source,
    reason: acquired.reason
  });
  const folder = join(workDir, "stage", key);
  if (existsSync(folder)) return folder;
  const evidenceHash = codeHash(evidenceCode);
  const releases = [await evidenceOf(manifest, acquired, evidenceHash, workDir)];
  const missing: MissingRelease[] = [];
  for (const other of others) {
    const found = await evidenceOrReason(other, evidenceHash, workDir, effects.log);
    if ("panel" in found) releases.push(found);
    else missing.push(found);
  }
  const versions = [];
  for (const {name, ...one} of published)
    versions.push({name, evidence: await evidenceOf(one.manifest, one.acquired, evidenceHash, workDir)});
  const gathered: Gathered = {
    main: releases[0]!,
    releases: [...releases].sort((a, b) => (a.release < b.release ? 1 : -1)),
    missing,
    versions
  };
  for (const {release, audit, notes} of gathered.releases) {
    if (audit.ids !== null) effects.log(`release ${release}: ${idLine(audit.ids)}`);
    for (const note of notes) effects.log(`release ${release}: ${noteLine(note)}`);
  }
  await writeFolder(folder, await reportFiles(gathered, code, commit));
  return folder;
}

/** What there is of a release that the report is not about. Its faults are said, but don't stop the build. */
async function evidenceOrReason(
  {manifest, acquired, reason}: {manifest: Manifest; acquired: Acquired | null; reason: string},
  code: string,
  workDir: string,
  log: Effects["log"]
): Promise<ReleaseEvidence | MissingRelease> {
  const {release, window, metrics} = manifest;
  if (acquired === null) return {release, window, metrics, reason};
  try {
    return await evidenceOf(manifest, acquired, code, workDir);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    log(`release ${release} is left out: ${error.message}`);
    const {expected, found} = error.account;
    return {release, window, metrics, reason: `its files can't be read: expected ${expected}, found ${found}`};
  }
}

/** The evidence of one release, read from its CSVs unless the same bytes were read by the same code before. */
async function evidenceOf(
  manifest: Manifest,
  acquired: Acquired,
  code: string,
  workDir: string
): Promise<ReleaseEvidence> {
  const folder = join(workDir, "evidence", keyOf({code, manifest, files: bytesOf(acquired)}));
  const path = join(folder, "evidence.json");
  if (!existsSync(path)) {
    const evidence = await gather(manifest, acquired);
    await writeFolder(folder, {"evidence.json": JSON.stringify(evidence)});
  }
  return cameBy(JSON.parse(await readFile(path, "utf8")) as ReleaseEvidence, acquired);
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
