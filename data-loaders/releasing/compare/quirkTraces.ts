import {csvQuery, csvTable} from "../../dialects/csvTable.js";
import {dialects} from "../../dialects/Dialect.js";
import {openDuckDB, rows} from "../../duckdb.js";
import type {Manifest} from "../../releases/Manifest.js";
import {type Quirk, quirks} from "../../releases/quirks.js";

/** Whether a file has a quirk. `untold`: too few rows could show it, as in a subset or a sample. */
export type Trace = "there" | "absent" | "untold";

/** Looks in one platform file for every quirk known of its dialect. */
export async function quirkTraces(
  dialect: Manifest["dialect"],
  file: string,
  known: readonly Quirk[] = quirks
): Promise<Record<string, Trace>> {
  const wanted = known.filter((quirk) => quirk.dialect === dialect);
  const counts = wanted.flatMap(({trace: {among, shows}}, i) => [
    `(count(*) FILTER (${among}))::INTEGER AS among_${i}`,
    `(${shows})::INTEGER AS shows_${i}`
  ]);
  const connection = await openDuckDB();
  try {
    const {columns} = dialects[dialect];
    const [found] = await csvQuery(
      rows<Record<string, number>>(connection, `SELECT ${counts.join(", ")} FROM ${csvTable(columns, file)}`),
      file,
      `rows of the ${dialect} dialect`
    );
    const traceOf = ({trace}: Quirk, i: number): Trace =>
      found![`shows_${i}`]! > 0 ? "there" : found![`among_${i}`]! >= trace.enough ? "absent" : "untold";
    return Object.fromEntries(wanted.map((quirk, i) => [quirk.id, traceOf(quirk, i)]));
  } finally {
    connection.closeSync();
  }
}
