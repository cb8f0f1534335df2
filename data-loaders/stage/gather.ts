import type {DuckDBConnection} from "@duckdb/node-api";

import type {Role} from "../../src/analysis/panel/ReleaseEvidence.js";
import type {Occupation, PeriodEvidence, ReleaseEvidence} from "../../src/analysis/panel/ReleaseEvidence.js";
import {timed} from "../../src/analysis/timed.js";
import type {Acquired, AcquiredFile} from "../acquire/Acquired.js";
import {DataError} from "../DataError.js";
import {dialects} from "../dialects/Dialect.js";
import {createObservations, numberTasks} from "../dialects/Observation.js";
import {literal, openDatabase, rows} from "../duckdb.js";
import {auditOf} from "../panel/audit.js";
import {checkContract} from "../panel/checkContract.js";
import {checkPanel} from "../panel/checkPanel.js";
import {contractTables} from "../panel/contract.js";
import {globalsOf} from "../panel/globals.js";
import {panelOf} from "../panel/panel.js";
import {loadStatements, occupationsOf} from "../panel/statements.js";
import type {Manifest} from "../releases/Manifest.js";

/**
 * From files to evidence: reads both platforms, checks the contract, joins and audits. A release of several
 * months is about its latest; the others stand beside it, each on its own.
 *
 * @throws DataError with the first thing that would make a number wrong, or open to two readings.
 */
export async function gather(
  manifest: Manifest,
  acquired: Acquired
): Promise<ReleaseEvidence & {occupations: Occupation[]}> {
  const database = await timed("DuckDB loaded and opened", () => openDatabase(memoryFor(acquired)));
  const [connection, beside] = [await database.connect(), await database.connect()];
  try {
    await createObservations(connection);
    const files = {claude: fileOf(acquired, "claude_ai").file, api: fileOf(acquired, "api").file};
    const published = acquired.files.find((f) => f.role === "statements")?.file ?? null;
    const statements = timed("O*NET statements", () => loadStatements(beside, published));
    const load = (): Promise<void> => dialects[manifest.dialect].load(connection, files, manifest, statements);
    await both(statements, timed("both files read", load));
    await timed("tasks numbered", () => numberTasks(connection));
    for (const table of contractTables) await connection.run(table);
    const [notes, {periods, occupations}] = await both(
      timed("contract", () => checkContract(beside, manifest, acquired)),
      timed("panel joined and audited", () => periodsOf(connection, manifest, acquired))
    );
    return {...periods[0]!, earlier: periods.slice(1), notes, occupations};
  } finally {
    connection.closeSync();
    beside.closeSync();
    database.closeSync();
  }
}

/** Two at once, to their ends; where both fail, the fault of the first is told. */
async function both<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([first, second]);
  return [await first, await second];
}

async function periodsOf(connection: DuckDBConnection, manifest: Manifest, acquired: Acquired) {
  const occupations = await occupationsOf(connection);
  const periods: PeriodEvidence[] = [];
  for (const window of await windowsOf(connection, manifest, fileOf(acquired, "claude_ai").file))
    periods.push(await evidenceOf(connection, manifest, acquired, window, occupations));
  return {periods, occupations};
}

/** MB for DuckDB: 256 for a release of today's size, a quarter of the files for one that is many times as large. */
function memoryFor({files}: Acquired): number {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return Math.max(256, Math.ceil(bytes / 4e6));
}

/** The windows that the observations are about, latest first; the end of one is the start of the next. */
async function windowsOf(
  connection: DuckDBConnection,
  {window, release}: Manifest,
  file: string
): Promise<Manifest["window"][]> {
  const found = await rows<{start: string; end: string}>(
    connection,
    `SELECT period AS start, coalesce(lead(period) OVER (ORDER BY period), ${literal(window.end)}) AS end
     FROM (SELECT DISTINCT period FROM observations) ORDER BY start DESC`
  );
  if (found.at(-1)?.start === window.start && found.every(({start, end}) => start < end)) return found;
  throw new DataError({
    expected: `date_start ${window.start}, where release ${release} begins`,
    found: found.map(({start}) => start).join(", ") || "no rows",
    where: file,
    next: "check that this is the release's file; for another window, correct `window` in its manifest"
  });
}

async function evidenceOf(
  connection: DuckDBConnection,
  manifest: Manifest,
  acquired: Acquired,
  window: Manifest["window"],
  occupations: Occupation[]
): Promise<PeriodEvidence> {
  const panel = await panelOf(connection, window.start, occupations);
  checkPanel(panel, manifest.release);
  return {
    release: manifest.release,
    dialect: manifest.dialect,
    window,
    metrics: manifest.metrics,
    source: acquired.source,
    synthetic: acquired.synthetic,
    reason: acquired.reason,
    inputs: acquired.files.map(({role, path, bytes, sha256, pinned, revision}) => ({
      role,
      path,
      bytes,
      sha256,
      pinned,
      revision
    })),
    globals: await globalsOf(connection, window.start),
    audit: await auditOf(connection, panel, window.start, manifest.dialect),
    facets: await rows(
      connection,
      `SELECT platform, metric || CASE WHEN task = ''::task THEN '' ELSE ' by task' END AS metric, count(*)::INTEGER AS rows
       FROM observations WHERE period = ${literal(window.start)} GROUP BY ALL ORDER BY ALL`
    ),
    panel
  };
}

function fileOf(acquired: Acquired, role: Role): AcquiredFile {
  const found = acquired.files.find((f) => f.role === role);
  if (found) return found;
  throw new DataError({
    expected: "a file for each platform",
    found: `none for ${role === "api" ? "the API" : "Claude.ai"}`,
    where: `release ${acquired.release}`,
    next: "complete the release's folder, or choose another release with AEI_RELEASE"
  });
}
