import type {DuckDBConnection} from "@duckdb/node-api";

import type {Platform} from "../../src/analysis/Panel.js";
import type {Acquired, Role} from "../acquire/Acquired.js";
import {DataError} from "../DataError.js";
import {loadLong} from "../dialects/long.js";
import {createObservations} from "../dialects/Observation.js";
import {openDuckDB, rows} from "../duckdb.js";
import {auditOf} from "../panel/audit.js";
import {checkContract} from "../panel/contract.js";
import {globalsOf} from "../panel/globals.js";
import {panelOf} from "../panel/panel.js";
import {loadStatements} from "../panel/statements.js";
import type {Manifest} from "../releases/Manifest.js";
import type {ReleaseEvidence} from "./ReleaseEvidence.js";

/** How each dialect is read. A new dialect is one file and one line here. */
const dialects: Partial<
  Record<Manifest["dialect"], (connection: DuckDBConnection, platform: Platform, file: string) => Promise<void>>
> = {long: loadLong};

/**
 * From files to evidence: reads both platforms once, checks the contract, joins and audits.
 *
 * @throws DataError with the first thing that is not as expected.
 */
export async function gather(manifest: Manifest, acquired: Acquired): Promise<ReleaseEvidence> {
  const connection = await openDuckDB();
  try {
    await createObservations(connection);
    const load = dialects[manifest.dialect]!;
    await load(connection, "claude", fileOf(acquired, "claude_ai"));
    await load(connection, "api", fileOf(acquired, "api"));
    await loadStatements(connection, acquired.files.find((f) => f.role === "statements")?.file ?? null);
    await checkContract(connection, manifest, acquired);
    const period = manifest.window.start;
    const panel = await panelOf(connection, period);
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
