// The floor: Node and DuckDB alone from two files to the essay's correlation, with nothing checked.
// usage: node scripts/run.js scripts/bench/floor.ts <way> <Claude.ai's csv> <the API's csv>; prints what it found.
// way: essay, the rows about the tasks' eleven variables that the essay's data are made of; all, whatever the report reads.
import {literal, literals, openDuckDB, rows} from "../../data-loaders/duckdb.js";
import {measureRows} from "../../src/analysis/panel/Panel.js";

const [way, ...files] = process.argv.slice(2);
const names = "geo_id geography date_start date_end platform_and_product facet level variable cluster_name value".split(
  " "
);
const columns = names.map((name) => `${literal(name)}: '${name === "value" ? "DOUBLE" : "VARCHAR"}'`).join(", ");
const shares = ["onet_task_task_success_pct", "onet_task_collaboration_pct"];
const essay = [
  ...["count", "pct"].flatMap((stat) => ["", "collaboration_", "task_success_"].map((of) => `onet_task_${of}${stat}`)),
  ...["human_only_time", "human_with_ai_time", "ai_autonomy", "human_education_years", "ai_education_years"].map(
    (metric) => `onet_task_${metric}_mean`
  )
];
const all = measureRows.flatMap(({long, stat}) =>
  long === null ? [] : ["", "onet_task_"].flatMap((of) => [`${of}${long.facet}_${stat}`, `${of}${long.facet}_count`])
);
const more = way === "essay" ? "" : ", date_start, platform_and_product";
const select = (
  file: string,
  platform: number
): string => `SELECT ${platform} AS platform, variable, facet${more}, cluster_name, value
  FROM read_csv(${literal(file)}, header = true, delim = ',', quote = '"', escape = '"', auto_detect = false,
    nullstr = 'no value is null', columns = {${columns}})
  WHERE geography = 'global' AND variable IN (${literals(way === "essay" ? essay : all)})`;

const connection = await openDuckDB(512);
for (const [i, file] of files.entries())
  await connection.run(`${i === 0 ? "CREATE TABLE published AS" : "INSERT INTO published"} ${select(file, i)}`);
const cell = (platform: number, label: string): string =>
  `max(value) FILTER (platform = ${platform} AND ends_with(cluster_name, '::${label}'))`;
const [found] = await rows<{n: number; r: number}>(
  connection,
  `SELECT count(*)::INTEGER AS n, corr(claude - api, directive) AS r
   FROM (SELECT ${cell(0, "yes")} AS claude, ${cell(1, "yes")} AS api, ${cell(1, "directive")} AS directive,
       ${cell(1, "learning")} AS learning, ${cell(0, "directive")} AS own_directive, ${cell(0, "learning")} AS own_learning
     FROM published WHERE variable IN (${literals(shares)})
     GROUP BY left(cluster_name, length(cluster_name) - instr(reverse(cluster_name), '::') - 1))
   WHERE claude + api + directive + learning + own_directive + own_learning IS NOT NULL`
);
process.stdout.write(JSON.stringify(found));
