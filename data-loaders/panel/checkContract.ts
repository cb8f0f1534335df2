import type {DuckDBConnection} from "@duckdb/node-api";
import {ascending, groups, least, sort} from "d3-array";

import {type Platform, platformKeys, platforms} from "../../src/analysis/panel/Panel.js";
import type {Note, TaskMetric} from "../../src/analysis/panel/ReleaseEvidence.js";
import {list} from "../../src/analysis/words/format.js";
import type {Acquired, AcquiredFile} from "../acquire/Acquired.js";
import {DataError} from "../DataError.js";
import {dialects} from "../dialects/Dialect.js";
import {cells} from "../dialects/Observation.js";
import {rows} from "../duckdb.js";
import {shown} from "../outside/shown.js";
import type {Manifest} from "../releases/Manifest.js";
import {contract, type Offender, partsOf} from "./contract.js";
import type {Figures} from "./Figures.js";

/**
 * Holds the figures against the contract.
 *
 * @returns what is broken without a number being wrong, one note a promise and platform.
 * @throws DataError that names the promise, the first offender (facet, task, expected, found) and how many there are.
 */
export async function checkContract(
  connection: DuckDBConnection,
  periods: readonly Figures[],
  manifest: Manifest,
  acquired: Acquired
): Promise<Note[]> {
  const notes = await checkMetrics(connection, periods, manifest, acquired);
  const {rounding} = dialects[manifest.dialect];
  const published = periods.map((figures) => ({...figures, parts: partsOf(figures), rounding}));
  for (const {id, promise, severity, next, offenders} of contract.filter((c) => c.dialects.includes(manifest.dialect)))
    for (const [, all] of sort(
      groups(
        published.flatMap((figures) => [...offenders(figures)]),
        ({platform}) => platform
      ),
      ([platform]) => platform
    )) {
      const first = least(all, inOrder)!;
      const where = placeOf(manifest, acquired, first);
      const {expected, found} = first;
      const more = all.length === 1 ? "" : `, and ${all.length - 1} more such cells`;
      if (severity === "stop")
        throw new DataError({expected: `${expected}. ${promise}`, found: `${found}${more}`, where, next});
      const what = shown(`${promise} Expected ${expected}, found ${found}.`);
      notes.push({id, what, where: shown(where), count: all.length});
    }
  return notes;
}

const inOrder = (a: Offender, b: Offender): number =>
  ascending(a.metric, b.metric) || ascending(a.task, b.task) || ascending(a.cell, b.cell);

/** File, facet as the file calls it, task and cell. */
function placeOf({dialect}: Manifest, acquired: Acquired, {platform, task, metric, cell}: Offender): string {
  const facet = `facet ${dialects[dialect].facetOf(metric, task !== "")}, `;
  const whose = task === "" ? `${metric} of all conversations` : `${metric} of “${task}”`;
  return `${fileOf(acquired, platform).path}: ${facet}${whose}${cell === "" ? "" : `, ${cell}`}`;
}

/** Observations that the report is about: without them a renamed facet would pass for a release that has none. */
const needed: Partial<Record<TaskMetric, string>> = {collaboration: "collaboration", success: "success"};
/** The others that a manifest can promise: where they are missing, columns stay empty, and that is noted. */
const wanted: Partial<Record<TaskMetric, string>> = {
  human_only_time: "human_only_time",
  human_with_ai_time: "human_with_ai_time",
  autonomy: "autonomy",
  education: "human_education"
};

/** Metrics that the catalogue promises by task must be there: what a file lacks is said, not skipped. */
async function checkMetrics(
  connection: DuckDBConnection,
  periods: readonly Figures[],
  manifest: Manifest,
  acquired: Acquired
): Promise<Note[]> {
  const notes: Note[] = [];
  for (const platform of platforms) {
    const lacks = (metric: string | undefined): boolean =>
      metric !== undefined &&
      !periods.some(({tasks, values}) =>
        cells.some(
          (cell, i) =>
            cell.metric === metric &&
            values[platform][i]!.some((value, row) => !Number.isNaN(value) && tasks[row] !== "")
        )
      );
    const file = fileOf(acquired, platform);
    const missing = ["usage", ...manifest.metrics.flatMap((metric) => needed[metric] ?? [])].find(lacks);
    if (missing) throw await metricError(connection, manifest, missing, file);
    const absent = manifest.metrics.filter((metric) => lacks(wanted[metric]));
    if (absent.length > 0)
      notes.push({
        id: "metrics",
        what: `The catalogue promises ${list(absent)} by task; the file has no such rows.`,
        where: file.path,
        count: absent.length
      });
  }
  return notes;
}

async function metricError(
  connection: DuckDBConnection,
  {dialect, release}: Manifest,
  metric: string,
  {file, path}: AcquiredFile
): Promise<DataError> {
  const {facets, code} = dialects[dialect];
  const found = await rows<{facet: string}>(connection, facets(file));
  return new DataError({
    expected: `rows about ${metric} by task, which release ${release} publishes`,
    found: `only the facets ${found.map(({facet}) => facet).join(", ") || "(none)"}`,
    where: path,
    next: `if a facet was renamed, map it in ${code}; if it was dropped, take it out of the release's manifest`
  });
}

function fileOf({files}: Acquired, platform: Platform): AcquiredFile {
  return files.find(({role}) => role === platformKeys[platform])!;
}
