import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {runDeclared} from "../../src/analysis/models/declaredEstimates.js";
import {fromLocal} from "../acquire/fromLocal.js";
import {csvTable} from "../dialects/csvTable.js";
import {longColumns} from "../dialects/long.js";
import {openDuckDB, rows} from "../duckdb.js";
import {catalogue, findRelease} from "../releases/catalogue.js";
import {gather} from "../stage/gather.js";
import {generateRelease} from "./generateRelease.js";
import {type Measured, type PublishedFigure, publishedFigures} from "./publishedFigures.js";
import {defaultSeed} from "./SampleOptions.js";

/** A published figure beside the generated one. */
export interface Compared extends PublishedFigure {
  generated: number;
  /** How far the generated figure may be from the published one, and why so far. */
  tolerance: {low: number; high: number; reason: string};
  met: boolean;
}

/** Generates February 2026 at full size and holds it against what was published. */
export async function compareWithPublished(seed = defaultSeed): Promise<Compared[]> {
  const measured = await measure(seed);
  return publishedFigures.map((figure) => {
    const {value, low, high, reason} = figure.measure(measured);
    const met = figure.published >= low && figure.published <= high;
    return {...figure, generated: value, tolerance: {low, high, reason}, met};
  });
}

async function measure(seed: number): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), "february-"));
  try {
    await generateRelease({folder, release: "2026-03-24-republished", seed, size: "full"});
    const manifest = findRelease(catalogue({catalogueDir: null}), "2026-03-24");
    const files = await fromLocal(manifest, folder, {memoDir: null, verify: true});
    const of = {release: manifest.release, source: "sample", synthetic: true, reason: "calibration", files} as const;
    const evidence = await gather(manifest, of);
    const count = (k: number): Promise<{all: number; global: number}> => rowsOf(files[k]!.file);
    return {
      evidence,
      estimates: runDeclared({...evidence, august: null}),
      rows: {claude: await count(0), api: await count(1)}
    };
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

async function rowsOf(file: string): Promise<{all: number; global: number}> {
  const connection = await openDuckDB();
  try {
    const [found] = await rows<{all: number; global: number}>(
      connection,
      `SELECT count(*)::INTEGER AS all, (count(*) FILTER (geography = 'global'))::INTEGER AS global
       FROM ${csvTable(longColumns, file)}`
    );
    return found!;
  } finally {
    connection.closeSync();
  }
}
