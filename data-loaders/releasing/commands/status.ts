import {group, sum} from "d3-array";

import type {Environment} from "../../acquire/environment.js";
import {cachesOf} from "../../acquire/fromCache.js";
import {type FileState, inventory, readsLocal} from "../../acquire/inventory.js";
import {megabytes} from "../../outside/megabytes.js";
import {releaseToReport} from "../../releases/catalogue.js";
import {isPlatform, type KnownBytes, type Manifest} from "../../releases/Manifest.js";
import type {Run} from "./Command.js";

/** What is here, verified or not, and what a build would do next. */
export const status: Run = async (_args, {env, manifests, effects}) => {
  const releases = await Promise.all(manifests.map((manifest) => look(manifest, env, effects.verify)));
  const main = releaseToReport(manifests, env);
  const own = releases.find(({manifest}) => manifest === main)!;
  const next = plan(own, env);
  const others = releases.filter((one) => one !== own);
  if (next.source !== "none") next.steps.push(...besideIt(others, env));
  const steps = next.steps.map((step) => `  - ${step}`).join("\n");
  return {
    json: {release: main.release, next, releases: releases.map(asJson), environment: env},
    text: [...releases.map(asLines), `Next, \`npm run build\` (report on ${main.release}) will\n${steps}`].join("\n\n")
  };
};

/** What becomes of the releases that the report is not about. */
function besideIt(others: Looked[], env: Environment): string[] {
  const isHere = ({state}: Looked): boolean => env.source !== "sample" && ["verified", "unknown"].includes(state);
  const names = group(others, isHere, ({release}) => release);
  const [here, absent] = [true, false].map((is) => [...(names.get(is)?.keys() ?? [])].join(", "));
  const how = readsLocal(env) || env.source === "sample" ? "" : "; `npm run data -- fetch --all` would bring them";
  return [
    ...(here ? [`show beside it what is here of ${here}`] : []),
    ...(absent ? [`name ${absent} without figures${how}`] : [])
  ];
}

/** What a build will do, foretold without asking the hub: one step a line. */
interface Plan {
  source: "local" | "cache" | "hub" | "sample" | "none";
  steps: string[];
}

/** The same choice as `acquire` makes, from what is on this machine. */
function plan({manifest, release, files}: Looked, env: Environment): Plan {
  const {source, offline} = env;
  const sample = `make the synthetic sample of ${release}`;
  if (source === "sample") return {source, steps: [`${sample} (AEI_SOURCE=sample)`]};
  if (readsLocal(env)) return fromFolder(release, env, files);
  const pinned = (at: FileState) => knownOf(manifest, at.path)[0]!;
  const missing = files.filter((file) => file.state !== "verified" || pinned(file).revision !== file.revision);
  const inCache = `read release ${release} from the cache, ${cachesOf(env)}:`;
  if (missing.length === 0) return {source: "cache", steps: [`${inCache} all ${files.length} files, verified`]};
  const enough = files.every((file) => file.state === "verified" || !isPlatform(file));
  if (source === "cache" && !enough) return stops("the cache lacks verified files", files);
  if (source === "hub" && offline) return stops("HF_HUB_OFFLINE forbids to download what the cache lacks", files);
  const older = `${inCache} verified, though incomplete or in an older version`;
  const otherwise = enough ? older : `${sample}, and say so on every page`;
  if (source === "cache") return {source, steps: [otherwise]};
  if (offline)
    return {source: enough ? "cache" : "sample", steps: [`${otherwise} (HF_HUB_OFFLINE forbids to download)`]};
  const size = megabytes(sum(missing, (file) => pinned(file).bytes));
  const revisions = new Set(missing.map((file) => pinned(file).revision));
  return {
    source: "hub",
    steps: [
      `download ${missing.length} of ${files.length} files of release ${release} (${size})`,
      `from ${env.endpoint}, revision ${[...revisions].join(" and ")}`,
      `into ${env.cacheDir}, each used only once its size and hash are right`,
      `if that fails: ${source === "auto" ? otherwise : "stop with the reason"}`
    ]
  };
}

function fromFolder(release: string, {dataDir}: Environment, files: FileState[]): Plan {
  const bad = files.filter((file) => file.state === "damaged" || (file.state === "absent" && isPlatform(file)));
  if (bad.length > 0) return stops(`AEI_DATA_DIR, ${dataDir}, lacks files or has damaged ones`, bad);
  const there = files.filter(({state}) => state !== "absent");
  const unknown = there.filter(({state}) => state !== "verified").length;
  const others = `report ${unknown} of them as not pinned: their bytes are none the catalogue knows`;
  const pinned = unknown === 0 ? "report them as pinned: their bytes are those of the catalogue" : others;
  const read = `read ${there.length} of ${files.length} files of release ${release} from AEI_DATA_DIR, ${dataDir}`;
  return {source: "local", steps: [read, pinned]};
}

function stops(why: string, files: FileState[]): Plan {
  const names = files.filter(({state}) => state !== "verified").map(({path, state}) => `${path}: ${state}`);
  return {source: "none", steps: [`stop: ${why}`, ...names]};
}

export type Looked = Awaited<ReturnType<typeof look>>;

/** A release as it is on this machine. */
export async function look(manifest: Manifest, env: Environment, verify: boolean) {
  const files = await inventory(manifest, env, verify);
  return {manifest, release: manifest.release, state: stateOf(files.filter(isPlatform)), files};
}

/** A release in a word: as good as its platform files. */
function stateOf(files: FileState[]): FileState["state"] | "incomplete" {
  const states = new Set(files.map(({state}) => state));
  if (states.has("damaged")) return "damaged";
  if (states.has("absent")) return states.size === 1 ? "absent" : "incomplete";
  return states.has("unknown") ? "unknown" : "verified";
}

/** A release, and each of its files on a line. */
export const asLines = ({manifest, release, state, files}: Looked): string =>
  [
    `${release}  ${state}`,
    ...files.map((file) => `  ${file.state.padEnd(9)} ${file.path}${detail(manifest, file)}`)
  ].join("\n");

/** The same for programs. */
export const asJson = ({release, state, files}: Looked): object => ({release, state, files});

function detail(manifest: Manifest, {path, state, bytes, revision, sha256, fault}: FileState): string {
  const known = knownOf(manifest, path);
  if (state === "damaged") return `: ${fault}`;
  if (state === "absent") return ` (${megabytes(known[0]!.bytes)})`;
  const size = megabytes(bytes ?? 0);
  if (state === "unknown") return ` (${size}, sha256 ${sha256?.slice(0, 12)}…, not in the catalogue)`;
  const nth = known.findIndex((version) => version.revision === revision) + 1;
  return ` (${size}, revision ${revision?.slice(0, 7)}${known.length > 1 ? `, version ${nth} of ${known.length}` : ""})`;
}

const knownOf = ({files}: Manifest, path: string): KnownBytes[] => files.find((file) => file.path === path)!.known;
