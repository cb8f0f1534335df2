import type {DuckDBConnection} from "@duckdb/node-api";

import {csvTable} from "../dialects/csvTable.js";
import {dialects} from "../dialects/Dialect.js";
import {rows} from "../duckdb.js";
import type {Manifest} from "../releases/Manifest.js";

/**
 * Rows of a whole platform file whose key stands in it already: those that no report reads too. By the hashes of the keys,
 * which take a tenth of the memory.
 */
export async function repeatedRows(
  connection: DuckDBConnection,
  dialect: Manifest["dialect"],
  file: string
): Promise<number> {
  const {layout, columns} = dialects[dialect];
  const [found] = await rows<{repeated: number}>(
    connection,
    `SELECT (count(*) - count(DISTINCT hash(${layout.key.join(", ")})))::INTEGER AS repeated FROM ${csvTable(columns, file)}`
  );
  return found!.repeated;
}
