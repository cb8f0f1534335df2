import {mkdir, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";

import {descending, sort} from "d3-array";

import {findingsOf} from "../../../src/analysis/claims/judge.js";
import type {ResultsRecord} from "../../../src/analysis/claims/Results.js";
import type {Environment} from "../../acquire/environment.js";
import {withUpstream} from "../../acquire/hub/upstream.js";
import {DataError} from "../../DataError.js";
import {releaseToReport} from "../../releases/catalogue.js";
import {type Manifest, releaseOfFolder} from "../../releases/Manifest.js";
import {gather} from "../../stage/gather.js";
import type {Context} from "../commands/Command.js";
import {exitCodes, faultOf} from "../commands/exitCodes.js";
import {isNewer, type News, newsOf} from "../commands/news.js";
import {asMarkdown} from "../compare/Report.js";
import {downloaded} from "../compare/Side.js";
import {fromListing} from "../propose/find.js";
import {propose} from "../propose/propose.js";
import {againstRecord, readRecords} from "../record/records.js";
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
  const nothing = {head: null, news: null, proposed: [], drifts: [], manifests: [], error: null};
  const found: Nightly = {result: "failed", code: exitCodes.bug.code, ...nothing};
  try {
    await run(context, options, found);
    const [result, exit] = verdictOf(found);
    Object.assign(found, {result, code: exitCodes[exit].code});
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    Object.assign(found, {code: exitCodes[faultOf(error)].code, error: error.message});
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
  const {head, news, files} = await withUpstream(env, effects, (upstream) => newsOf(manifests, upstream));
  Object.assign(found, {head, news});
  for (const name of news.releases) {
    const release = releaseOfFolder(name)!;
    try {
      const {manifest} = await propose(await fromListing(release, head, files, context), context);
      found.drifts.push(await driftOf(manifest, recorded, context));
      found.proposed.push({release, manifest, fault: null});
    } catch (error) {
      // One that can't be understood stops nothing else.
      if (!(error instanceof DataError) || ["network", "disk"].includes(faultOf(error))) throw error;
      found.proposed.push({release, manifest: null, fault: error.message});
    }
  }
  const fresh = found.proposed.flatMap(({manifest}) => manifest ?? []);
  const current = manifests.map((manifest) => asUpstream(manifest, news, head, today));
  const changed = current.filter((manifest) => !manifests.includes(manifest));
  found.manifests = [...fresh, ...changed].map(({release}) => release);
  const all = sort([...fresh, ...current], (a, b) => descending(a.release, b.release));
  // The rebuild's AEI_CATALOGUE is this folder: what that held before goes in too.
  const catalogueDir = join(folder, "catalogue");
  await writeCatalogue(catalogueDir, all);
  const wanted = new Set([...changed, ...recorded, releaseToReport(all, env)].map(({release}) => release));
  for (const manifest of current)
    if (wanted.has(manifest.release)) found.drifts.push(await driftOf(manifest, recorded, context));
  await rebuild({...env, source: "hub", catalogueDir});
}

async function driftOf(manifest: Manifest, recorded: ResultsRecord[], {env, effects}: Context): Promise<Drift> {
  const {release} = manifest;
  const findings = findingsOf(await gather(manifest, await downloaded(manifest, env, effects)));
  const own = recorded.find((record) => record.release === release);
  // A new release is set beside the newest one before it: that is what the report said until now.
  const before = own ?? recorded.find((record) => record.release < release) ?? null;
  return {release, against: before?.release ?? null, ...againstRecord(before, findings), notes: findings.notes};
}

/** The strongest of what was found, and its exit code. */
function verdictOf({drifts, news}: Nightly): [Nightly["result"], keyof typeof exitCodes] {
  const outcomes = drifts.map(({comparison}) => comparison?.outcome);
  for (const outcome of ["verdicts", "numbers"] as const) if (outcomes.includes(outcome)) return [outcome, outcome];
  if (drifts.some(({notes}) => notes.length > 0)) return ["notes", "contract"];
  return isNewer(news!) ? ["newer", "newer"] : ["same", "done"];
}

/**
 * A manifest as the hub has it now: where a file was republished in place, its new version stands before those
 * known; a file that went away stays as it was pinned, as its commit still serves it.
 */
function asUpstream(manifest: Manifest, {changes}: News, head: string, today: string): Manifest {
  const republished = changes.filter(({release, now}) => release === manifest.release && now !== null);
  if (republished.length === 0) return manifest;
  const files = manifest.files.map((file) => {
    const now = republished.find(({path}) => path === file.path)?.now;
    const version = now && {revision: head, ...now, note: `Republished; seen on ${today}.`};
    return version ? {...file, known: [version, ...file.known]} : file;
  });
  return {...manifest, files};
}

/** Writes manifests as a folder for AEI_CATALOGUE, in place of an earlier one. */
async function writeCatalogue(folder: string, manifests: readonly Manifest[]): Promise<void> {
  await rm(folder, {recursive: true, force: true});
  await mkdir(folder, {recursive: true});
  for (const manifest of manifests)
    await writeFile(join(folder, `${manifest.release}.json`), `${JSON.stringify(manifest, null, 2)}\n`);
}
