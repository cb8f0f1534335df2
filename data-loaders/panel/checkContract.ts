import type {DuckDBConnection} from "@duckdb/node-api";

import {type Platform, platformKeys, platforms} from "../../src/analysis/panel/Panel.js";
import type {Note} from "../../src/analysis/panel/ReleaseEvidence.js";
import type {TaskMetric} from "../../src/analysis/panel/ReleaseEvidence.js";
import {list} from "../../src/analysis/words/format.js";
import type {Acquired, AcquiredFile} from "../acquire/Acquired.js";
import {DataError} from "../DataError.js";
import {dialects} from "../dialects/Dialect.js";
import {rows} from "../duckdb.js";
import {shown} from "../outside/shown.js";
import type {Manifest} from "../releases/Manifest.js";
import {type Check, contract, type Offender} from "./contract.js";

/** The first offender of a platform, and how many it has. */
type Breach = Offender & {total: number};

/**
 * Holds the observations against the contract.
 *
 * @returns what is broken without a number being wrong, one note a promise and platform.
 * @throws DataError that names the promise, the first offender (facet, task, expected, found) and how many there are.
 */
export async function checkContract(
  connection: DuckDBConnection,
  manifest: Manifest,
  acquired: Acquired
): Promise<Note[]> {
  const notes = await checkMetrics(connection, manifest, acquired);
  await connection.run(`SET VARIABLE rounding = ${dialects[manifest.dialect].rounding}`);
  for (const check of contract.filter(({dialects}) => dialects.includes(manifest.dialect))) {
    const breaches = await rows<Breach>(
      connection,
      `SELECT *, (count(*) OVER (PARTITION BY platform))::INTEGER AS total
       FROM (SELECT * REPLACE (task::VARCHAR AS task) FROM (${check.offenders}))
       QUALIFY row_number() OVER (PARTITION BY platform ORDER BY metric, task, cell) = 1 ORDER BY platform`
    );
    for (const breach of breaches) {
      const place = placeOf(manifest, acquired, breach);
      if (check.severity === "stop") throw breachError(check, breach, place);
      notes.push(noteOf(check, breach, place));
    }
  }
  return notes;
}

function breachError({promise, next}: Check, {expected, found, total}: Breach, where: string): DataError {
  return new DataError({
    expected: `${expected}. ${promise}`,
    found: total === 1 ? found : `${found}, and ${total - 1} more such cells`,
    where,
    next
  });
}

const noteOf = ({id, promise}: Check, {expected, found, total}: Breach, where: string): Note => ({
  id,
  what: shown(`${promise} Expected ${expected}, found ${found}.`),
  where: shown(where),
  count: total
});

/** File, facet as the file calls it, task and cell. */
function placeOf({dialect}: Manifest, acquired: Acquired, {platform, metric, task, cell}: Offender): string {
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
async function checkMetrics(connection: DuckDBConnection, manifest: Manifest, acquired: Acquired): Promise<Note[]> {
  const found = await rows<{platform: Platform; metric: string}>(
    connection,
    "SELECT DISTINCT platform, metric FROM observations WHERE task <> ''::task"
  );
  const notes: Note[] = [];
  for (const platform of platforms) {
    const lacks = (metric: string | undefined): boolean =>
      metric !== undefined && !found.some((d) => d.platform === platform && d.metric === metric);
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
  return new DataError({
    expected: `rows about ${metric} by task, which release ${release} publishes`,
    found: `only the facets ${(await facets(connection, file)).join(", ") || "(none)"}`,
    where: path,
    next: `if a facet was renamed, map it in ${code}; if it was dropped, take it out of the release's manifest`
  });
}

function fileOf({files}: Acquired, platform: string): AcquiredFile {
  return files.find(({role}) => role === platformKeys[platform as Platform])!;
}
