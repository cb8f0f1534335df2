import {createHash} from "node:crypto";
import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {csvParseRows} from "d3-dsv";

import type {SampleTruth} from "../../data-loaders/sample/generateRelease.js";
import {generateRelease} from "../../data-loaders/sample/generateRelease.js";
import type {SampleOptions} from "../../data-loaders/sample/SampleOptions.js";
import type {Platform} from "../../src/analysis/panel/Panel.js";

/** A synthetic release as it lies on the disk. */
export interface Written {
  folder: string;
  truth: SampleTruth;
  /** Text of each file, by its path. */
  text: Record<string, string>;
}

export const small = {release: "2026-03-24-republished", seed: 1, size: "small"} as const;

/** Makes a release, reads it back and removes it. */
export async function written(options: Partial<SampleOptions> = {}): Promise<Written> {
  const folder = await mkdtemp(join(tmpdir(), "release-"));
  try {
    const truth = await generateRelease({...small, folder, ...options});
    const text = await Promise.all(
      truth.files.map(async ({path}) => [path, await readFile(join(folder, path), "utf8")] as const)
    );
    return {folder, truth, text: Object.fromEntries(text)};
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/** The file of a platform: Claude.ai's is written first. */
export function textOf({truth, text}: Written, platform: Platform): string {
  return text[truth.files[platform === "claude" ? 0 : 1]!.path]!;
}

/** Records of a CSV as objects, fields as they stand in the file. */
export function records<Column extends string>(csv: string): Record<Column, string>[] {
  const [header, ...rows] = csvParseRows(csv);
  return rows.map((row) => Object.fromEntries(header!.map((name, k) => [name, row[k]!])) as Record<Column, string>);
}

export function digest(text: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(text).map(([path, content]) => [path, createHash("sha256").update(content).digest("hex")])
  );
}

/** Rows by a key, in their order. */
export function groupedBy<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
