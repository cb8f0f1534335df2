import {resolve} from "node:path";

import type {Environment} from "../../acquire/environment.js";
import {cachesOf} from "../../acquire/fromCache.js";
import {type FileState, inventory, readsLocal} from "../../acquire/inventory.js";
import {megabytes} from "../../outside/megabytes.js";
import {releaseToReport} from "../../releases/catalogue.js";
import {isPlatform, type Manifest} from "../../releases/Manifest.js";
import type {Run} from "./Command.js";
import {describe, stateOf} from "./describe.js";
import {exitCodes} from "./exitCodes.js";

/** What is here, verified or not, and what a build would do next. */
export const status: Run = async (_args, {env, manifests, effects}) => {
  const releases = await Promise.all(
    manifests.map(async (manifest) => ({manifest, files: await inventory(manifest, env, effects.verify)}))
  );
  const main = releaseToReport(manifests, env);
  const {source, steps} = plan(main, env, releases.find(({manifest}) => manifest === main)?.files ?? []);
  const others = releases.filter(({manifest}) => manifest !== main);
  const next = {source, steps: source === "none" ? steps : [...steps, ...besideIt(others, env)]};
  return {
    code: exitCodes.done.code,
    json: {
      release: main.release,
      next,
      releases: releases.map(({manifest, files}) => ({release: manifest.release, state: stateOf(files), files})),
      environment: env
    },
    text: [
      ...releases.map(({manifest, files}) => describe(manifest, files)),
      `Next, \`npm run build\` (report on ${main.release}) will\n${next.steps.map((step) => `  - ${step}`).join("\n")}`
    ].join("\n\n")
  };
};

/** What becomes of the releases that the report is not about. */
function besideIt(others: {manifest: Manifest; files: FileState[]}[], env: Environment): string[] {
  const here = others.filter(({files}) => env.source !== "sample" && ["verified", "unknown"].includes(stateOf(files)));
  const away = others.filter((other) => !here.includes(other));
  const names = (list: typeof others): string => list.map(({manifest}) => manifest.release).join(", ");
  const how = readsLocal(env) || env.source === "sample" ? "" : "; `npm run data -- fetch --all` would bring them";
  return [
    ...(here.length > 0 ? [`show beside it what is here of ${names(here)}`] : []),
    ...(away.length > 0 ? [`name ${names(away)} without figures${how}`] : [])
  ];
}

/** What a build will do, foretold without asking the hub. */
interface Plan {
  source: "local" | "cache" | "hub" | "sample" | "none";
  /** One step a line. */
  steps: string[];
}

/** The same choice as `acquire` makes, from what is on this machine. */
function plan(manifest: Manifest, env: Environment, files: FileState[]): Plan {
  const {release} = manifest;
  if (env.source === "sample")
    return {source: "sample", steps: [`make the synthetic sample of ${release} (AEI_SOURCE=sample)`]};
  if (readsLocal(env)) return fromFolder(manifest, env, files);
  const missing = files.filter((file) => file.state !== "verified" || !isNewest(manifest, file));
  const hasPlatforms = files.every((file) => file.state === "verified" || !isPlatform(file));
  const fromCache = `read release ${release} from the cache, ${cachesOf(env)}: `;
  if (missing.length === 0) return {source: "cache", steps: [`${fromCache}all ${files.length} files, verified`]};
  const asIs = `${fromCache}verified, though incomplete or in an older version`;
  if (env.source === "cache")
    return hasPlatforms ? {source: "cache", steps: [asIs]} : stops("the cache lacks verified files", files);
  const otherwise = hasPlatforms ? asIs : `make the synthetic sample of ${release}, and say so on every page`;
  if (env.offline && env.source === "hub")
    return stops("HF_HUB_OFFLINE forbids to download what the cache lacks", files);
  if (env.offline)
    return {source: hasPlatforms ? "cache" : "sample", steps: [`${otherwise} (HF_HUB_OFFLINE forbids to download)`]};
  const steps = [
    ...downloads(manifest, env, missing),
    env.source === "auto" ? `if that fails: ${otherwise}` : "if that fails: stop with the reason"
  ];
  return {source: "hub", steps};
}

function fromFolder({release}: Manifest, env: Environment, files: FileState[]): Plan {
  const bad = files.filter(({state, role}) => state === "damaged" || (state === "absent" && isPlatform({role})));
  if (bad.length > 0) return stops(`AEI_DATA_DIR, ${env.dataDir}, lacks files or has damaged ones`, bad);
  const there = files.filter(({state}) => state !== "absent");
  const known = there.filter(({state}) => state === "verified").length;
  return {
    source: "local",
    steps: [
      `read ${there.length} of ${files.length} files of release ${release} from AEI_DATA_DIR, ${env.dataDir}`,
      known === there.length
        ? "report them as pinned: their bytes are those of the catalogue"
        : `report ${there.length - known} of them as not pinned: their bytes are none the catalogue knows`
    ]
  };
}

function stops(why: string, files: FileState[]): Plan {
  const names = files.filter(({state}) => state !== "verified").map(({path, state}) => `${path}: ${state}`);
  return {source: "none", steps: [`stop: ${why}`, ...names]};
}

function downloads(manifest: Manifest, env: Environment, missing: FileState[]): string[] {
  const pinned = manifest.files
    .filter(({path}) => missing.some((file) => file.path === path))
    .map(({known}) => known[0]!);
  const bytes = pinned.reduce((sum, version) => sum + version.bytes, 0);
  const revisions = [...new Set(pinned.map(({revision}) => revision))];
  return [
    `download ${pinned.length} of ${manifest.files.length} files of release ${manifest.release} (${megabytes(bytes)})`,
    `from ${env.endpoint}, revision ${revisions.join(" and ")}`,
    `into ${resolve(env.cacheDir)}, each used only once its size and hash are right`
  ];
}

const isNewest = (manifest: Manifest, {path, revision}: FileState): boolean =>
  manifest.files.find((file) => file.path === path)?.known[0]?.revision === revision;
