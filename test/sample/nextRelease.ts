import {createHash} from "node:crypto";
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";

import type {Manifest, ManifestFile} from "../../data-loaders/releases/Manifest.js";
import {type DrawnRelease, drawRelease} from "../../data-loaders/sample/drawRelease.js";
import {writeRelease} from "../../data-loaders/sample/generateRelease.js";
import {defaultSeed, februaryTruth, ParameterError} from "../../data-loaders/sample/SampleOptions.js";
import {type PlatformShape, type Shape, shapeOf} from "../../data-loaders/sample/shapeOf.js";
import {type Platform, platformKeys, platforms} from "../../src/analysis/panel/Panel.js";
import type {Role} from "../../src/analysis/panel/ReleaseEvidence.js";

/** What the rehearsed release does that February's did not. */
export const changes = ["renamed-column", "moved-folder", "dropped-metric", "new-mode"] as const;
export type Change = (typeof changes)[number];

export interface NextOptions {
  /** Gets the release's folder, the statements and `catalogue/` with the manifest. */
  folder: string;
  change: Change;
  seed?: number;
  size?: "small" | "full";
}

/** A release to rehearse on, and how to point a build at it. */
export interface NextRelease {
  manifest: Manifest;
  /** AEI_DATA_DIR */
  dataDir: string;
  /** AEI_CATALOGUE */
  catalogueDir: string;
  /** Where the platform files are; with `moved-folder` the manifest still names the old place. */
  paths: Record<Platform, string>;
}

const release = "2026-09-30";
const window = {start: "2026-08-06", end: "2026-08-13"};
const usualPlace = "data";
const pathOf = (p: Platform, folder: string): string =>
  `release_2026_09_30/${folder}/aei_raw_${p === "api" ? "1p_api" : "claude_ai"}_${window.start}_to_${window.end}.csv`;

/** The label that `new-mode` adds, and the share of directive conversations that it takes. */
const newMode = {label: "delegation", share: 0.3};

/**
 * Writes release 2026-09-30, which is as February's but for one change, with the manifest that someone who expects
 * the same again would write: hashes right, everything else as before.
 *
 * @throws ParameterError for an unknown change, the file system's error when the folder cannot be written
 */
export async function generateNextRelease({
  folder,
  change,
  seed = defaultSeed,
  size = "small"
}: NextOptions): Promise<NextRelease> {
  if (!changes.includes(change)) {
    throw new ParameterError("change", `one of ${changes.join(", ")}`, String(change));
  }
  const shape = nextShape(size, change === "moved-folder" ? "data/raw" : usualPlace);
  const drawn = drawRelease(seed, shape, februaryTruth, 1);
  if (change === "dropped-metric") for (const p of platforms) dropSuccess(drawn, p);
  if (change === "new-mode") for (const p of platforms) splitDirective(drawn, p);
  writeRelease(folder, drawn);
  if (change === "renamed-column") for (const p of platforms) renameColumn(join(folder, shape.platforms[p].path));
  const manifest = manifestFor(folder, shape);
  const catalogueDir = join(folder, "catalogue");
  mkdirSync(catalogueDir, {recursive: true});
  writeFileSync(join(catalogueDir, `${release}.json`), `${JSON.stringify(manifest, null, 2)}\n`);
  const paths = {claude: shape.platforms.claude.path, api: shape.platforms.api.path};
  return {manifest, dataDir: folder, catalogueDir, paths};
}

function nextShape(size: "small" | "full", place: string): Shape {
  const shape = shapeOf({folder: "", release: "2026-03-24-republished", seed: 0, size});
  const platform = (p: Platform): PlatformShape => ({...shape.platforms[p], path: pathOf(p, place)});
  return {...shape, release, window, platforms: {claude: platform("claude"), api: platform("api")}};
}

/** Takes the facet task_success out of everything that is published. */
function dropSuccess({shape, counts}: DrawnRelease, p: Platform): void {
  const shares = {...shape.platforms[p].shares};
  delete shares.task_success;
  shape.platforms[p] = {...shape.platforms[p], shares};
  for (const row of counts[p].tasks) delete row.cells.task_success;
  delete counts[p].base.task_success;
}

/** Gives part of the directive conversations a label of their own. */
function splitDirective({shape, counts}: DrawnRelease, p: Platform): void {
  const {shares} = shape.platforms[p];
  const collaboration = {...shares.collaboration, directive: shares.collaboration!.directive! * (1 - newMode.share)};
  const added = shares.collaboration!.directive! * newMode.share;
  shape.platforms[p] = {
    ...shape.platforms[p],
    shares: {...shares, collaboration: {...collaboration, [newMode.label]: added}}
  };
  const split = ([directive = 0, ...others]: number[]): number[] => {
    const taken = Math.floor(directive * newMode.share);
    return [directive - taken, ...others, taken];
  };
  for (const row of counts[p].tasks) row.cells.collaboration = split(row.cells.collaboration!);
  counts[p].base.collaboration = split(counts[p].base.collaboration!);
}

function renameColumn(file: string): void {
  writeFileSync(file, readFileSync(file, "utf8").replace("cluster_name", "node_name"));
}

function manifestFor(folder: string, {platforms: files}: Shape): Manifest {
  const statements = "release_2025_03_27/onet_task_statements.csv";
  return {
    release,
    dialect: "long",
    window,
    metrics: ["collaboration", "success", "human_only_time", "human_with_ai_time", "autonomy", "education"],
    licence: "CC-BY",
    accessed: "2026-09-30",
    files: [
      ...platforms.map((p) => entry(folder, platformKeys[p], files[p].path, pathOf(p, usualPlace))),
      entry(folder, "statements", statements, statements)
    ],
    note: "Synthetic: a release to rehearse on."
  };
}

/** @param path where the file is; @param named where the manifest says it is */
function entry(folder: string, role: Role, path: string, named: string): ManifestFile {
  const content = readFileSync(join(folder, path));
  const sha256 = createHash("sha256").update(content).digest("hex");
  return {role, path: named, known: [{revision: sha256.slice(0, 40), bytes: content.length, sha256}]};
}
