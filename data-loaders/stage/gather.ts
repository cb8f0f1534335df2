import type {DuckDBConnection} from "@duckdb/node-api";
import {sort} from "d3-array";

import type {Occupation, PeriodEvidence, Role} from "../../src/analysis/panel/ReleaseEvidence.js";
import {timed} from "../../src/analysis/timed.js";
import type {Acquired, AcquiredFile} from "../acquire/Acquired.js";
import {DataError} from "../DataError.js";
import {checkHeader} from "../dialects/csvHeader.js";
import {dialects} from "../dialects/Dialect.js";
import {openDatabase} from "../duckdb.js";
import {auditOf} from "../panel/audit.js";
import {checkContract} from "../panel/checkContract.js";
import {checkPanel} from "../panel/checkPanel.js";
import {type Figures, figuresOf, rowsOf} from "../panel/Figures.js";
import {globalsOf} from "../panel/globals.js";
import {panelOf} from "../panel/panel.js";
import {loadStatements} from "../panel/statements.js";
import type {Manifest} from "../releases/Manifest.js";

/**
 * From files to evidence: reads both platforms, checks the contract, joins and audits. A release of several
 * months is about its latest; the others stand beside it, each on its own.
 *
 * @throws DataError with the first thing that would make a number wrong, or open to two readings.
 */
export async function gather(manifest: Manifest, acquired: Acquired) {
  const database = await timed("DuckDB loaded and opened", () => openDatabase(memoryFor(acquired)));
  const [connection, beside] = [await database.connect(), await database.connect()];
  try {
    const files = {claude: fileOf(acquired, "claude_ai").file, api: fileOf(acquired, "api").file};
    const published = acquired.files.find((f) => f.role === "statements")?.file ?? null;
    const statements = timed("O*NET statements", () => loadStatements(beside, published));
    const {load, columns, code} = dialects[manifest.dialect];
    const read = timed("both files read", async () => {
      for (const file of Object.values(files)) await checkHeader(file, Object.keys(columns), code);
      await load(connection, files, manifest, statements);
    });
    // Both to their ends; where both fail, the fault of the first is told.
    await Promise.allSettled([statements, read]);
    await statements;
    await read;
    const figures = await timed("figures taken over", () => figuresOf(connection));
    const notes = await timed("contract", () => checkContract(connection, figures, manifest, acquired));
    const [latest, ...earlier] = await timed("panel joined and audited", () =>
      periodsOf(connection, manifest, acquired, figures)
    );
    return {...latest!, earlier, notes, occupations: occupationsIn(figures)};
  } finally {
    connection.closeSync();
    beside.closeSync();
    database.closeSync();
  }
}

/** The occupations of every task of a release, in the order of tasks. */
function occupationsIn(periods: readonly Figures[]): Occupation[] {
  if (periods.length === 1) return periods[0]!.occupations.flat();
  const byTask = new Map(periods.flatMap(({tasks, occupations}) => tasks.map((task, i) => [task, occupations[i]!])));
  return sort(byTask, ([task]) => task).flatMap(([, occupations]) => occupations);
}

async function periodsOf(
  connection: DuckDBConnection,
  manifest: Manifest,
  acquired: Acquired,
  periods: readonly Figures[]
): Promise<PeriodEvidence[]> {
  const {source, synthetic, reason} = acquired;
  const inputs = acquired.files.map(({role, path, bytes, sha256, pinned, revision}) => ({
    role,
    path,
    bytes,
    sha256,
    pinned,
    revision
  }));
  const windows = windowsOf(periods, manifest, fileOf(acquired, "claude_ai").file);
  const evidence: PeriodEvidence[] = [];
  for (const [i, figures] of periods.entries()) {
    const window = windows[i]!;
    const panel = panelOf(figures);
    checkPanel(panel, manifest.release);
    evidence.push({
      release: manifest.release,
      dialect: manifest.dialect,
      window,
      metrics: manifest.metrics,
      source,
      synthetic,
      reason,
      inputs,
      globals: globalsOf(figures),
      audit: await auditOf(connection, panel, figures.repeated.length, window.start, manifest.dialect),
      facets: rowsOf(figures),
      panel
    });
  }
  return evidence;
}

/** MB for DuckDB: 256 for a release of today's size, a quarter of the files for one that is many times as large. */
function memoryFor({files}: Acquired): number {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return Math.max(256, Math.ceil(bytes / 4e6));
}

/** The windows that the figures are about, latest first; the end of one is the start of the next. */
function windowsOf(periods: readonly Figures[], {window, release}: Manifest, file: string) {
  const starts = periods.map(({period}) => period);
  if (starts.at(-1) === window.start && starts[0]! < window.end)
    return starts.map((start, i) => ({start, end: starts[i - 1] ?? window.end}));
  throw new DataError({
    expected: `date_start ${window.start}, where release ${release} begins`,
    found: starts.join(", ") || "no rows",
    where: file,
    next: "check that this is the release's file; for another window, correct `window` in its manifest"
  });
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
