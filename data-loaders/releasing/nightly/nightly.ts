import {mkdir, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";

import {compareFindings} from "../../../src/analysis/claims/compareFindings.js";
import {findingsOf} from "../../../src/analysis/claims/judge.js";
import type {ResultsRecord} from "../../../src/analysis/claims/Results.js";
import type {Environment} from "../../acquire/environment.js";
import {fromHub} from "../../acquire/fromHub.js";
import {withUpstream} from "../../acquire/hub/upstream.js";
import {DataError} from "../../DataError.js";
import {releaseToReport} from "../../releases/catalogue.js";
import {releaseOfFolder} from "../../releases/folderName.js";
import type {Manifest} from "../../releases/Manifest.js";
import {gather} from "../../stage/gather.js";
import type {Context} from "../commands/Command.js";
import {exitCodes, faultOf} from "../commands/exitCodes.js";
import {isNewer, type News, newsOf} from "../commands/news.js";
import {asMarkdown} from "../compare/Report.js";
import {fromListing} from "../propose/find.js";
import {propose} from "../propose/propose.js";
import {sameInputs} from "../record/makeRecord.js";
import {readRecords} from "../record/records.js";
import {type Drift, type Nightly, nightlyReport} from "./nightlyReport.js";

export interface Options {
  /** Gets report.md, nightly.json and catalogue/. */
  folder: string;
  /** Records to compare with. */
  records: string;
  /** Makes the report from what is upstream, with this catalogue; throws when it can't be made. */
  rebuild: (env: Environment) => Promise<void>;
}

/**
 * The loop: asks the hub, fetches and verifies, rebuilds, compares with the recorded results, and writes a report of
 * it. Changes no manifest and no record: what to do about a drift is for people to decide.
 *
 * Never throws for what can go wrong with the hub, the data or the build: it is in the report, and in the exit code.
 */
export async function nightly(context: Context, options: Options): Promise<Nightly> {
  const found: Nightly = {
    result: "failed",
    code: exitCodes.bug.code,
    head: null,
    news: null,
    proposed: [],
    drifts: [],
    manifests: [],
    error: null
  };
  try {
    await run(context, options, found);
    Object.assign(found, verdictOf(found));
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    Object.assign(found, {result: "failed", code: exitCodes[faultOf(error)].code, error: error.message});
  }
  await mkdir(options.folder, {recursive: true});
  await writeFile(join(options.folder, "report.md"), asMarkdown(nightlyReport(found, context.today)));
  await writeFile(join(options.folder, "nightly.json"), `${JSON.stringify(found, null, 2)}\n`);
  return found;
}

/** Fills `found` as it goes, so that a failure halfway still reports what was known. */
async function run(context: Context, {folder, records, rebuild}: Options, found: Nightly): Promise<void> {
  const {env, manifests, effects, today} = context;
  const recorded = readRecords(records);
  const {head, news, files} = await withUpstream(env, effects, async (upstream) => ({
    head: upstream.head,
    ...(await newsOf(manifests, upstream))
  }));
  Object.assign(found, {head, news});
  // The rebuild's AEI_CATALOGUE is this folder: what that held before goes in too.
  const catalogueDir = join(folder, "catalogue");
  const now = {...env, source: "hub", catalogueDir} as const;
  const drift = (manifest: Manifest): Promise<Drift> => driftOf(manifest, recorded, now, effects);
  for (const name of news.releases) {
    const release = releaseOfFolder(name)!;
    try {
      const {manifest} = await propose(await fromListing(release, head, files, context), context);
      found.drifts.push(await drift(manifest));
      found.proposed.push({release, manifest, fault: null});
    } catch (error) {
      // One that can't be understood stops nothing else.
      if (!(error instanceof DataError) || ["network", "disk"].includes(faultOf(error))) throw error;
      found.proposed.push({release, manifest: null, fault: error.message});
    }
  }
  const fresh = found.proposed.flatMap(({manifest}) => manifest ?? []);
  const current = upstreamManifests(manifests, news, head, today);
  const changed = current.filter((manifest) => !manifests.includes(manifest));
  found.manifests = [...fresh, ...changed].map(({release}) => release);
  const all = [...fresh, ...current].sort((a, b) => (a.release < b.release ? 1 : -1));
  await writeCatalogue(catalogueDir, all);
  const wanted = [...changed.map(({release}) => release), ...recorded.map(({release}) => release)];
  wanted.push(releaseToReport(all, env).release);
  for (const manifest of current) if (wanted.includes(manifest.release)) found.drifts.push(await drift(manifest));
  await rebuild(now);
}

async function driftOf(
  manifest: Manifest,
  recorded: readonly ResultsRecord[],
  env: Environment,
  effects: Context["effects"]
): Promise<Drift> {
  const {release} = manifest;
  const files = await fromHub(manifest, env, effects);
  const acquired = {release, source: "hub" as const, synthetic: false, reason: "downloaded and verified", files};
  const findings = findingsOf(await gather(manifest, acquired));
  const own = recorded.find((record) => record.release === release);
  // A new release is set beside the newest one before it: that is what the report said until now.
  const before = own ?? recorded.find((record) => record.release < release) ?? null;
  return {
    release,
    against: before?.release ?? null,
    newInputs: before === null || !sameInputs(before, findings),
    comparison: before === null ? null : compareFindings(before, findings),
    notes: findings.notes
  };
}

/** The strongest of what was found. */
function verdictOf({drifts, news}: Nightly): Pick<Nightly, "result" | "code"> {
  const outcomes = drifts.map(({comparison}) => comparison?.outcome);
  if (outcomes.includes("verdicts")) return {result: "verdicts", code: exitCodes.verdicts.code};
  if (outcomes.includes("numbers")) return {result: "numbers", code: exitCodes.numbers.code};
  if (drifts.some(({notes}) => notes.length > 0)) return {result: "notes", code: exitCodes.contract.code};
  return isNewer(news!) ? {result: "newer", code: exitCodes.newer.code} : {result: "same", code: exitCodes.done.code};
}

/**
 * The catalogue as the hub has it now: where a file was republished in place, its new version stands before those
 * known; a file that went away stays as it was pinned, as its commit still serves it.
 */
function upstreamManifests(manifests: readonly Manifest[], {changes}: News, head: string, today: string): Manifest[] {
  return manifests.map((manifest) => {
    const files = manifest.files.map((file) => {
      const {now} = changes.find(({release, path}) => release === manifest.release && path === file.path) ?? {};
      const version = now && {revision: head, ...now, note: `Republished; seen on ${today}.`};
      return version ? {...file, known: [version, ...file.known]} : file;
    });
    return files.every((file) => manifest.files.includes(file)) ? manifest : {...manifest, files};
  });
}

/** Writes manifests as a folder for AEI_CATALOGUE, in place of an earlier one. */
async function writeCatalogue(folder: string, manifests: readonly Manifest[]): Promise<void> {
  await rm(folder, {recursive: true, force: true});
  await mkdir(folder, {recursive: true});
  for (const manifest of manifests)
    await writeFile(join(folder, `${manifest.release}.json`), `${JSON.stringify(manifest, null, 2)}\n`);
}
