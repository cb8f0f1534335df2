import {cp, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {csvParse} from "d3-dsv";

import {environment} from "../../data-loaders/acquire/environment.js";
import {fromLocal} from "../../data-loaders/acquire/fromLocal.js";
import {catalogue, findRelease} from "../../data-loaders/releases/catalogue.js";
import {generateRelease} from "../../data-loaders/sample/generateRelease.js";
import {gather} from "../../data-loaders/stage/gather.js";
import type {ReleaseEvidence} from "../../src/analysis/panel/ReleaseEvidence.js";

export const juneFiles = {
  claude: "release_2026_06_26/data/aei_claude_ai_2026-06-26.csv",
  api: "release_2026_06_26/data/aei_1p_api_2026-06-26.csv",
  statements: "release_2025_03_27/onet_task_statements.csv"
};

const made: string[] = [];

/** A folder of its own for a test; `removeFolders` takes all away. */
async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "oversight-gap-"));
  made.push(path);
  return path;
}

export const removeFolders = (): Promise<unknown> =>
  Promise.all(made.map((path) => rm(path, {recursive: true, force: true})));

/**
 * A small June release of which only what matters here is kept: the world's tasks and conversations, a finer level of
 * tasks and one country as rows that must not be read. It is quick to copy, change and read.
 */
export async function smallJune(): Promise<string> {
  const path = await folder();
  await generateRelease({folder: path, release: "2026-06-26", seed: 1, size: "small"});
  const kept = /^date_start|,GLOBAL,global,(overall,0|onet,[01]),|,IND,country,overall,0,/;
  for (const file of [juneFiles.claude, juneFiles.api]) {
    const lines = (await readFile(join(path, file), "utf8")).split("\n");
    const small = lines.filter((line) => kept.test(line) && !line.includes(",artifact_"));
    await writeFile(join(path, file), `${small.join("\n")}\n`);
  }
  return path;
}

export type Change = (folder: string) => Promise<void>;

/** A change of one file's text. */
export const edit =
  (file: keyof typeof juneFiles, change: (text: string) => string): Change =>
  async (path) => {
    const name = join(path, juneFiles[file]);
    const before = await readFile(name, "utf8");
    const after = change(before);
    if (after === before) throw new Error(`the change to ${file} changes nothing`);
    await writeFile(name, after);
  };

/** Reads a changed copy of a June release. */
export async function gatherJune(good: string, ...changes: Change[]): Promise<ReleaseEvidence> {
  const path = await folder();
  await cp(good, path, {recursive: true});
  for (const change of changes) await change(path);
  const manifest = findRelease(catalogue(environment({})), "2026-06-26");
  const files = await fromLocal(manifest, path, {memoDir: null, verify: true});
  return gather(manifest, {release: manifest.release, source: "local", synthetic: false, reason: "", files});
}

/** A published row, read by another parser than the dialect's. */
export interface PublishedRow {
  month: string;
  category: string;
  level: string;
  metric: string;
  value: number;
  name: string;
  id: string;
}

/** The world's rows of a file. */
export async function publishedRows(path: string, file: "claude" | "api"): Promise<PublishedRow[]> {
  return csvParse(await readFile(join(path, juneFiles[file]), "utf8"))
    .filter((d) => d.geo_level === "global")
    .map((d) => ({
      month: d.date_start!,
      category: d.category_name!,
      level: d.hierarchy_level!,
      metric: d.metric_id!,
      value: Number(d.value),
      name: d.node_name!,
      id: d.node_external_id!
    }));
}
