import type {DuckDBConnection} from "@duckdb/node-api";
import {group, groups} from "d3-array";

import type {Occupation, PeriodEvidence, ReleaseEvidence, Role} from "../../src/analysis/panel/ReleaseEvidence.js";
import {timed} from "../../src/analysis/timed.js";
import type {Acquired, AcquiredFile} from "../acquire/Acquired.js";
import {DataError} from "../DataError.js";
import {dialects} from "../dialects/Dialect.js";
import {openDatabase} from "../duckdb.js";
import {auditOf} from "../panel/audit.js";
import {checkContract} from "../panel/checkContract.js";
import {checkPanel} from "../panel/checkPanel.js";
import {type Figures, figuresOf, rowsOf, type TaskFigures} from "../panel/Figures.js";
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
    const files = {claude: fileOf(acquired, "claude_ai").file, api: fileOf(acquired, "api").file};
    const published = acquired.files.find((f) => f.role === "statements")?.file ?? null;
    const statements = timed("O*NET statements", () => loadStatements(beside, published));
    const load = (): Promise<void> => dialects[manifest.dialect].load(connection, files, manifest, statements);
    await both(statements, timed("both files read", load));
    const [figures, occupations] = await both(
      timed("figures taken over", () => figuresOf(connection)),
      timed("occupations", () => occupationsOf(beside))
    );
    const notes = await timed("contract", () => checkContract(connection, figures, manifest, acquired));
    const [latest, ...earlier] = await timed("panel joined and audited", () =>
      periodsOf(connection, manifest, acquired, figures, occupations)
    );
    return {...latest!, earlier, notes, occupations};
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

async function periodsOf(
  connection: DuckDBConnection,
  manifest: Manifest,
  acquired: Acquired,
  figures: Figures,
  occupations: readonly Occupation[]
): Promise<PeriodEvidence[]> {
  const byTask = group(occupations, ({task}) => task);
  const inputs = acquired.files.map(({role, path, bytes, sha256, pinned, revision}) => ({
    role,
    path,
    bytes,
    sha256,
    pinned,
    revision
  }));
  const periods: PeriodEvidence[] = [];
  for (const {window, tasks} of windowsOf(figures, manifest, fileOf(acquired, "claude_ai").file)) {
    const panel = panelOf(tasks, byTask);
    checkPanel(panel, manifest.release);
    periods.push({
      release: manifest.release,
      dialect: manifest.dialect,
      window,
      metrics: manifest.metrics,
      source: acquired.source,
      synthetic: acquired.synthetic,
      reason: acquired.reason,
      inputs,
      globals: globalsOf(tasks),
      audit: await auditOf(connection, panel, figures.repeated.length, window.start, manifest.dialect),
      facets: rowsOf(tasks),
      panel
    });
  }
  return periods;
}

/** MB for DuckDB: 256 for a release of today's size, a quarter of the files for one that is many times as large. */
function memoryFor({files}: Acquired): number {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return Math.max(256, Math.ceil(bytes / 4e6));
}

/** The windows that the figures are about, latest first; the end of one is the start of the next. */
function windowsOf(
  {tasks}: Figures,
  {window, release}: Manifest,
  file: string
): {window: Manifest["window"]; tasks: TaskFigures[]}[] {
  const periods = groups(tasks, ({period}) => period);
  const starts = periods.map(([start]) => start);
  if (starts.at(-1) === window.start && starts[0]! < window.end)
    return periods.map(([start, tasks], i) => ({window: {start, end: starts[i - 1] ?? window.end}, tasks}));
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
