// The yardstick: one DuckDB scan of files, all columns read and counted.
// usage: node scripts/run.js scripts/bench/scan.ts <csv>…; prints how long it took without the start of the program.
import {literal, openDuckDB, rows} from "../../data-loaders/duckdb.js";

const connection = await openDuckDB();
const start = performance.now();
for (const file of process.argv.slice(2))
  await rows(
    connection,
    `SELECT count(COLUMNS(*)) FROM read_csv(${literal(file)}, header = true, delim = ',', quote = '"',
       escape = '"', auto_detect = false, columns = {${columnsOf()}})`
  );
process.stdout.write(JSON.stringify({seconds: (performance.now() - start) / 1000}));

function columnsOf(): string {
  const names =
    "geo_id geography date_start date_end platform_and_product facet level variable cluster_name value".split(" ");
  return names.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
}
