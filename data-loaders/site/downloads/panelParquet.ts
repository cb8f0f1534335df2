import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";

import type {Panel} from "../../../src/analysis/panel/Panel.js";
import type {PanelField} from "../../../src/analysis/panel/panelFields.js";
import {panelFields} from "../../../src/analysis/panel/panelFields.js";
import {literal, openDuckDB} from "../../duckdb.js";

const types: Record<PanelField["type"], string> = {
  string: "VARCHAR",
  boolean: "BOOLEAN",
  number: "DOUBLE",
  integer: "INTEGER",
  integers: "INTEGER[]",
  strings: "VARCHAR[]"
};

/** The panel as a Parquet file, rows in the panel's order. Absent is null. */
export async function panelParquet(panel: Panel): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "oversight-gap-"));
  const connection = await openDuckDB();
  try {
    const [from, to] = [join(folder, "panel.json"), join(folder, "panel.parquet")];
    await writeFile(from, JSON.stringify(panel));
    const columns = panelFields.map(({name, type}) => `${name}: ${literal(types[type])}`).join(", ");
    // One thread and one row group: the same panel gives the same bytes.
    await connection.run("SET threads = 1");
    await connection.run("SET preserve_insertion_order = true");
    await connection.run(
      `COPY (FROM read_json(${literal(from)}, format = 'array', columns = {${columns}}))
       TO ${literal(to)} (FORMAT parquet, COMPRESSION zstd)`
    );
    return await readFile(to);
  } finally {
    connection.closeSync();
    await rm(folder, {recursive: true, force: true});
  }
}
