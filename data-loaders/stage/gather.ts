import type {DuckDBConnection} from "@duckdb/node-api";

import type {Platform} from "../../src/analysis/Panel.js";
import type {Acquired, Role} from "../acquire/Acquired.js";
import {DataError} from "../DataError.js";
import {loadLong} from "../dialects/long.js";
import {createObservations} from "../dialects/Observation.js";
import {openDuckDB, rows} from "../duckdb.js";
import {auditOf} from "../panel/audit.js";
import {checkPanel} from "../panel/checkPanel.js";
import {checkSurvey} from "../panel/checkSurvey.js";
import {checkContract} from "../panel/contract.js";
import {globalsOf} from "../panel/globals.js";
import {panelOf} from "../panel/panel.js";
import type {RecordedCounts} from "../panel/RecordedCounts.js";
import {recordedCountsOf} from "../panel/RecordedCounts.js";
import {loadStatements} from "../panel/statements.js";
import {surveyOf} from "../panel/survey.js";
import {isPlatform, type Manifest} from "../releases/Manifest.js";
import {quirksOf} from "../releases/quirks.js";
import type {ReleaseEvidence} from "./ReleaseEvidence.js";

/** How each dialect is read. A new dialect is one file and one line here. */
const dialects: Partial<
  Record<Manifest["dialect"], (connection: DuckDBConnection, platform: Platform, file: string) => Promise<void>>
> = {long: loadLong};

/**
 * From files to evidence: reads both platforms, checks the contract, joins and audits.
 *
 * @param counts - row counts that the files are held against; by default those in git
 * @throws DataError with the first thing that is not as expected.
 */
export async function gather(
  manifest: Manifest,
  acquired: Acquired,
  counts: RecordedCounts | null = recordedCountsOf(manifest.release)
): Promise<ReleaseEvidence> {
  const connection = await openDuckDB();
  try {
    await createObservations(connection);
    const load = dialects[manifest.dialect]!;
    await load(connection, "claude", fileOf(acquired, "claude_ai"));
    await load(connection, "api", fileOf(acquired, "api"));
    await loadStatements(connection, acquired.files.find((f) => f.role === "statements")?.file ?? null);
    await checkContract(connection, manifest, acquired);
    const surveys = await surveysOf(connection, manifest, acquired, counts);
    const period = manifest.window.start;
    const panel = await panelOf(connection, period);
    checkPanel(panel, manifest.release);
    return {
      release: manifest.release,
      dialect: manifest.dialect,
      window: manifest.window,
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
      globals: await globalsOf(connection, period),
      surveys,
      audit: await auditOf(connection, panel),
      facets: await rows(
        connection,
        `SELECT platform, metric || CASE WHEN task = '' THEN '' ELSE ' by task' END AS metric, count(*)::INTEGER AS rows
         FROM observations GROUP BY ALL ORDER BY ALL`
      ),
      panel
    };
  } finally {
    connection.closeSync();
  }
}

/** Counts and checks what each platform file holds as a whole. */
async function surveysOf(
  connection: DuckDBConnection,
  manifest: Manifest,
  {files, source}: Acquired,
  counts: RecordedCounts | null
): Promise<ReleaseEvidence["surveys"]> {
  const surveys: ReleaseEvidence["surveys"] = [];
  for (const file of files.filter(isPlatform)) {
    const quirks = quirksOf(manifest, file.role);
    const survey = await surveyOf(connection, manifest.dialect, file.file, quirks);
    if (survey === null) continue;
    const published = file.pinned || source === "hub" || source === "cache";
    const {relation} = checkSurvey(file, manifest.release, survey, counts, quirks, published);
    surveys.push({path: file.path, rows: survey.rows, relation});
  }
  return surveys;
}

function fileOf(acquired: Acquired, role: Role): string {
  const found = acquired.files.find((f) => f.role === role);
  if (found) return found.file;
  throw new DataError({
    expected: "a file for each platform",
    found: `none for ${role === "api" ? "the API" : "Claude.ai"}`,
    where: `release ${acquired.release}`,
    next: "complete the release's folder, or choose another release with AEI_RELEASE"
  });
}
